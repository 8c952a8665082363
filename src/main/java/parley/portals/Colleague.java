package parley.portals;

/** A person of a portal, by the name the portal gave last; the name is empty while we have not heard it. */
public record Colleague(UserId user, String name) {}
