package parley.health;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.portals.PortalId;

/** When events last arrived from a portal. */
public interface Arrivals {

    /**
     * Notes an event for these bots, or for none in particular. At its best: who cannot note it keeps the event all the same,
     * and says nothing.
     */
    void note(PortalId portal, Set<Long> bots, Instant when);

    Optional<Instant> last(PortalId portal);

    /** By the portal's number of the bot. */
    Map<Long, Instant> lastOfBots(PortalId portal);
}
