package parley.sandbox.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What may go wrong with one call, on purpose. */
public sealed interface Fault {
    /**
     * An ordinary error envelope; the call is not performed.
     *
     * @param budgetResets when a method that spent its time gets some back, where the envelope says so (rest.md, 6.2)
     */
    record Refuse(int status, String code, Optional<Instant> budgetResets) implements Fault {
        public Refuse(int status, String code) {
            this(status, code, Optional.empty());
        }
    }

    /** A page of a proxy instead of JSON; the call is not performed. */
    record Html(int status) implements Fault {}

    /** HTTP 200 and half of the JSON; the call is performed. */
    record Truncate() implements Fault {}

    /** The connection is closed without an answer; the call is not performed. */
    record Cut() implements Fault {}

    /** The connection is closed after the call was performed. */
    record DropAnswer() implements Fault {}

    /** The call is performed, then nothing happens for a while, then the connection is closed. */
    record HangAfter(Duration duration) implements Fault {}

    /** Nothing happens for a while, then the call is performed and answered, whether anybody waits for it or not. */
    record Late(Duration duration) implements Fault {}

    /** Nothing happens for a while, then the connection is closed; the call is not performed. */
    record Hang(Duration duration) implements Fault {}
}
