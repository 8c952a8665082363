package parley.bitrix24;

/** The kinds of envelopes this room writes; the composition root gives each a handler. */
public final class Kinds {
    /** Something a bot heard; read by {@link EventReader}. */
    public static final String STIMULUS = "stimulus";

    /** Something that happened to the application in a portal; handled by {@link Lifecycle}. */
    public static final String LIFECYCLE = "lifecycle";

    /** The content of a portal that left us, to be erased when its time is over; handled by {@link Lifecycle}. */
    public static final String ERASURE = "erasure";

    /** The bots of a portal shall be looked after; the payload is the portal's key. */
    public static final String CONVERGENCE = "convergence";

    /** An event we have no word for; handled by {@link UnknownEvents}. */
    public static final String UNKNOWN = "unknown-event";

    private Kinds() {}
}
