package parley.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.bitrix24.Bucket;
import parley.bitrix24.Bucket.Rate;
import parley.portals.PortalId;

/** Nodes count together; embedded databases have one node, which counts alone. */
final class JdbcBucketTest {
    private static final PortalId ACME = new PortalId("acme");
    private static final PortalId GLOBEX = new PortalId("globex");
    private static final Rate SLOW = new Rate(5, 0.001);
    private static final Rate TWO_A_SECOND = new Rate(40, 2);

    private final Database database = Databases.postgres().open();
    private final Bucket one = new JdbcBucket(database);
    private final Bucket other = new JdbcBucket(database);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void twoNodesTogetherTakeNoMoreThanThePlanAllows() throws InterruptedException, ExecutionException {
        List<Future<Duration>> taken = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                Bucket node = i % 2 == 0 ? one : other;
                taken.add(threads.submit(() -> node.take(ACME, SLOW)));
            }
        }
        int granted = 0;
        for (Future<Duration> one : taken) {
            granted += one.get().isZero() ? 1 : 0;
        }
        assertEquals(5, granted);
        assertEquals(Duration.ZERO, other.take(GLOBEX, SLOW), "the next portal has a bucket of its own");
    }

    @Test
    void aTransactionNeverHoldsItsConnectionForAPortal() {
        assertThrows(IllegalStateException.class, () -> database.inTransaction(() -> one.take(ACME, TWO_A_SECOND)));
    }

    @Test
    void aPortalThatIsClosedByOneNodeIsClosedForTheOther() {
        one.close(ACME, TWO_A_SECOND, Duration.ofMinutes(1));
        Duration wait = other.take(ACME, TWO_A_SECOND);
        assertTrue(wait.toSeconds() > 50 && wait.toSeconds() <= 60, wait.toString());
    }
}
