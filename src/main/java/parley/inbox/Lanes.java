package parley.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the worker needs of the store. A lane is held by one worker at a time under a lease; whoever lost the lease can no
 * longer change anything in it, because every change names the fence it was claimed with.
 */
public interface Lanes {

    /**
     * Takes up to {@code most} lanes that have due work and that nobody holds.
     *
     * @param mostOfAGroup how many lanes of one group all workers together hold at most
     */
    List<Claim> claim(String worker, Instant now, Duration lease, int most, int mostOfAGroup);

    /** The oldest envelope of the lane, due or not; nothing when the lane is empty. */
    Optional<Waiting> head(String lane);

    /** Removes a finished envelope. Joins the transaction of the thread if there is one. */
    void remove(Claim claim, Envelope envelope);

    /**
     * Removes a finished envelope and puts the next ones in its place, ahead of what was accepted later. Joins the transaction
     * of the thread if there is one.
     */
    void replace(Claim claim, Envelope envelope, List<NewEnvelope> next);

    /** Puts the envelope back, not to be tried before the given time. */
    void postpone(Claim claim, Envelope envelope, Instant dueAt, boolean mistake);

    /** Puts the envelope aside with the reason, where an operator sees it. */
    void park(Claim claim, Envelope envelope, String reason, Instant now);

    /** Extends the lease; false when it was lost. */
    boolean renew(Claim claim, Instant until);

    /** Lets go of the lane; it is claimed again when its next envelope is due. */
    void release(Claim claim);

    /** Forgets which work was accepted before that moment, and the lanes that have none. */
    void tidy(Instant before);

    /** How much waits, how old the oldest is, how much is parked. */
    Depth depth(Instant now);

    /** The right to work on a lane. */
    record Claim(String lane, long fence) {}

    /** An envelope and when it may be tried; {@code mistakes} counts the tries that ended in an exception. */
    record Waiting(Envelope envelope, Instant dueAt, int mistakes) {}

    record Depth(long waiting, Duration oldest, long parked) {}

    /** The lease was lost to another worker: nothing was changed. */
    final class LeaseLost extends RuntimeException {
        public LeaseLost(Claim claim) {
            super("The lease of lane " + claim.lane() + " is lost");
        }
    }
}
