package parley.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.inbox.GroupCommit;
import parley.inbox.Handler;
import parley.inbox.Handler.Verdict;
import parley.inbox.Hands;
import parley.inbox.Inbox;
import parley.inbox.Lanes.Held;
import parley.inbox.Lanes.Try;
import parley.inbox.Lanes.Waiting;
import parley.inbox.NewEnvelope;
import parley.inbox.OnArrival;
import parley.inbox.Throttle;
import parley.inbox.Worker;

/** What is done with the lanes: side by side, each in order, and never by two. */
abstract class WorkerContract extends FreshInbox {

    @Test
    void worksLanesSideBySideAndEachInOrder() throws Exception {
        int numberOfLanes = 20;
        int each = 10;
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(numberOfLanes * each);
        try (Worker worker = worker(task -> {
            done.add(new String(task.envelope().payload(), UTF_8));
            all.countDown();
            return new Verdict.Done();
        })) {
            worker.start();
            for (int number = 0; number < each; number++) {
                for (int lane = 0; lane < numberOfLanes; lane++) {
                    inbox.add(List.of(work("acme/" + lane, lane + ":" + number)));
                }
                worker.wake();
            }
            assertTrue(all.await(30, TimeUnit.SECONDS));
        }

        for (int lane = 0; lane < numberOfLanes; lane++) {
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
    void answersEachOnceAndInOrderWhetherDoneOnArrivalOrStoredFirst() throws Exception {
        int numberOfLanes = 8;
        int each = 12;
        List<String> answers = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger storedFirst = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(numberOfLanes * each);
        Handler answer = task -> {
            String text = new String(task.envelope().payload(), UTF_8);
            NewEnvelope effect = new NewEnvelope(task.envelope().lane(), "effect", "", text.getBytes(UTF_8), now);
            return database.inTransaction(() -> {
                task.settle(List.of(effect));
                return new Verdict.Settled();
            });
        };
        Handler send = task -> {
            answers.add(new String(task.envelope().payload(), UTF_8));
            all.countDown();
            return new Verdict.Done();
        };
        Throttle throttle = new Throttle(System::nanoTime);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        try (Worker worker = new Worker(lanes, Map.of("work", answer, "effect", send), clock, throttle);
                GroupCommit usual = new GroupCommit(inbox, worker, throttle);
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            worker.start();
            Inbox counted = envelopes -> {
                int added = usual.add(envelopes);
                storedFirst.addAndGet(added);
                return added;
            };
            // Whoever failed rests for a moment and not for a minute.
            LongSupplier hasty = () -> System.nanoTime() * 10_000;
            Inbox door = new OnArrival(counted, lanes, Map.of("work", answer), worker, throttle, clock, hasty);
            List<Future<?>> talks = new ArrayList<>();
            for (int lane = 0; lane < numberOfLanes; lane++) {
                String name = "portal" + lane + "/1";
                talks.add(people.submit(() -> {
                    for (int number = 0; number < each; number++) {
                        List<NewEnvelope> said = List.of(work(name, name + ":" + number));
                        door.add(said);
                        if (number % 4 == 3) {
                            assertEquals(0, door.add(said), "it is known");
                        }
                    }
                }));
            }
            for (Future<?> talk : talks) {
                talk.get();
            }
            assertTrue(all.await(30, TimeUnit.SECONDS));
        }

        int total = numberOfLanes * each;
        assertTrue(storedFirst.get() < total, "some were done on arrival");
        for (int lane = 0; lane < numberOfLanes; lane++) {
            String prefix = "portal" + lane + "/1:";
            List<String> expected =
                    IntStream.range(0, each).mapToObj(number -> prefix + number).toList();
            assertEquals(
                    expected,
                    answers.stream().filter(text -> text.startsWith(prefix)).toList());
        }
    }

    @Test
    void parksAnEnvelopeThatKeepsFailingAndGoesOn() throws Exception {
        CountDownLatch good = new CountDownLatch(1);
        inbox.add(List.of(work("acme/1", "poison")));
        // As if it had failed four times before: the fifth mistake is the last.
        Held held = claim(now, 1).getFirst();
        for (int mistake = 0; mistake < 4; mistake++) {
            lanes.postpone(held.claim(), held.head().envelope(), now, Try.MISTAKE, now);
        }
        lanes.release(held.claim(), now);
        inbox.add(List.of(work("acme/1", "good")));
        try (Worker worker = worker(task -> {
            if (new String(task.envelope().payload(), UTF_8).equals("poison")) {
                throw new IllegalStateException("a bug");
            }
            good.countDown();
            return new Verdict.Done();
        })) {
            worker.start();
            assertTrue(good.await(30, TimeUnit.SECONDS));
        }

        assertEquals(1, lanes.depth(now).parked());
    }

    @Test
    void finishesWhatIsInHandWhenItStops() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        inbox.add(List.of(work("acme/1", "a"), work("acme/1", "b")));
        Worker worker = worker(_ -> {
            started.countDown();
            await(finish);
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
    void tellsAHandlerThatItsLaneMayBeLost() throws Exception {
        inbox.add(List.of(work("acme/1", "a")));
        AtomicReference<Instant> time = new AtomicReference<>(now);
        List<Boolean> held = new CopyOnWriteArrayList<>();
        CountDownLatch handled = new CountDownLatch(1);
        Handler handler = task -> {
            held.add(task.held());
            // As if the process had been paused here.
            time.set(now.plus(LEASE));
            held.add(task.held());
            time.set(now);
            handled.countDown();
            return new Verdict.Done();
        };
        Worker worker = new Worker(lanes, Map.of("work", handler), moving(time), new Throttle(System::nanoTime));
        try (worker) {
            worker.start();
            assertTrue(handled.await(10, TimeUnit.SECONDS));
        }

        assertEquals(List.of(true, false), held);
    }

    /** Another takes it over when the lease ends that was written down with it, however long the disk took. */
    @Test
    void holdsALaneThatOpensNoLongerThanItsLeaseSays() throws Exception {
        AtomicReference<Instant> time = new AtomicReference<>(now);
        AtomicBoolean held = new AtomicBoolean(true);
        CountDownLatch handled = new CountDownLatch(1);
        Handler handler = task -> {
            held.set(task.held());
            handled.countDown();
            return new Verdict.Done();
        };
        try (Worker worker =
                new Worker(lanes, Map.of("work", handler), new ClockByHand(time), new Throttle(System::nanoTime))) {
            worker.start();
            inbox.addAll(List.of(List.of(work("acme/1", "a"))), new Hands() {
                @Override
                public Reach reach(Collection<String> opening) {
                    Reach reach = worker.reach(opening);
                    time.set(now.plusSeconds(14));
                    return reach;
                }

                @Override
                public void take(List<Held> opened, Instant until) {
                    worker.take(opened, until);
                }

                @Override
                public void wake() {
                    worker.wake();
                }
            });
            assertTrue(handled.await(30, TimeUnit.SECONDS));
        }

        assertFalse(held.get());
    }

    @Test
    void postponesWhatTheStoreFailedHoweverOftenItWasTried() throws Exception {
        Database gone = Database.connect("jdbc:h2:mem:gone", "", "");
        gone.close();
        CountDownLatch failed = new CountDownLatch(1);
        inbox.add(List.of(work("acme/1", "a")));
        Held held = claim(now, 1).getFirst();
        for (int mistake = 0; mistake < 4; mistake++) {
            lanes.postpone(held.claim(), held.head().envelope(), now, Try.MISTAKE, now);
        }
        lanes.release(held.claim(), now);
        try (Worker worker = worker(_ -> {
            failed.countDown();
            return gone.inTransaction(Verdict.Done::new);
        })) {
            worker.start();
            assertTrue(failed.await(30, TimeUnit.SECONDS));
        }

        assertEquals(0, lanes.depth(now).parked());
        Waiting again = claim(now.plusSeconds(5), 1).getFirst().head();
        assertEquals(4, again.mistakes());
        assertTrue(again.uncertain());
    }

    @Test
    void doesNotTakeALaneFromItselfWhenTheClockJumps() throws Exception {
        AtomicReference<Instant> time = new AtomicReference<>(now);
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        AtomicInteger times = new AtomicInteger();
        inbox.add(List.of(work("acme/1", "slow")));
        Handler handler = task -> {
            if (task.envelope().lane().equals("acme/2")) {
                looked.countDown();
            } else {
                times.incrementAndGet();
                started.countDown();
                await(finish);
            }
            return new Verdict.Done();
        };
        try (Worker worker =
                new Worker(lanes, Map.of("work", handler), new ClockByHand(time), new Throttle(System::nanoTime))) {
            worker.start();
            assertTrue(started.await(30, TimeUnit.SECONDS));
            time.set(now.plus(Duration.ofHours(2)));
            inbox.add(List.of(work("acme/2", "next")));
            worker.wake();
            assertTrue(looked.await(30, TimeUnit.SECONDS));
            finish.countDown();
        }

        assertEquals(1, times.get());
        assertEquals(0, lanes.depth(now).waiting());
    }

    /** As when a database broke under a thread, which then waits for ever. */
    @Test
    void takesALaneFromAThreadThatHangs() throws Exception {
        AtomicReference<Instant> time = new AtomicReference<>(now);
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch handled = new CountDownLatch(1);
        inbox.add(List.of(work("acme/1", "a")));
        Handler handler = task -> {
            if (task.uncertain()) {
                handled.countDown();
            } else {
                hangs.countDown();
                await(end);
            }
            return new Verdict.Done();
        };
        try (Worker worker =
                new Worker(lanes, Map.of("work", handler), new ClockByHand(time), new Throttle(System::nanoTime))) {
            worker.start();
            assertTrue(hangs.await(30, TimeUnit.SECONDS));
            for (int round = 0; round < 60 && handled.getCount() > 0; round++) {
                time.updateAndGet(moment -> moment.plusSeconds(6));
                worker.wake();
                handled.await(200, TimeUnit.MILLISECONDS);
            }
            end.countDown();
        }

        assertEquals(0, handled.getCount());
        assertEquals(0, lanes.depth(now).waiting());
    }

    private Worker worker(Handler handler) {
        return new Worker(
                lanes, Map.of("work", handler), Clock.fixed(now, ZoneOffset.UTC), new Throttle(System::nanoTime));
    }

    private static Clock moving(AtomicReference<Instant> time) {
        return new Clock() {
            @Override
            public Instant instant() {
                return Objects.requireNonNull(time.get());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    private static final class ClockByHand extends Clock {
        private final AtomicReference<Instant> time;

        ClockByHand(AtomicReference<Instant> time) {
            this.time = time;
        }

        @Override
        public Instant instant() {
            return Objects.requireNonNull(time.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
