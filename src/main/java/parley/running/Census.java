package parley.running;

import parley.portals.PortalId;

/** Asks a portal which of our bots it has, and notes the answer. May call over the network: never inside a transaction. */
public interface Census {
    void look(PortalId portal);
}
