package parley.authoring;

/** A bot by our own number, which is not the portal's. */
public record BotId(long value) {}
