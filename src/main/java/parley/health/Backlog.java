package parley.health;

import java.time.Duration;
import java.time.Instant;
import parley.portals.PortalId;

/** The work of one portal that is not done yet. */
public interface Backlog {
    Depth depth(PortalId portal, Instant now);

    /** Lets everything that was put aside be tried once more; answers how much it was. */
    int retry(PortalId portal, Instant now);

    /**
     * How much waits.
     *
     * @param waiting what could have been done by now
     * @param aside what was given up
     */
    record Depth(long waiting, Duration oldest, long aside) {}
}
