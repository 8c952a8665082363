package parley.health;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import parley.portals.PortalId;

/** What only the portal can tell. Every method may take as long as a call over the network can. */
public interface PortalSide {
    Said<Boolean> installationFinished(PortalId portal);

    /** By the portal's own names. */
    Said<List<String>> missingPermissions(PortalId portal);

    /** Whether our access is an administrator's. */
    Said<Boolean> administrator(PortalId portal);

    /** How many of the application's events do not come to our address. */
    Said<Integer> missingBindings(PortalId portal);

    /** The numbers of all bots. */
    Said<Set<Long>> bots(PortalId portal);

    /** How far its clock is ahead of ours. */
    Said<Duration> clockAhead(PortalId portal);

    /** Makes the events of the application come to our address. */
    Said<Boolean> bindAgain(PortalId portal);
}
