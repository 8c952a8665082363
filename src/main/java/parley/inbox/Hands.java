package parley.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Who works here. Lanes that come into being can be held by it from that moment on, so that nobody has to look for them. Safe
 * for use by many threads.
 */
public interface Hands {
    /** Leaves everything to whoever looks for it. */
    Hands NOBODY = new Hands() {
        @Override
        public Reach reach(Collection<String> lanes) {
            return Reach.NOTHING;
        }

        @Override
        public void take(List<Lanes.Held> lanes, Instant until) {}

        @Override
        public void wake() {}
    };

    /** Those of the lanes that there is room for. Nothing is owed: they may turn out to be there already, elsewhere. */
    Reach reach(Collection<String> lanes);

    /**
     * These have come into being, held, each with its only envelope or the first of its envelopes.
     *
     * @param until when the lease ends, as it was reached for
     */
    void take(List<Lanes.Held> lanes, Instant until);

    /** There may be work besides. */
    void wake();

    /** @param until when the lease ends */
    record Reach(Set<String> lanes, Instant until) {
        public static final Reach NOTHING = new Reach(Set.of(), Instant.EPOCH);

        public Reach {
            lanes = Set.copyOf(lanes);
        }
    }
}
