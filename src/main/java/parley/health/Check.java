package parley.health;

/** What is looked at. */
public enum Check {
    INSTALLATION(true),
    PERMISSIONS(true),
    ACCESS(true),
    BINDINGS(true),
    /** Once for each bot. */
    BOT(true),
    ARRIVALS(false),
    LOOP(false),
    CLOCK(true),
    QUEUE(false),
    ASIDE(false);

    private final boolean asksPortal;

    Check(boolean asksPortal) {
        this.asksPortal = asksPortal;
    }

    /** Whether only the portal can tell. */
    public boolean asksPortal() {
        return asksPortal;
    }
}
