package parley.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final AtomicInteger reads = new AtomicInteger();
    private String stored = "as it was";

    @Test
    void readsOnceInAMoment() {
        Recent<String, List<String>> recent = new Recent<>(Duration.ofSeconds(30));

        recent.get("key", _ -> read());
        stored = "changed elsewhere";

        assertEquals(List.of("as it was"), recent.get("key", _ -> read()));
        assertEquals(1, reads.get());
    }

    @Test
    void seesAfterAMomentWhatWasChangedElsewhere() {
        Recent<String, List<String>> recent = new Recent<>(AT_ONCE);

        recent.get("key", _ -> read());
        stored = "changed elsewhere";

        assertEquals(List.of("changed elsewhere"), recent.get("key", _ -> read()));
    }

    @Test
    void keepsTheObjectOfWhatSaysTheSame() {
        Recent<String, List<String>> recent = new Recent<>(AT_ONCE);

        List<String> first = recent.get("key", _ -> read());
        assertSame(first, recent.get("key", _ -> read()));
        assertEquals(2, reads.get());
    }

    @Test
    void readsAgainWhatIsToBeForgotten() {
        Recent<String, List<String>> recent = new Recent<>(Duration.ofSeconds(30));

        List<String> first = recent.get("key", _ -> read());
        recent.forget("key");

        assertNotSame(first, recent.get("key", _ -> read()));
    }

    /** A new object each time, as of a row. */
    private List<String> read() {
        reads.incrementAndGet();
        return List.of(stored);
    }
}
