package parley.running;

import java.time.Instant;
import java.util.Map;
import parley.portals.PortalId;

/** What bots remember about people, for all bots of a portal. Every method joins the transaction of the thread. */
public interface Facts {

    /** Values by name. */
    Map<String, String> of(PortalId portal, long person);

    /** Keeps a fact in place of the one with that name; a blank value forgets it. */
    void keep(PortalId portal, long person, String fact, String value, Instant now);
}
