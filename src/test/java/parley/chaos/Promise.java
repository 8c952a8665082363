package parley.chaos;

/** What is promised to whoever writes to a bot. */
final class Promise {
    /** Whether an answer whose sending was cut off is looked for before it is sent again. */
    static final boolean EXACTLY_ONCE = true;

    private Promise() {}
}
