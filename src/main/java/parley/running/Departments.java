package parley.running;

import java.util.List;
import parley.portals.PortalId;

/** Where people of a portal work. May call over the network: never inside a transaction. */
public interface Departments {

    /** Names of the person's departments; none when the portal does not say. */
    List<String> of(PortalId portal, long person);
}
