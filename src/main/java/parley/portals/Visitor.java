package parley.portals;

import java.util.Locale;

/** A verified person looking at our pages: of which portal, who, with which right, in which language. */
public record Visitor(PortalId portal, UserId user, boolean administrator, Locale language) {}
