package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import parley.bitrix24.Bucket.Rate;
import parley.portals.PortalId;

class BucketTest {
    private static final PortalId ACME = new PortalId("acme");

    private final Fakes.SettableClock clock = new Fakes.SettableClock();
    private final Bucket bucket = new BucketInMemory(clock);

    @Test
    void aBurstGoesAtOnceAndThenTwoASecond() {
        for (int i = 0; i < 40; i++) {
            assertEquals(Duration.ZERO, take());
        }
        assertEquals(Duration.ofMillis(500), take());
        assertEquals(Duration.ofMillis(500), take(), "asking takes nothing");
        clock.pass(Duration.ofMillis(500));
        assertEquals(Duration.ZERO, take());
        clock.pass(Duration.ofHours(1));
        for (int i = 0; i < 40; i++) {
            assertEquals(Duration.ZERO, take());
        }
        assertEquals(Duration.ofMillis(500), take(), "a long rest earns one burst");
    }

    @Test
    void aPauseIsKept() {
        bucket.close(ACME, Rate.USUAL, Duration.ofSeconds(2));
        assertEquals(Duration.ofSeconds(2), take());
        clock.pass(Duration.ofSeconds(2));
        assertEquals(Duration.ZERO, take());
        assertEquals(Duration.ofMillis(500), take(), "it goes on slowly");
    }

    private Duration take() {
        return bucket.take(ACME, Rate.USUAL);
    }
}
