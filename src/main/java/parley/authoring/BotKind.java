package parley.authoring;

/** What a bot hears and how it appears. Cannot change once the bot is registered. */
public enum BotKind {
    STANDARD,
    /** Shows that it is typing before it answers. */
    HUMAN_LIKE,
    /** Talks to customers in Open Channels only. */
    OPEN_CHANNEL,
    /** Hears every message of every chat it is in. */
    SUPERVISOR
}
