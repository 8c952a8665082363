package parley.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final int ALONE = 0;
    private static final int IN_A_CROWD = 20;

    private long now = Long.MAX_VALUE - 7;
    private final Throttle throttle = new Throttle(() -> now);

    @Test
    void letsEverythingBeginWhileFewPortalsWait() {
        int begun = work(1_000, 1_000, ALONE);

        assertFalse(throttle.holds());
        assertEquals(1_000, begun, 1);
    }

    @Test
    void letsLessAndLessBeginWhileManyPortalsWait() {
        work(1_000, 1_000, ALONE);
        int first = work(300, 1_000, IN_A_CROWD);
        work(1_000, 1_000, IN_A_CROWD);
        int last = work(1_000, 1_000, IN_A_CROWD);

        assertTrue(throttle.holds());
        assertTrue(first < 250, first + " began");
        assertEquals(100, last, 15);
    }

    @Test
    void doesNotTakeAMomentOfStandstillForAMeasure() {
        work(25, 0, IN_A_CROWD);
        assertEquals(200, work(1_000, 200, ALONE), 5);
    }

    @Test
    void letsMoreAndMoreBeginAgainAfterwards() {
        work(2_000, 1_000, IN_A_CROWD);
        int first = work(200, 1_000, ALONE);
        work(5_000, 5_000, ALONE);
        int last = work(200, 1_000, ALONE);

        assertTrue(first < 60, first + " began");
        assertEquals(200, last, 1);
        assertFalse(throttle.holds());
    }

    @Test
    void doesNotMindACrowdThatIsGoneAtOnce() {
        for (int slice = 0; slice < 100; slice++) {
            for (int i = 0; i < 14; i++) {
                throttle.enter();
            }
            for (int i = 0; i < 14; i++) {
                throttle.leave();
            }
            for (int i = 0; i < 6; i++) {
                throttle.enter();
                throttle.leave();
            }
            now += TimeUnit.MILLISECONDS.toNanos(25);
        }
        assertEquals(Integer.MAX_VALUE, throttle.allowance());
    }

    @Test
    void chargesWhatBeganAheadToWhatMayBeginNext() {
        work(2_000, 1_000, IN_A_CROWD);
        for (int i = 0; i < 100; i++) {
            throttle.begun();
        }
        assertEquals(0, throttle.allowance());
        int begun = work(50, 1_000, IN_A_CROWD);
        assertTrue(begun <= 1, begun + " began");
    }

    @Test
    void forgetsWhenNothingCame() {
        work(2_000, 1_000, IN_A_CROWD);
        now += TimeUnit.MINUTES.toNanos(1);
        assertEquals(Integer.MAX_VALUE, throttle.allowance());
    }

    /** Every millisecond a portal comes while so many wait, and as many envelopes begin as wait and may. */
    private int work(int milliseconds, int offeredPerSecond, int portals) {
        int begun = 0;
        double waiting = 0;
        for (int i = 0; i < portals; i++) {
            throttle.enter();
        }
        for (int i = 0; i < milliseconds; i++) {
            now += TimeUnit.MILLISECONDS.toNanos(1);
            throttle.enter();
            throttle.leave();
            waiting += offeredPerSecond / 1_000.0;
            for (int may = throttle.allowance(); may > 0 && waiting >= 1; may--) {
                throttle.begun();
                begun++;
                waiting--;
            }
        }
        for (int i = 0; i < portals; i++) {
            throttle.leave();
        }
        return begun;
    }
}
