package parley.inbox;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How much work may begin while portals wait for our yes: as much as there is room for until they wait in a crowd, then fewer
 * envelopes a second, and step by step more while there is none. A portal sends an event once and slows down
 * for handlers that are slow; people can wait a moment. Never nothing, for they wait too. Safe for use by many threads.
 */
public final class Throttle {
    /** More than wait together unless the machine, or the disk, is at its limit. */
    private static final int CROWD = 6;

    /** Between two decisions; in nanoseconds. */
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(25);

    private static final double FEWEST_A_SECOND = 100;
    /** More than two processors begin. Step by step from here, for a slice in which all stood still says nothing of the next. */
    private static final double UNLIMITED = 2_000;

    private static final double LESS = 0.7;
    private static final double MORE = 1.04;
    /** What may begin at once, and be begun ahead; in seconds. */
    private static final double AT_ONCE = 0.05;

    private final LongSupplier nanoTime;
    private double perSecond = UNLIMITED;
    private double credit;
    private long sliceBegan;
    private long creditAt;
    private int inside;
    private int entered;
    private int crowded;

    /** @param nanoTime as {@link System#nanoTime} */
    public Throttle(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.sliceBegan = nanoTime.getAsLong();
        this.creditAt = sliceBegan;
    }

    /** A portal began to wait for its answer. */
    synchronized void enter() {
        look();
        inside++;
        entered++;
        if (inside > CROWD) {
            crowded++;
        }
    }

    /** A portal was answered, in whatever way. */
    synchronized void leave() {
        inside--;
    }

    /** Work on an envelope begins. */
    synchronized void begun() {
        look();
        credit = Math.max(credit - 1, -perSecond * AT_ONCE);
    }

    /** How many envelopes may begin now. */
    synchronized int allowance() {
        return holds() ? (int) Math.max(0, credit) : Integer.MAX_VALUE;
    }

    /** Whether more could begin than may. */
    synchronized boolean holds() {
        look();
        return perSecond < UNLIMITED;
    }

    private void look() {
        long now = nanoTime.getAsLong();
        credit = Math.min(credit + perSecond * (now - creditAt) / 1e9, perSecond * AT_ONCE + 1);
        creditAt = now;
        long slices = (now - sliceBegan) / SLICE;
        if (slices > 0) {
            decide(slices);
            sliceBegan += slices * SLICE;
            entered = 0;
            crowded = 0;
        }
    }

    /** All that was counted was in the first of them, for every call looks first. */
    private void decide(long slices) {
        // Half of them, for a few meet one after every collection of garbage.
        boolean wait = crowded * 2 > entered;
        if (wait) {
            perSecond = Math.max(FEWEST_A_SECOND, perSecond * LESS);
        }
        perSecond = Math.min(UNLIMITED, perSecond * Math.pow(MORE, (double) (wait ? slices - 1 : slices)));
    }
}
