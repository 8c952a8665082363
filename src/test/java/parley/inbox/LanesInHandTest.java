package parley.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesInHandTest {
    private static final List<String> OPENING = IntStream.range(0, 40)
            .mapToObj(portal -> "portal" + portal + "/1/2")
            .toList();

    private long now;
    private final Throttle throttle = new Throttle(() -> now);
    private final LanesInHand inHand = new LanesInHand(throttle);

    @Test
    void reachesForAllThatOpensWhileThereIsRoom() {
        assertEquals(40, inHand.within(OPENING).size());
    }

    @Test
    void leavesHalfOfWhatMayBeginToWhatWaitsAlready() {
        for (int slice = 0; slice < 20; slice++) {
            for (int i = 0; i < 20; i++) {
                throttle.enter();
            }
            for (int i = 0; i < 20; i++) {
                throttle.leave();
            }
            now += TimeUnit.MILLISECONDS.toNanos(25);
        }
        int may = inHand.room();

        assertEquals(6, may);
        assertEquals(3, inHand.within(OPENING).size());
    }
}
