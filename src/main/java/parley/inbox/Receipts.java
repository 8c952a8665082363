package parley.inbox;

import java.util.Collection;
import java.util.Set;

/** What was accepted within the last days, whatever became of it. */
public interface Receipts {
    /** Those of the keys whose envelopes were accepted before, and would not be accepted again. */
    Set<String> known(Collection<String> keys);
}
