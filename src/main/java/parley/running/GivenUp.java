package parley.running;

/** Why something that was promised is never done, in the words that are stored with it. */
public final class GivenUp {
    /** The portal's own code follows. */
    public static final String REFUSED = "the portal refused: ";

    public static final String GONE = "the portal is gone";
    public static final String TOO_LATE = "the portal could not be reached for too long";

    private GivenUp() {}
}
