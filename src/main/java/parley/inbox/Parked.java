package parley.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was put aside because nobody could handle it. An operator looks, and tries it again or drops it. */
public interface Parked {

    /** The newest of all groups. */
    List<Aside> newest(int most);

    /** The newest of one group. */
    List<Aside> newest(String group, int most);

    /** One of a group; nothing when it is not there. */
    Optional<Aside> find(String group, long id);

    /** Puts it back to its old place in its lane, due now and without its mistakes; false when it is not there. */
    boolean retry(long id, Instant now);

    /** Forgets it; false when it is not there. */
    boolean drop(long id);

    /** An envelope that was put aside; its payload stays where it is. */
    record Aside(long id, String lane, String kind, Instant acceptedAt, Instant parkedAt, String reason) {}
}
