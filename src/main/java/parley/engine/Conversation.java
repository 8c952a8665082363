package parley.engine;

/**
 * The thread between one bot and one dialog: what the next turn must know of the earlier ones.
 *
 * @param misses how many messages in a row no topic fitted
 */
public record Conversation(int misses) {
    public static final Conversation NEW = new Conversation(0);
}
