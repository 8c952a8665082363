package parley.running;

/** Where a bot answers: a private dialog or a group, in the portal's own spelling, unique per portal and bot. */
public record DialogId(String value) {}
