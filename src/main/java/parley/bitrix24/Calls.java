package parley.bitrix24;

import java.util.Map;
import parley.portals.PortalId;

/** How this room calls a method of a portal. Blocks its thread, which is meant to be a virtual one. */
interface Calls {
    Called call(PortalId portal, String method, Map<String, ?> parameters);
}
