package parley.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final int ALONE = 0;
    private static final int IN_A_CROWD = 20;

    private static final int AT_ONCE_WHEN_CALM = 21;

    private long now = Long.MAX_VALUE - 7;
    private final Throttle throttle = new Throttle(() -> now, 2);

    @Test
    void letsEverythingBeginOnAUsualDay() {
        int begun = work(1_000, 300, ALONE);

        assertEquals(300, begun, 1);
    }

    @Test
    void letsMoreAndMoreBeginWhileMuchDoes() {
        int first = work(200, 1_000, ALONE);
        work(1_000, 1_000, ALONE);
        int last = work(200, 1_000, ALONE);

        assertTrue(first > 80 && first < 140, first + " began");
        assertEquals(200, last, 1);
    }

    @Test
    void neverLetsMoreBeginThanProcessorsCan() {
        work(10_000, 9_000, ALONE);
        assertEquals(2_000, work(1_000, 9_000, ALONE), 20);
    }

    @Test
    void doesNotTakeABusyTimeLongAgoForAMeasure() {
        work(10_000, 9_000, ALONE);
        now += TimeUnit.SECONDS.toNanos(5);

        assertEquals(AT_ONCE_WHEN_CALM, throttle.allowance());
        int begun = work(100, 9_000, ALONE);
        assertTrue(begun < 100, begun + " began");
    }

    @Test
    void letsLessAndLessBeginWhileManyPortalsWait() {
        work(2_000, 1_000, ALONE);
        int first = work(300, 1_000, IN_A_CROWD);
        work(1_000, 1_000, IN_A_CROWD);
        int last = work(1_000, 1_000, IN_A_CROWD);

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
        assertEquals(AT_ONCE_WHEN_CALM, throttle.allowance());
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
        assertEquals(AT_ONCE_WHEN_CALM, throttle.allowance());
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
