package parley.authoring;

/** A part of a bot that can differ on its own, in the order of the form. */
public enum Part {
    PHOTO,
    NAME,
    LAST_NAME,
    POSITION,
    COLOR,
    KIND,
    OPEN_CHANNELS,
    // What a bot says was on the form once; old entries in the list of changes tell of it.
    LANGUAGE,
    GREETING,
    TOPIC_WORDINGS,
    TOPIC_REPLY,
    TOPIC_ORDER,
    FALLBACK,
    EMAIL,
    WEBSITE,
    BIRTHDAY,
    GENDER,
    CODE,
    /** Number of the version that people meet. */
    VERSION,
    /** How many days the transcripts are kept. */
    RETENTION
}
