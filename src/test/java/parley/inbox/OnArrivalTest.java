package parley.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.inbox.Handler.Verdict;

final class OnArrivalTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant UNTIL = NOW.plusSeconds(15);

    private final AtomicLong nanos = new AtomicLong();
    private final Throttle throttle = new Throttle(nanos::get);
    private final LanesByHand lanes = new LanesByHand();
    private final OpenHands hands = new OpenHands();
    private final List<String> handled = Collections.synchronizedList(new ArrayList<>());
    private final List<String> storedFirst = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore mayStore = new Semaphore(1_000);
    private volatile Handler handler = this::reply;
    private final OnArrival onArrival = onArrival(Duration.ofSeconds(30));
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

    private OnArrival onArrival(Duration patience) {
        return new OnArrival(
                this::storeFirst,
                lanes,
                Map.of("work", this::handle),
                hands,
                throttle,
                Clock.fixed(NOW, ZoneOffset.UTC),
                nanos::get,
                patience);
    }

    @AfterEach
    void close() {
        mayStore.release(1_000);
        people.close();
    }

    @Test
    void doesWhatComesAloneAndGoesOnWithWhatCameOfIt() {
        assertEquals(1, add("acme/1", "question"));

        assertEquals(List.of("question"), lanes.settled);
        assertEquals(List.of("reply to question"), hands.taken);
        assertEquals(List.of(), storedFirst);
    }

    @Test
    void keepsThatItIsDoneWhenNothingCameOfIt() {
        handler = _ -> new Verdict.Done();

        assertEquals(1, add("acme/1", "question"));

        assertEquals(List.of("question"), lanes.settled);
        assertEquals(List.of(), hands.taken);
        assertEquals(List.of(), storedFirst);
    }

    @Test
    void holdsNoLaneMeanwhile() {
        List<Boolean> held = new ArrayList<>();
        handler = task -> {
            held.add(task.held());
            return new Verdict.Done();
        };

        add("acme/1", "question");

        assertEquals(List.of(false), held);
    }

    @Test
    void storesFirstWhatDoesNotComeAloneOrIsOfAnotherKindOrNotDue() {
        assertEquals(2, onArrival.add(List.of(work("acme/1", "a"), work("acme/2", "b"))));
        onArrival.add(List.of(new NewEnvelope("acme/3", "lifecycle", "c", new byte[0], NOW)));
        onArrival.add(List.of(new NewEnvelope("acme/4", "work", "d", new byte[0], NOW.plusSeconds(1))));

        assertEquals(List.of(), handled);
        assertEquals(List.of("a", "b", "c", "d"), storedFirst);
    }

    @Test
    void storesFirstInACrowd() {
        for (int portal = 0; portal < 20; portal++) {
            throttle.enter();
        }
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(25));

        add("acme/1", "question");

        assertEquals(List.of(), handled);
        assertEquals(List.of("question"), storedFirst);
    }

    @Test
    void storesFirstWhileTheStoreHasNoRoomOrNobodyHasHandsForTheLane() {
        lanes.atEase = false;
        add("acme/1", "a");
        lanes.atEase = true;
        hands.open = false;
        add("acme/1", "b");

        assertEquals(List.of(), handled);
        assertEquals(List.of("a", "b"), storedFirst);

        hands.open = true;
        add("acme/1", "c");
        assertEquals(List.of("c"), handled, "that is over at once");
    }

    @Test
    void storesFirstWhileOthersAreStored() throws Exception {
        mayStore.drainPermits();
        Future<Integer> first = people.submit(() -> onArrival.add(List.of(work("acme/1", "a"), work("acme/2", "b"))));
        eventually(() -> storedFirst.size() == 2);

        Future<Integer> second = people.submit(() -> add("acme/3", "c"));
        eventually(() -> storedFirst.size() == 3);
        mayStore.release(2);

        assertEquals(2, first.get());
        assertEquals(1, second.get());
        assertEquals(List.of(), handled);
    }

    @Test
    void storesWhatFailed() {
        handler = _ -> {
            throw new IllegalStateException("a bug");
        };
        assertEquals(1, add("acme/1", "a"));
        handler = this::reply;
        add("acme/2", "b");

        assertEquals(List.of("a"), storedFirst);
        assertEquals(List.of("b"), lanes.settled, "the next one is another matter");
    }

    @Test
    void storesWhatIsPutOff() {
        for (Verdict verdict : List.of(
                new Verdict.Later(Duration.ZERO), new Verdict.Unsure(Duration.ZERO), new Verdict.Hopeless("why"))) {
            handler = _ -> verdict;
            add(verdict.getClass().getSimpleName() + "/1", "question");
        }

        assertEquals(3, storedFirst.size());
        assertEquals(List.of(), lanes.settled);
    }

    @Test
    void storesWhatCannotBeKept() {
        lanes.refuses = true;

        assertEquals(1, add("acme/1", "question"));

        assertEquals(List.of("question"), storedFirst);
        assertEquals(List.of(), hands.taken);
    }

    @Test
    void doesNotWaitForWorkThatTakesItsTimeAndLetsItsGroupRestForAMinute() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        handler = task -> {
            await(end);
            return reply(task);
        };
        OnArrival hurried = onArrival(Duration.ofMillis(50));

        assertEquals(1, hurried.add(List.of(work("acme/1", "a"))));
        handler = this::reply;
        hurried.add(List.of(work("acme/2", "b")));
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));

        assertEquals(List.of("a", "b"), storedFirst);
        assertEquals(List.of("a"), handled);
        add("acme/2", "c");
        assertEquals(List.of("a", "c"), handled);
        end.countDown();
        eventually(() -> hands.taken.size() == 2);
        assertEquals(List.of("reply to c", "reply to a"), hands.taken, "what was left behind may still succeed");
    }

    @Test
    void letsNothingPastWhatIsOnItsWayIntoTheSameLane() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        handler = task -> {
            begun.countDown();
            await(end);
            storedFirst.add("(done)");
            return reply(task);
        };
        Future<Integer> first = people.submit(() -> add("acme/1", "first"));
        await(begun);

        Thread second =
                Thread.ofPlatform().start(() -> onArrival.add(List.of(work("acme/2", "x"), work("acme/1", "second"))));
        Thread third = Thread.ofPlatform().start(() -> add("acme/1", "third"));
        // They wait, or have gone past.
        eventually(() -> !isOnItsWay(second) && !isOnItsWay(third));
        end.countDown();

        assertEquals(1, first.get());
        second.join();
        third.join();
        assertEquals(List.of("first"), handled);
        assertEquals("(done)", storedFirst.getFirst());
        assertEquals(Set.of("(done)", "x", "second", "third"), Set.copyOf(storedFirst));
    }

    @Test
    void doesOnlyAFewAtOnce() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(4);
        handler = task -> {
            begun.countDown();
            await(end);
            return reply(task);
        };
        List<Future<Integer>> few = new ArrayList<>();
        for (String lane : List.of("a/1", "b/1", "c/1", "d/1")) {
            few.add(people.submit(() -> add(lane, lane)));
        }
        await(begun);

        add("e/1", "one too many");
        end.countDown();

        for (Future<Integer> one : few) {
            assertEquals(1, one.get());
        }
        assertEquals(List.of("one too many"), storedFirst);
    }

    private static boolean isOnItsWay(Thread thread) {
        return thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive();
    }

    private int add(String lane, String text) {
        return onArrival.add(List.of(work(lane, text)));
    }

    private static NewEnvelope work(String lane, String text) {
        return new NewEnvelope(lane, "work", text, text.getBytes(UTF_8), NOW);
    }

    private int storeFirst(List<NewEnvelope> envelopes) {
        envelopes.forEach(envelope -> storedFirst.add(envelope.key()));
        mayStore.acquireUninterruptibly();
        return envelopes.size();
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        for (int patience = 5_000; !condition.getAsBoolean(); patience--) {
            assertTrue(patience > 0, "it did not happen in time");
            Thread.sleep(1);
        }
    }

    private Verdict handle(Handler.Task task) {
        handled.add(new String(task.envelope().payload(), UTF_8));
        return handler.handle(task);
    }

    private Verdict reply(Handler.Task task) {
        String reply = "reply to " + new String(task.envelope().payload(), UTF_8);
        task.settle(List.of(work(task.envelope().lane(), reply)));
        return new Verdict.Settled();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes whatever it reaches for. */
    private static final class OpenHands implements Hands {
        private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean open = true;

        @Override
        public Reach reach(Collection<String> opening) {
            return open ? new Reach(Set.copyOf(opening), UNTIL) : Reach.NOTHING;
        }

        @Override
        public void take(List<Lanes.Held> found, Instant until) {
            assertEquals(UNTIL, until);
            found.forEach(held -> taken.add(new String(held.head().envelope().payload(), UTF_8)));
        }

        @Override
        public void wake() {}
    }

    /** Knows nothing but what is settled on arrival. */
    private static final class LanesByHand implements Lanes {
        private final List<String> settled = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean atEase = true;
        private volatile boolean refuses;

        @Override
        public Supplier<Optional<Held>> settleOnArrival(
                NewEnvelope arrival, List<NewEnvelope> next, Instant until, Instant now) {
            Claim claim = new Claim(arrival.lane(), 1);
            if (refuses) {
                throw new LeaseLost(claim);
            }
            settled.add(arrival.key());
            return () -> next.stream().findFirst().map(first -> new Held(claim, waiting(first)));
        }

        private static Waiting waiting(NewEnvelope first) {
            return new Waiting(
                    new Envelope(1, first.lane(), first.kind(), first.payload(), NOW, 0),
                    first.dueAt(),
                    0,
                    false,
                    Optional.empty());
        }

        @Override
        public boolean atEase() {
            return atEase;
        }

        @Override
        public Catch claim(Instant now, Duration lease, int most, int mostOfAGroup) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Supplier<Optional<Waiting>> settle(Claim claim, Envelope envelope, List<NewEnvelope> next, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Waiting> postpone(Claim claim, Envelope envelope, Instant dueAt, Try ending, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Waiting> park(Claim claim, Envelope envelope, String reason, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<Claim> renew(Collection<Claim> claims, Instant until) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void release(Claim claim, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOutage(RuntimeException failure) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void outlive(Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean forget(Instant before) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Depth depth(Instant now) {
            throw new UnsupportedOperationException();
        }
    }
}
