package parley.bitrix24.wire;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What came back from a portal's method. */
public sealed interface Reply {
    record Result(WildJson result) implements Reply {}

    /**
     * The portal said no.
     *
     * @param code in upper case; empty where the portal gave none
     * @param description for logs and tables of this room, not for people
     * @param pause the portal asks for, if it does
     */
    record Denied(int status, String code, String description, Optional<Duration> pause) implements Reply {}

    /** The portal has another address now; nothing was done (change-domen.md). */
    record Moved(URI to) implements Reply {}

    /** An answer that is no answer of a portal: a proxy's page, a cut body. */
    record Unreadable(int status, Optional<Duration> pause) implements Reply {}

    /** Nobody answered. */
    record NoAnswer(boolean mayHaveHappened) implements Reply {}
}
