package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import parley.bitrix24.Bucket.Rate;
import parley.portals.PortalId;

class BucketAheadTest {
    private static final PortalId ACME = new PortalId("acme");
    private static final Duration FULL = Duration.ofMillis(500);

    private final Queue<Runnable> beside = new ArrayDeque<>();
    private final Far far = new Far();
    private final Bucket bucket = new BucketAhead(far, beside::add);

    @Test
    void nobodyWaitsForTheBucketAfterTheFirstCall() {
        assertEquals(Duration.ZERO, take());
        besides();
        assertEquals(2, far.taken);
        assertEquals(Duration.ZERO, take());
        assertEquals(2, far.taken, "asked for beside, not by the call");
        besides();
        assertEquals(3, far.taken);
    }

    @Test
    void everyCallIsCountedOnce() {
        for (int crowd = 0; crowd < 10; crowd++) {
            take();
            take();
            besides();
        }
        assertEquals(2 * 10 + 1, far.taken);
    }

    @Test
    void whoComesWhenNothingIsLeftIsToldHowLongToWait() {
        far.taken = Far.ROOM - 1;
        assertEquals(Duration.ZERO, take());
        besides();
        assertEquals(FULL, take());
    }

    @Test
    void whatIsTakenAheadDoesNotOutliveAPause() {
        take();
        besides();
        far.taken = Far.ROOM;
        bucket.close(ACME, Rate.USUAL, Duration.ofSeconds(2));
        assertEquals(FULL, take());
    }

    @Test
    void aBucketThatFailsBesideFailsOnlyWhoNeedsIt() {
        take();
        far.failing = true;
        besides();
        far.failing = false;
        assertEquals(Duration.ZERO, take());
        assertEquals(2, far.taken);
    }

    private Duration take() {
        return bucket.take(ACME, Rate.USUAL);
    }

    private void besides() {
        for (Runnable next = beside.poll(); next != null; next = beside.poll()) {
            next.run();
        }
    }

    /** Room for some requests, and never more. */
    private static final class Far implements Bucket {
        static final int ROOM = 50;

        int taken;
        boolean failing;

        @Override
        public Duration take(PortalId portal, Rate rate) {
            if (failing) {
                throw new IllegalStateException("The database is away");
            }
            if (taken == ROOM) {
                return FULL;
            }
            taken++;
            return Duration.ZERO;
        }

        @Override
        public void close(PortalId portal, Rate rate, Duration pause) {}
    }
}
