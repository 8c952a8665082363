package parley.inbox;

import java.time.Duration;

/** Does the work of envelopes of one kind. */
public interface Handler {

    /**
     * Handles one envelope outside any transaction. The same envelope comes again when the process dies before the verdict is
     * stored.
     */
    Verdict handle(Envelope envelope);

    /** What became of an envelope. */
    sealed interface Verdict {
        /** Done; the envelope is removed. */
        record Done() implements Verdict {}

        /** The handler has already removed it in its own transaction. */
        record Settled() implements Verdict {}

        /** Not now: the lane waits. An outage, not a mistake, so it does not count against the envelope. */
        record Later(Duration pause) implements Verdict {}

        /** Never: put aside where an operator sees it, and let the lane go on. */
        record Hopeless(String reason) implements Verdict {}
    }
}
