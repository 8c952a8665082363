package parley.portals;

/** A person or a bot of one portal, by the portal's own number. */
public record UserId(long value) {}
