package parley.authoring;

import java.util.Optional;
import java.util.Set;
import parley.authoring.Template.Need;
import parley.portals.PortalId;

/** What of a portal the application may use. A call may go over the network: none inside a transaction. */
public interface Features {
    /** Those that the portal has not allowed; nothing where it does not tell within the time that somebody waits for a page. */
    Optional<Set<Need>> missing(PortalId portal);
}
