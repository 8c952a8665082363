package parley.health;

/** What a portal told us when it was asked, or why it did not. */
public sealed interface Said<T> {
    record Told<T>(T value) implements Said<T> {}

    record NotTold<T>(Silence why) implements Said<T> {}

    /** Why a portal does not tell. */
    enum Silence {
        ACCESS_LOST,
        GONE,
        BUSY,
        REFUSED,
        UNREACHABLE,
        /** It may still answer, but nobody waits for it. */
        SLOW
    }
}
