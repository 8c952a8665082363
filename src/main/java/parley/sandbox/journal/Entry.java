package parley.sandbox.journal;

import java.time.Duration;
import java.time.Instant;

/**
 * One exchange: a call that came in, or an event that went out.
 *
 * @param status the HTTP status of the answer, 0 when there was none
 */
public record Entry(
        long id,
        Instant at,
        Direction direction,
        String name,
        int status,
        Duration took,
        String request,
        String response) {

    /** Seen from the portal. */
    public enum Direction {
        IN,
        OUT
    }

    public boolean isFine() {
        return status >= 200 && status < 300;
    }
}
