package parley.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Does the work of envelopes of one kind. */
public interface Handler {

    /**
     * Handles one envelope outside any transaction. The same envelope comes again when the process dies before the verdict is
     * stored.
     */
    Verdict handle(Task task);

    /** An envelope in the hands of a worker, or on its arrival. */
    interface Task {
        Envelope envelope();

        /**
         * Whether it was tried before and nobody knows what became of it: the call ended without an answer, or the worker
         * that held the lane vanished.
         */
        boolean uncertain();

        /**
         * Since when nobody waits for it any more, if it may still be under way: whoever was asked may do it yet, so that not to
         * find it proves nothing.
         */
        Optional<Instant> pendingSince();

        /**
         * Whether the lane is ours for a while yet. To be asked right before what cannot be undone: a process that was paused,
         * or cut off from the store, must not go on with what another has taken over. And before what takes longer than a
         * moment, for an envelope that is worked on when it arrives ({@link OnArrival}) holds no lane, and keeps its portal
         * waiting.
         */
        boolean held();

        /**
         * Removes the envelope, if it was stored, and puts the next ones in its place, inside the transaction of the thread. Afterwards the verdict
         * is {@link Verdict.Settled}.
         */
        void settle(List<NewEnvelope> next);
    }

    /** What became of an envelope. */
    sealed interface Verdict {
        /** Done; the envelope is removed. */
        record Done() implements Verdict {}

        /** The handler has removed it in its own transaction. */
        record Settled() implements Verdict {}

        /** Not now: the lane waits. An outage, not a mistake. */
        record Later(Duration pause) implements Verdict {}

        /** Not now either, and what was tried may have happened: from now on the envelope is {@link Task#uncertain}. */
        record Unsure(Duration pause) implements Verdict {}

        /** The same, and it may happen yet: from now on the envelope is {@link Task#pendingSince pending}, too. */
        record Pending(Duration pause) implements Verdict {}

        /** Never: put aside where an operator sees it, and let the lane go on. */
        record Hopeless(String reason) implements Verdict {}
    }
}
