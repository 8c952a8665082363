package parley.engine;

/** The kind of dialog a bot is in; in a group the bot speaks only when addressed. */
public enum Place {
    PRIVATE,
    GROUP,
    OPEN_CHANNEL
}
