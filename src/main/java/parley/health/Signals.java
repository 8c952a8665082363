package parley.health;

import parley.health.Trial.Way;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Ways out to a portal that need no bot. */
public interface Signals {

    /** Shows a person a notice that comes from nobody in particular; a newer one takes its place. */
    Way notice(PortalId portal, UserId person, String text);

    /** Asks the portal to send an event to our address. */
    Way event(PortalId portal);
}
