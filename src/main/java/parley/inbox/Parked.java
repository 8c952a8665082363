package parley.inbox;

import java.time.Instant;
import java.util.List;

/** What was put aside because nobody could handle it. An operator looks, and tries it again or drops it. */
public interface Parked {

    /** The newest of all groups. */
    List<Aside> newest(int most);

    /** The newest of one group. */
    List<Aside> newest(String group, int most);

    /** Puts it back to its old place in its lane, due now and without its mistakes; false when it is not there. */
    boolean retry(long id, Instant now);

    /** Forgets it; false when it is not there. */
    boolean drop(long id);

    /** An envelope that was put aside; its payload stays where it is. */
    record Aside(long id, String lane, String kind, Instant acceptedAt, Instant parkedAt, String reason) {}
}
