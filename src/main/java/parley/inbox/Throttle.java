package parley.inbox;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How much work may begin: so many envelopes a second, step by step more while that many do begin and no portals wait in a
 * crowd for our yes, and step by step fewer while they do. A portal sends an event once and slows down for handlers that are
 * slow; people can wait a moment. Never nothing, for they wait too. Safe for use by many threads.
 */
public final class Throttle {
    /** More than wait together unless the machine, or the disk, is at its limit. */
    private static final int CROWD = 6;

    /** Between two decisions; in nanoseconds. */
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(25);

    private static final double FEWEST_A_SECOND = 100;

    /** After a quiet time: not half of what a processor can do, for nobody knows yet whether events come with it. */
    private static final double CALM_OF_A_PROCESSOR = 200;

    /** More than it begins. */
    private static final double MOST_OF_A_PROCESSOR = 1_000;

    private static final double LESS = 0.7;
    private static final double MORE = 1.04;
    /** What may begin at once, and be begun ahead; in seconds. */
    private static final double AT_ONCE = 0.05;

    private final LongSupplier nanoTime;
    private final double calm;
    private final double most;
    private double perSecond;
    private double credit;
    private long sliceBegan;
    private long creditAt;
    private int inside;
    private int entered;
    private int crowded;
    private int begun;

    /**
     * @param nanoTime as {@link System#nanoTime}
     * @param processors of this machine
     */
    public Throttle(LongSupplier nanoTime, int processors) {
        this.nanoTime = nanoTime;
        this.calm = processors * CALM_OF_A_PROCESSOR;
        this.most = processors * MOST_OF_A_PROCESSOR;
        this.perSecond = calm;
        this.credit = atOnce();
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
        begun++;
        credit = Math.max(credit - 1, -perSecond * AT_ONCE);
    }

    /** How many envelopes may begin now. */
    synchronized int allowance() {
        look();
        return (int) Math.max(0, credit);
    }

    private double atOnce() {
        return perSecond * AT_ONCE + 1;
    }

    private void look() {
        long now = nanoTime.getAsLong();
        long slices = (now - sliceBegan) / SLICE;
        if (slices > 0) {
            decide();
            calmDown(slices - 1);
            sliceBegan += slices * SLICE;
            entered = 0;
            crowded = 0;
            begun = 0;
        }
        credit = Math.min(credit + perSecond * (now - creditAt) / 1e9, atOnce());
        creditAt = now;
    }

    private void decide() {
        // Half of them, for a few meet one after every collection of garbage.
        boolean crowd = crowded * 2 > entered;
        boolean used = begun * 2 > perSecond * SLICE / 1e9;
        if (crowd) {
            perSecond = Math.max(FEWEST_A_SECOND, perSecond * LESS);
        } else if (used) {
            perSecond = Math.min(most, perSecond * MORE);
        } else {
            calmDown(1);
        }
    }

    /** For so many slices of which nothing is known: what was possible long ago says nothing of now. */
    private void calmDown(long slices) {
        double factor = Math.pow(MORE, (double) slices);
        perSecond = perSecond > calm ? Math.max(calm, perSecond / factor) : Math.min(calm, perSecond * factor);
    }
}
