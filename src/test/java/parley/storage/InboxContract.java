package parley.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.inbox.Envelope;
import parley.inbox.Handler;
import parley.inbox.Handler.Verdict;
import parley.inbox.Lanes.Claim;
import parley.inbox.Lanes.LeaseLost;
import parley.inbox.NewEnvelope;
import parley.inbox.Worker;

/** What the inbox promises, whatever it stands on. */
abstract class InboxContract {
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** What the databases keep of a moment. */
    private final Instant now = Instant.parse("2026-11-22T10:00:00Z");

    private Database database;
    private JdbcInbox inbox;

    abstract Databases.Place place();

    @BeforeEach
    void open() {
        database = place().open();
        inbox = new JdbcInbox(database, Clock.fixed(now, Clock.systemUTC().getZone()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void acceptsTheSameWorkOnce() {
        assertEquals(2, inbox.add(List.of(work("acme/1", "a"), work("acme/1", "b"))));
        assertEquals(1, inbox.add(List.of(work("acme/1", "b"), work("acme/1", "c"))));

        assertEquals(List.of("a", "b", "c"), drain("acme/1"));
    }

    @Test
    void acceptsTheSameWorkOnceEvenAfterItWasDone() {
        inbox.add(List.of(work("acme/1", "a")));
        drain("acme/1");

        assertEquals(0, inbox.add(List.of(work("acme/1", "a"))));
        assertEquals(List.of(), inbox.claim("node", now, LEASE, 10, 100));
    }

    @Test
    void acceptsTheSameWorkOnceWhenManyOfferItAtTheSameMoment() throws Exception {
        List<Callable<Integer>> offers = Collections.nCopies(8, () -> inbox.add(List.of(work("acme/1", "a"))));
        int accepted = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> offer : threads.invokeAll(offers)) {
                accepted += offer.get();
            }
        }

        assertEquals(1, accepted);
    }

    @Test
    void storesAllOrNothing() {
        NewEnvelope tooLong = new NewEnvelope("x".repeat(301), "work", "b", new byte[0], now);

        assertThrows(RuntimeException.class, () -> inbox.add(List.of(work("acme/1", "a"), tooLong)));

        assertEquals(1, inbox.add(List.of(work("acme/1", "a"))));
    }

    @Test
    void givesALaneToOneWorkerOnly() {
        inbox.add(List.of(work("acme/1", "a"), work("acme/2", "b")));

        assertEquals(2, inbox.claim("one", now, LEASE, 10, 100).size());
        assertEquals(List.of(), inbox.claim("other", now, LEASE, 10, 100));
    }

    @Test
    void leavesRoomForOtherGroupsWhenOneIsBusy() {
        for (int lane = 0; lane < 5; lane++) {
            inbox.add(List.of(work("acme/" + lane, "a")));
        }
        inbox.add(List.of(work("globex/1", "b")));

        assertEquals(3, inbox.claim("one", now, LEASE, 10, 2).size(), "two of acme, one of globex");
        assertEquals(List.of(), inbox.claim("other", now, LEASE, 10, 2));
        assertEquals(1, inbox.claim("other", now, LEASE, 10, 3).size());
    }

    @Test
    void forgetsWhatIsOldAndKeepsWhatIsNot() {
        inbox.add(List.of(work("acme/1", "a"), work("acme/2", "waits")));
        drain("acme/1");

        inbox.tidy(now.plusSeconds(1));

        assertEquals(1, inbox.add(List.of(work("acme/1", "a"))), "forgotten, so new again");
        assertEquals(List.of("a"), drain("acme/1"));
        assertEquals(List.of("waits"), drain("acme/2"));
    }

    @Test
    void givesALaneAwayWhenItsLeaseRanOutAndTheLateWorkerChangesNothing() {
        inbox.add(List.of(work("acme/1", "a")));
        Claim late = inbox.claim("late", now, LEASE, 10, 100).getFirst();
        Instant after = now.plus(LEASE).plusSeconds(1);
        Claim next = inbox.claim("next", after, LEASE, 10, 100).getFirst();
        Envelope envelope = inbox.head("acme/1").orElseThrow().envelope();

        assertThrows(LeaseLost.class, () -> inbox.remove(late, envelope));
        assertThrows(LeaseLost.class, () -> inbox.replace(late, envelope, List.of(work("acme/1", "effect"))));
        assertThrows(LeaseLost.class, () -> inbox.postpone(late, envelope, now, false));
        assertThrows(LeaseLost.class, () -> inbox.park(late, envelope, "late", now));
        assertThrows(LeaseLost.class, () -> inbox.release(late));
        assertFalse(inbox.renew(late, after));

        inbox.remove(next, envelope);
        assertTrue(inbox.head("acme/1").isEmpty());
    }

    @Test
    void putsWhatATurnPromisesAheadOfWhatWasAcceptedLater() {
        inbox.add(List.of(work("acme/1", "question 1"), work("acme/1", "question 2")));
        Claim claim = inbox.claim("node", now, LEASE, 1, 100).getFirst();

        inbox.replace(
                claim,
                inbox.head("acme/1").orElseThrow().envelope(),
                List.of(work("acme/1", "reply 1a"), work("acme/1", "reply 1b")));
        inbox.release(claim);

        assertEquals(List.of("reply 1a", "reply 1b", "question 2"), drain("acme/1"));
    }

    @Test
    void takesATurnWholeOrNotAtAll() {
        inbox.add(List.of(work("acme/1", "question")));
        Claim claim = inbox.claim("node", now, LEASE, 1, 100).getFirst();
        Envelope envelope = inbox.head("acme/1").orElseThrow().envelope();

        assertThrows(
                IllegalStateException.class,
                () -> database.inTransaction(() -> {
                    inbox.replace(claim, envelope, List.of(work("acme/1", "reply")));
                    throw new IllegalStateException("a crash at the worst moment");
                }));

        inbox.release(claim);
        assertEquals(List.of("question"), drain("acme/1"));
    }

    @Test
    void holdsTheWholeLaneBackWhileItsOldestEnvelopeWaits() {
        inbox.add(List.of(work("acme/1", "a"), work("acme/1", "b")));
        Claim claim = inbox.claim("node", now, LEASE, 1, 100).getFirst();
        inbox.postpone(claim, inbox.head("acme/1").orElseThrow().envelope(), now.plusSeconds(60), false);
        inbox.release(claim);

        assertEquals(List.of(), inbox.claim("node", now.plusSeconds(59), LEASE, 1, 100));
        assertEquals(1, inbox.claim("node", now.plusSeconds(60), LEASE, 1, 100).size());
        assertEquals(1, inbox.head("acme/1").orElseThrow().envelope().attempts());
    }

    @Test
    void goesOnWithoutAParkedEnvelopeAndCountsIt() {
        inbox.add(List.of(work("acme/1", "poison"), work("acme/1", "b")));
        Claim claim = inbox.claim("node", now, LEASE, 1, 100).getFirst();
        inbox.park(claim, inbox.head("acme/1").orElseThrow().envelope(), "r".repeat(5_000), now);
        inbox.release(claim);

        assertEquals(1, inbox.depth(now).parked());
        assertEquals(1, inbox.depth(now).waiting());
        assertEquals(Duration.ofSeconds(30), inbox.depth(now.plusSeconds(30)).oldest());
        assertEquals(List.of("b"), drain("acme/1"));
    }

    @Test
    void noticesWorkThatArrivesWhileTheLaneIsHeld() {
        inbox.add(List.of(work("acme/1", "a")));
        Claim claim = inbox.claim("node", now, LEASE, 1, 100).getFirst();
        inbox.remove(claim, inbox.head("acme/1").orElseThrow().envelope());
        inbox.add(List.of(work("acme/1", "b")));
        inbox.release(claim);

        assertEquals(List.of("b"), drain("acme/1"));
    }

    @Test
    void worksLanesSideBySideAndEachInOrder() throws Exception {
        int lanes = 20;
        int each = 10;
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(lanes * each);
        try (Worker worker = worker(task -> {
            done.add(new String(task.envelope().payload(), UTF_8));
            all.countDown();
            return new Verdict.Done();
        })) {
            worker.start();
            for (int number = 0; number < each; number++) {
                for (int lane = 0; lane < lanes; lane++) {
                    inbox.add(List.of(work("acme/" + lane, lane + ":" + number)));
                }
                worker.wake();
            }
            assertTrue(all.await(30, TimeUnit.SECONDS));
        }

        for (int lane = 0; lane < lanes; lane++) {
            String prefix = lane + ":";
            List<String> expected = new ArrayList<>();
            for (int number = 0; number < each; number++) {
                expected.add(prefix + number);
            }
            assertEquals(
                    expected,
                    done.stream().filter(text -> text.startsWith(prefix)).toList());
        }
    }

    @Test
    void parksAnEnvelopeThatKeepsFailingAndGoesOn() throws Exception {
        inbox = new JdbcInbox(database, Clock.systemUTC());
        CountDownLatch good = new CountDownLatch(1);
        inbox.add(List.of(workNow("acme/1", "poison")));
        // As if it had failed four times before: the fifth mistake is the last.
        Claim claim = inbox.claim("node", Instant.now(), LEASE, 1, 100).getFirst();
        for (int mistake = 0; mistake < 4; mistake++) {
            inbox.postpone(claim, inbox.head("acme/1").orElseThrow().envelope(), Instant.now(), true);
        }
        inbox.release(claim);
        inbox.add(List.of(workNow("acme/1", "good")));
        try (Worker worker = new Worker(
                inbox,
                Map.of("work", task -> {
                    if (new String(task.envelope().payload(), UTF_8).equals("poison")) {
                        throw new IllegalStateException("a bug");
                    }
                    good.countDown();
                    return new Verdict.Done();
                }),
                Clock.systemUTC(),
                _ -> {})) {
            worker.start();
            assertTrue(good.await(30, TimeUnit.SECONDS));
        }

        assertEquals(1, inbox.depth(Instant.now()).parked());
    }

    @Test
    void finishesWhatIsInHandWhenItStops() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        inbox.add(List.of(work("acme/1", "a"), work("acme/1", "b")));
        Worker worker = worker(_ -> {
            started.countDown();
            try {
                finish.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return new Verdict.Done();
        });
        worker.start();
        assertTrue(started.await(30, TimeUnit.SECONDS));
        Thread stop = Thread.ofPlatform().start(worker::close);
        // The worker is told to stop before the envelope in hand may end.
        while (stop.getState() == Thread.State.RUNNABLE || stop.getState() == Thread.State.NEW) {
            Thread.onSpinWait();
        }
        finish.countDown();
        stop.join();

        assertEquals(List.of("b"), drain("acme/1"));
    }

    @Test
    void alsoForgetsWhatOthersLeaveBehind() throws Exception {
        CountDownLatch tidied = new CountDownLatch(1);
        try (Worker worker =
                new Worker(inbox, Map.of(), Clock.fixed(now, Clock.systemUTC().getZone()), before -> {
                    assertEquals(now.minus(Duration.ofDays(7)), before);
                    tidied.countDown();
                })) {
            worker.start();
            assertTrue(tidied.await(30, TimeUnit.SECONDS));
        }
    }

    private Worker worker(Handler handler) {
        return new Worker(
                inbox,
                Map.of("work", handler),
                Clock.fixed(now, Clock.systemUTC().getZone()),
                _ -> {});
    }

    private NewEnvelope work(String lane, String text) {
        return new NewEnvelope(lane, "work", lane + "#" + text, text.getBytes(UTF_8), now);
    }

    private static NewEnvelope workNow(String lane, String text) {
        return new NewEnvelope(lane, "work", lane + "#" + text, text.getBytes(UTF_8), Instant.now());
    }

    /** Does everything in the lane and tells what it was. */
    private List<String> drain(String lane) {
        List<String> texts = new ArrayList<>();
        for (Claim claim : inbox.claim("drain", now, LEASE, 10, 100)) {
            if (claim.lane().equals(lane)) {
                for (var head = inbox.head(lane); head.isPresent(); head = inbox.head(lane)) {
                    texts.add(new String(head.get().envelope().payload(), UTF_8));
                    inbox.remove(claim, head.get().envelope());
                }
            }
            inbox.release(claim);
        }
        return texts;
    }
}
