package parley.authoring;

/** A command by our own number, which is not the portal's. */
public record CommandId(long value) {}
