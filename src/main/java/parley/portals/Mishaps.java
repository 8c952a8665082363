package parley.portals;

import java.util.List;

/** The last mishaps of each portal; older ones are forgotten. */
public interface Mishaps {
    int MOST = 20;

    /**
     * Adds one, or counts it with what it repeats. At its best: who cannot note it says nothing, because the mishap itself is
     * dealt with elsewhere.
     */
    void note(Mishap mishap);

    /** The latest first. */
    List<Mishap> of(PortalId portal);
}
