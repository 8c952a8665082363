package parley.bitrix24.wire;

/** What the authorization server said. */
public sealed interface Asked<T> {
    record Answered<T>(T value) implements Asked<T> {}

    record Denied<T>(Denial why) implements Asked<T> {}

    /** An outage: nothing can be concluded from it. */
    record Unanswered<T>() implements Asked<T> {}

    /** The reasons of the authorization server (install-and-auth.md §6.3). */
    enum Denial {
        /** Code or renewal token is used, old or foreign. */
        GRANT_DEAD,
        /** The access token is old or unknown. */
        TOKEN_DEAD,
        /** Our secret is wrong, or the application is not installed on that portal. */
        CLIENT_REFUSED,
        /** Our client id is unknown: a mistake in the settings. */
        CLIENT_UNKNOWN,
        NOT_INSTALLED,
        PAYMENT_REQUIRED,
        /** Our mistake, or a code we do not know. */
        REFUSED
    }
}
