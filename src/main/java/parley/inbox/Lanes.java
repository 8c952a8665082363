package parley.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the worker needs of the store. A lane is held by one worker at a time under a lease; whoever lost the lease can no
 * longer change anything in it, because every change names the fence it was claimed with.
 *
 * <p>Each change goes on at once: it returns the lane's next envelope when that is due, and otherwise lets go of the lane, in
 * the same transaction.
 */
public interface Lanes {

    /**
     * Takes up to {@code most} lanes that have due work and that nobody holds. A lane that is taken over, because the lease of
     * its holder ended before the holder let go of it, has an uncertain and pending envelope at its head: nobody knows
     * what the holder still did.
     *
     * @param mostOfAGroup how many lanes of one group all workers together hold at most
     */
    Catch claim(Instant now, Duration lease, int most, int mostOfAGroup);

    /**
     * Removes a finished envelope and puts the next ones in its place, ahead of what was accepted later. Joins the transaction
     * of the thread if there is one, and then fails, or tells what is next, when that is over.
     */
    Supplier<Optional<Waiting>> settle(Claim claim, Envelope envelope, List<NewEnvelope> next, Instant now);

    /**
     * Remembers work that was done before it was stored, and opens its lane for the next ones. Fails, and the transaction of the
     * thread with it, when the work is known already or its lane is there. Joins that transaction if there is one, and
     * then tells what is next when that is over.
     *
     * @return the lane with the first of them, held until then, if that is due
     */
    Supplier<Optional<Held>> settleOnArrival(NewEnvelope arrival, List<NewEnvelope> next, Instant until, Instant now);

    /** Whether there is room for a transaction besides those under way. */
    boolean atEase();

    /** Puts the envelope back, not to be tried before the given time. */
    Optional<Waiting> postpone(Claim claim, Envelope envelope, Instant dueAt, Try ending, Instant now);

    /** Puts the envelope aside with the reason, where {@link Parked} finds it. */
    Optional<Waiting> park(Claim claim, Envelope envelope, String reason, Instant now);

    /** Extends the leases; returns those that were not lost. */
    Set<Claim> renew(Collection<Claim> claims, Instant until);

    /** Lets go of a lane that still has work; it waits behind the lanes that are due already. */
    void release(Claim claim, Instant now);

    /** Whether the store could not be reached or is full, as opposed to a mistake of whoever used it. */
    boolean isOutage(RuntimeException failure);

    /** Ends every lease, for a process that knows that no other lives: the lanes of the dead are taken over at once. */
    void outlive(Instant now);

    /** Forgets which work was accepted before that moment; a bounded number, so true when there may be more. */
    boolean forget(Instant before);

    /** How much waits, how old the oldest is, how much is parked. */
    Depth depth(Instant now);

    /** What stands before the first slash. */
    static String group(String lane) {
        return lane.split("/", 2)[0];
    }

    /** The right to work on a lane. */
    record Claim(String lane, long fence) {}

    /** A lane that was claimed, with its oldest envelope. */
    record Held(Claim claim, Waiting head) {}

    /** @param more whether lanes with due work were left, for want of room */
    record Catch(List<Held> lanes, boolean more) {
        public Catch {
            lanes = List.copyOf(lanes);
        }
    }

    /** How a try ended that was not the last. */
    enum Try {
        NOTHING_DONE,
        UNCERTAIN,
        /** And perhaps still under way. */
        PENDING,
        /** An exception, which may have come after the work was done. */
        MISTAKE
    }

    /**
     * An envelope and when it may be tried.
     *
     * @param mistakes counts the tries that ended in an exception
     * @param uncertain whether what was tried before may have been carried out
     * @param pendingSince since when it may still be under way without anybody who waits for it
     */
    record Waiting(Envelope envelope, Instant dueAt, int mistakes, boolean uncertain, Optional<Instant> pendingSince) {}

    /** What is very much is counted up to {@link #MOST_COUNTED}. */
    record Depth(long waiting, Duration oldest, long parked) {
        /** Counting must not cost more the more there is to do. */
        public static final int MOST_COUNTED = 100_000;
    }

    /** The lane is another worker's: nothing was changed. */
    final class LeaseLost extends RuntimeException {
        public LeaseLost(Claim claim) {
            super("Lane " + claim.lane() + " is not ours");
        }
    }
}
