package parley.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.storage.Timers.Chore;

/** What the timers promise, whatever they stand on. */
abstract class TimersContract {
    private final AtomicInteger rounds = new AtomicInteger();
    private final CountDownLatch done = new CountDownLatch(1);

    private Database database;

    abstract Databases.Place place();

    @BeforeEach
    void open() {
        database = place().open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void doAChoreOnOneNodeOnly() throws InterruptedException {
        startTwoNodes();
        assertEquals(1, rounds.get());
    }

    private void startTwoNodes() throws InterruptedException {
        Chore chore = new Chore("chore", Duration.ofDays(1), this::round);
        Chore last = new Chore("last", Duration.ofDays(1), done::countDown);
        try (Timers one = timers(chore, last);
                Timers other = timers(chore, last)) {
            one.start();
            other.start();
            assertTrue(done.await(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void rememberAcrossARestartWhenAChoreWasDone() throws InterruptedException {
        startTwoNodes();
        CountDownLatch another = new CountDownLatch(1);
        try (Timers next = timers(
                new Chore("chore", Duration.ofDays(1), this::round),
                new Chore("another", Duration.ofDays(1), another::countDown))) {
            next.start();
            assertTrue(another.await(30, TimeUnit.SECONDS));
        }
        assertEquals(1, rounds.get());
    }

    @Test
    void goOnAfterAChoreThatFailed() throws InterruptedException {
        Chore broken = new Chore("broken", Duration.ofDays(1), () -> {
            throw new IllegalStateException("broken");
        });
        try (Timers timers = timers(broken, new Chore("chore", Duration.ofDays(1), done::countDown))) {
            timers.start();
            assertTrue(done.await(30, TimeUnit.SECONDS));
        }
    }

    private Timers timers(Chore... chores) {
        return new Timers(database, Clock.systemUTC(), List.of(chores));
    }

    private void round() {
        rounds.incrementAndGet();
    }
}
