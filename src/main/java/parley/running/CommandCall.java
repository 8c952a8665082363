package parley.running;

/**
 * One use of a command, as the portal numbers it: what an answer must name to reach the chat the command was given in, which
 * the bot need not belong to.
 */
public record CommandCall(long command, long message) {}
