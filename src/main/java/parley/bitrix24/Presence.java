package parley.bitrix24;

/** Whether the application is still installed in a portal, as far as the authorization server tells. */
enum Presence {
    THERE,
    /** Installed, and the application's period is over. */
    UNPAID,
    /** Not installed any more. */
    GONE,
    /** Our credentials were refused for this portal: not installed any more, or our secret is wrong. */
    CLIENT_REFUSED,
    /** Every token we hold was refused. */
    NO_GRANT_WORKS,
    /** We hold no token to ask with. */
    NOBODY_TO_ASK,
    UNREACHABLE
}
