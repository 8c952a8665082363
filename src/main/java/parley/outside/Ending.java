package parley.outside;

import java.util.Map;
import java.util.Optional;

/** How a request ended. A reason is a word for the log and holds no address. */
public sealed interface Ending {
    /** @param headers by names without regard to case; of several with one name the first */
    record Answered(int status, byte[] body, Map<String, String> headers) implements Ending {
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** We do not go there. */
    record Refused() implements Ending {}

    /** Nothing of the request left. */
    record NotReached(String why) implements Ending {}

    /** Nobody waits any longer. */
    record TooLate(String why, boolean mayHaveLeft) implements Ending {}

    /** The line broke, or the answer was no HTTP or too long. */
    record BrokeOff(String why) implements Ending {}
}
