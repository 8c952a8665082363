package parley.running;

import parley.portals.PortalId;

/** A registered bot as the portal addresses it. */
public record BotRef(PortalId portal, long number) {}
