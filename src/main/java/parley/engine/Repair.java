package parley.engine;

/** Words that work at any moment, in the bot's language and in English. */
enum Repair {
    HUMAN,
    CANCEL,
    BACK,
    START_OVER,
    REPEAT,
    HELP,
    /** Works only while a question is open that may be skipped. */
    SKIP
}
