package parley.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.portals.PortalId;

/** The work of one portal that is not done yet. */
public interface Backlog {
    Depth depth(PortalId portal, Instant now);

    /** Lets everything that was put aside be tried once more; answers how much it was. */
    int retry(PortalId portal, Instant now);

    /** What was put aside, the newest first. */
    List<Aside> aside(PortalId portal, int most);

    /** One piece of work that was put aside in this portal; nothing when it is not there. */
    Optional<Aside> find(PortalId portal, long id);

    /** Lets one piece of work be tried once more; false when it is not there. */
    boolean retry(PortalId portal, long id, Instant now);

    /** Forgets one piece of work; false when it is not there. Joins the transaction of the thread. */
    boolean drop(PortalId portal, long id);

    /**
     * Work that was put aside.
     *
     * @param bot the number of the bot in the portal; 0 when it is not about one
     * @param code the portal's own word for why, where it has said one
     */
    record Aside(long id, long bot, What what, Why why, String code, Instant acceptedAt, Instant since) {}

    /** What was to be done. */
    enum What {
        /** Something a bot heard, to be understood. */
        MESSAGE,
        /** Something a bot was to say or do. */
        ANSWER,
        OTHER
    }

    /** Why it was not. */
    enum Why {
        REFUSED,
        TOO_LATE,
        GONE,
        /** Of ours. */
        MISTAKE
    }

    /**
     * How much waits; what is very much is not counted to its end.
     *
     * @param waiting what could have been done by now
     * @param oldest how long the oldest of those that were counted waits
     * @param aside what was given up
     */
    record Depth(long waiting, Duration oldest, long aside) {}
}
