package parley.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.inbox.Envelope;
import parley.inbox.GroupCommit;
import parley.inbox.Handler;
import parley.inbox.Handler.Verdict;
import parley.inbox.Hands;
import parley.inbox.Inbox;
import parley.inbox.Lanes;
import parley.inbox.Lanes.Claim;
import parley.inbox.Lanes.Held;
import parley.inbox.Lanes.LeaseLost;
import parley.inbox.Lanes.Try;
import parley.inbox.Lanes.Waiting;
import parley.inbox.NewEnvelope;
import parley.inbox.Parked;
import parley.inbox.Worker;

/** What the inbox promises, whatever it stands on. */
abstract class InboxContract {
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** What the databases keep of a moment. */
    private final Instant now = Instant.parse("2026-11-22T10:00:00Z");

    private Database database;
    private JdbcInbox inbox;
    private JdbcLanes lanes;
    private JdbcParked parked;

    abstract Databases.Place place();

    @BeforeEach
    void open() {
        database = place().open();
        inbox = new JdbcInbox(database, Clock.fixed(now, ZoneOffset.UTC));
        lanes = new JdbcLanes(database);
        parked = new JdbcParked(database);
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
        assertEquals(List.of(), claim(now, 10));
        assertEquals(Set.of("acme/1#a"), new JdbcReceipts(database).known(List.of("acme/1#a", "acme/1#b")));
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
    void acceptsTheSameWorkOnceInsideAGroupForTheFirstWhoBringsIt() {
        assertEquals(
                List.of(2, 1, 0),
                inbox.addAll(
                        List.of(
                                List.of(work("acme/1", "a"), work("acme/2", "b")),
                                List.of(work("acme/1", "a"), work("acme/1", "c")),
                                List.of(work("acme/1", "c"))),
                        Hands.NOBODY));

        assertEquals(List.of("a", "c"), drain("acme/1"));
    }

    @Test
    void storesWhatIsNewOfAGroupThatIsPartlyKnown() {
        inbox.add(List.of(work("acme/1", "a")));
        drain("acme/1");

        assertEquals(
                List.of(0, 1, 1),
                inbox.addAll(
                        List.of(
                                List.of(work("acme/1", "a")),
                                List.of(work("acme/1", "a"), work("acme/1", "b")),
                                List.of(work("acme/2", "c"))),
                        Hands.NOBODY));

        assertEquals(List.of("b"), drain("acme/1"));
        assertEquals(List.of("c"), drain("acme/2"));
        assertEquals(0, lanes.depth(now).waiting());
    }

    @Test
    void opensNoLaneForWhatIsKnown() {
        inbox.add(List.of(work("acme/1", "a")));
        drain("acme/1");
        inbox.add(List.of(work("acme/1", "a")));

        assertEquals(
                List.of(),
                database.jdbi()
                        .withHandle(handle -> handle.createQuery("select name from lane")
                                .mapTo(String.class)
                                .list()));
    }

    /** More lanes are at work than there are connections, and none gives its connection back. */
    @Test
    void acceptsAlsoWhenTheWorkHasAllItsConnections() throws Exception {
        int workers = 12;
        CountDownLatch busy = new CountDownLatch(workers);
        CountDownLatch accepted = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            for (int worker = 0; worker < workers; worker++) {
                threads.execute(() -> database.inTransaction(() -> {
                    busy.countDown();
                    await(accepted);
                    return true;
                }));
            }
            assertTrue(busy.await(30, TimeUnit.SECONDS));

            try {
                assertEquals(1, inbox.add(List.of(work("acme/1", "a"))));
            } finally {
                accepted.countDown();
            }
        }
    }

    @Test
    void acceptsFromManyAtOnceAndLetsOnlyTheBadOnesFail() throws Exception {
        int people = 200;
        AtomicInteger accepted = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        try (GroupCommit group = new GroupCommit(inbox, Hands.NOBODY);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int person = 0; person < people; person++) {
                boolean bad = person % 20 == 0;
                NewEnvelope envelope = bad
                        ? new NewEnvelope("x".repeat(301), "work", "bad" + person, new byte[0], now)
                        : work("acme/" + person % 7, "p" + person);
                threads.execute(() -> {
                    try {
                        accepted.addAndGet(group.add(List.of(envelope)));
                    } catch (Inbox.InboxUnavailable expected) {
                        refused.incrementAndGet();
                    }
                });
            }
        }

        assertEquals(190, accepted.get());
        assertEquals(10, refused.get());
        assertEquals(190, lanes.depth(now).waiting());
    }

    /** Two nodes, each with its writer; everybody offers everything, in an order of their own, some of it twice. */
    @Test
    void storesEachOnceAndEachLaneInOrderHoweverManyOfferIt() throws Exception {
        int rounds = 30;
        int numberOfLanes = 5;
        AtomicInteger accepted = new AtomicInteger();
        try (GroupCommit one = new GroupCommit(inbox, Hands.NOBODY);
                GroupCommit other = new GroupCommit(new JdbcInbox(database, Clock.systemUTC()), Hands.NOBODY);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int lane = 0; lane < numberOfLanes; lane++) {
                for (GroupCommit node : List.of(one, other)) {
                    String name = "acme/" + lane;
                    Random dice = new Random(lane);
                    threads.execute(() -> {
                        for (int round = 0; round < rounds; round++) {
                            NewEnvelope envelope = work(name, Integer.toString(round));
                            int offers = 1 + dice.nextInt(3);
                            for (int offer = 0; offer < offers; offer++) {
                                accepted.addAndGet(node.add(List.of(envelope)));
                            }
                        }
                    });
                }
            }
        }

        assertEquals(rounds * numberOfLanes, accepted.get());
        List<String> inOrder =
                IntStream.range(0, rounds).mapToObj(Integer::toString).toList();
        for (Held held : claim(now.plus(LEASE), 10)) {
            List<String> texts = new ArrayList<>(List.of(text(held.head())));
            texts.addAll(goOn(held.claim(), held.head()));
            assertEquals(inOrder, texts);
        }
        assertEquals(0, lanes.depth(now).waiting());
    }

    @Test
    void givesLanesThatOpenIntoTheHandsThatReachForThem() {
        OpenHands hands = new OpenHands(now);
        inbox.addAll(List.of(List.of(work("acme/1", "a"), work("acme/2", "b")), List.of(work("acme/1", "c"))), hands);

        assertEquals(List.of(), claim(now, 10), "nobody else finds them");
        assertEquals(
                Map.of("acme/1", "a", "acme/2", "b"),
                hands.taken.stream()
                        .collect(Collectors.toMap(held -> held.claim().lane(), held -> text(held.head()))));
        Held first = hands.taken.stream()
                .filter(held -> held.claim().lane().equals("acme/1"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of("c"), goOn(first.claim(), first.head()));
    }

    @Test
    void leavesLanesThatWereThereToWhoeverLooksForThem() {
        inbox.add(List.of(work("acme/1", "a")));
        OpenHands hands = new OpenHands(now);
        inbox.addAll(List.of(List.of(work("acme/1", "b"))), hands);

        assertEquals(List.of(), hands.taken);
        assertEquals(List.of("a", "b"), drain("acme/1"));
    }

    @Test
    void findsWhatDiedInTheHandsItWasGivenInto() {
        inbox.addAll(List.of(List.of(work("acme/1", "a"))), new OpenHands(now));

        Held found = claim(now.plus(LEASE), 10).getFirst();
        assertEquals("a", text(found.head()));
        assertTrue(found.head().uncertain());
    }

    @Test
    void givesALaneToOneWorkerOnly() {
        inbox.add(List.of(work("acme/1", "a"), work("acme/2", "b")));

        assertEquals(2, claim(now, 10).size());
        assertEquals(List.of(), claim(now, 10));
    }

    @Test
    void leavesRoomForOtherGroupsWhenOneIsBusy() {
        for (int lane = 0; lane < 5; lane++) {
            inbox.add(List.of(work("acme/" + lane, "a")));
        }
        inbox.add(List.of(work("globex/1", "b")));

        Lanes.Catch first = lanes.claim(now, LEASE, 10, 2);
        assertEquals(3, first.lanes().size(), "two of acme, one of globex");
        assertTrue(first.more());
        assertEquals(List.of(), lanes.claim(now, LEASE, 10, 2).lanes());
        Lanes.Catch last = lanes.claim(now, LEASE, 10, 5);
        assertEquals(3, last.lanes().size());
        assertFalse(last.more());
    }

    @Test
    void findsTheOtherGroupsBehindOneThatHasVeryMuch() {
        inbox.add(IntStream.range(0, 100)
                .mapToObj(lane -> work("acme/" + lane, "a"))
                .toList());
        inbox.add(List.of(work("globex/1", "b"), work("initech/1", "c")));
        lanes.claim(now, LEASE, 2, 2);

        List<String> next = lanes.claim(now, LEASE, 4, 2).lanes().stream()
                .map(held -> held.claim().lane())
                .toList();

        assertEquals(Set.of("globex/1", "initech/1"), Set.copyOf(next));
    }

    @Test
    void doubtsTheFirstEnvelopeOfALaneThatItsHolderNeverLetGoOf() {
        inbox.add(List.of(work("acme/1", "a"), work("acme/1", "b"), work("acme/2", "c")));
        List<Held> first = claim(now, 10);
        assertEquals(
                List.of(false, false),
                first.stream().map(held -> held.head().uncertain()).toList());
        lanes.release(
                first.stream()
                        .filter(held -> held.claim().lane().equals("acme/2"))
                        .findFirst()
                        .orElseThrow()
                        .claim(),
                now);
        Instant after = now.plus(LEASE);

        List<Held> next = claim(after, 10);

        assertEquals(Map.of("acme/1", true, "acme/2", false), doubts(next));
        Held taken = next.stream()
                .filter(held -> held.head().uncertain())
                .findFirst()
                .orElseThrow();
        Waiting behind = lanes.settle(taken.claim(), taken.head().envelope(), List.of(), after)
                .orElseThrow();
        assertFalse(behind.uncertain());
    }

    @Test
    void keepsTheDoubtWhenWhoTookTheLaneOverLetsGoOfIt() {
        inbox.add(List.of(work("acme/1", "a")));
        claim(now, 1);
        Instant after = now.plus(LEASE);
        lanes.release(claim(after, 1).getFirst().claim(), after);

        assertTrue(claim(after, 1).getFirst().head().uncertain());
    }

    @ParameterizedTest
    @EnumSource(Try.class)
    void doubtsATryUnlessNothingWasDone(Try ending) {
        inbox.add(List.of(work("acme/1", "a")));
        Held held = claim(now, 1).getFirst();

        Waiting again = lanes.postpone(held.claim(), held.head().envelope(), now, ending, now)
                .orElseThrow();

        assertEquals(ending != Try.NOTHING_DONE, again.uncertain());
        assertEquals(
                again.uncertain(),
                lanes.postpone(held.claim(), again.envelope(), now, Try.NOTHING_DONE, now)
                        .orElseThrow()
                        .uncertain(),
                "a later try in which nothing was done settles nothing");
    }

    @Test
    void doubtsWhatAnOperatorTriesAgain() {
        inbox.add(List.of(work("acme/1", "a")));
        Held held = claim(now, 1).getFirst();
        lanes.park(held.claim(), held.head().envelope(), "too late", now);

        parked.retry(held.head().envelope().id(), now);

        assertTrue(claim(now, 1).getFirst().head().uncertain());
    }

    @Test
    void takesOverAtOnceWhatTheDeadHeld() {
        inbox.add(List.of(
                work("acme/1", "a"), new NewEnvelope("acme/2", "work", "later", new byte[0], now.plusSeconds(5))));
        claim(now, 10);
        assertEquals(List.of(), claim(now.plusSeconds(1), 10));

        lanes.outlive(now.plusSeconds(1));

        List<Held> taken = claim(now.plusSeconds(1), 10);
        assertEquals(Map.of("acme/1", true), doubts(taken));
        assertEquals(Map.of("acme/2", false), doubts(claim(now.plusSeconds(5), 10)));
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
        Worker worker = new Worker(lanes, Map.of("work", handler), moving(time), () -> false);
        try (worker) {
            worker.start();
            assertTrue(handled.await(10, TimeUnit.SECONDS));
        }

        assertEquals(List.of(true, false), held);
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

    private static Map<String, Boolean> doubts(List<Held> lanes) {
        return lanes.stream()
                .collect(Collectors.toMap(
                        held -> held.claim().lane(), held -> held.head().uncertain()));
    }

    @Test
    void servesALaneThatWasLetGoOfAfterThoseThatWaitLonger() {
        inbox.add(List.of(work("acme/long", "a"), work("acme/long", "b")));
        Claim claim = claim(now, 1).getFirst().claim();
        inbox.add(List.of(work("acme/short", "c")));

        lanes.release(claim, now.plusSeconds(1));

        Instant later = now.plusSeconds(1);
        assertEquals("acme/short", claim(later, 1).getFirst().claim().lane());
        assertEquals("acme/long", claim(later, 1).getFirst().claim().lane());
    }

    @Test
    void forgetsWhatIsOldAndKeepsWhatIsNot() {
        inbox.add(List.of(work("acme/1", "a"), work("acme/2", "waits")));
        assertEquals(List.of("a"), drain("acme/1"));

        assertFalse(lanes.forget(now));
        assertEquals(0, inbox.add(List.of(work("acme/1", "a"))), "still known");
        assertFalse(lanes.forget(now.plusSeconds(1)));

        assertEquals(1, inbox.add(List.of(work("acme/1", "a"))), "forgotten, so new again");
        assertEquals(List.of("a"), drain("acme/1"));
        assertEquals(List.of("waits"), drain("acme/2"));
    }

    @Test
    void forgetsABoundedNumberAtATime() {
        inbox.add(IntStream.range(0, 6_000)
                .mapToObj(number -> work("acme/1", "a" + number))
                .toList());

        assertTrue(lanes.forget(now.plusSeconds(1)));
        assertFalse(lanes.forget(now.plusSeconds(1)));
    }

    @Test
    void givesALaneAwayWhenItsLeaseRanOutAndTheLateWorkerChangesNothing() {
        inbox.add(List.of(work("acme/1", "a")));
        Claim late = claim(now, 10).getFirst().claim();
        Instant after = now.plus(LEASE);
        assertEquals(List.of(), claim(after.minusMillis(1), 10));
        Held next = claim(after, 10).getFirst();
        Envelope envelope = next.head().envelope();

        assertThrows(LeaseLost.class, () -> lanes.settle(late, envelope, List.of(), after));
        assertThrows(LeaseLost.class, () -> lanes.settle(late, envelope, List.of(work("acme/1", "effect")), after));
        assertThrows(LeaseLost.class, () -> lanes.postpone(late, envelope, after, Try.NOTHING_DONE, after));
        assertThrows(LeaseLost.class, () -> lanes.park(late, envelope, "late", after));
        assertThrows(LeaseLost.class, () -> lanes.release(late, after));
        assertEquals(Set.of(), lanes.renew(List.of(late), after));

        assertTrue(lanes.settle(next.claim(), envelope, List.of(), after).isEmpty());
        assertEquals(0, lanes.depth(after).waiting());
    }

    @Test
    void knowsALateWorkerAlsoInALaneThatCameBack() {
        inbox.add(List.of(work("acme/1", "a")));
        Held late = claim(now, 10).getFirst();
        Instant after = now.plus(LEASE);
        Held next = claim(after, 10).getFirst();
        lanes.settle(next.claim(), next.head().envelope(), List.of(), after);
        inbox.add(List.of(work("acme/1", "b")));
        Held again = claim(after, 10).getFirst();

        assertThrows(
                LeaseLost.class, () -> lanes.settle(late.claim(), again.head().envelope(), List.of(), after));
        assertEquals("b", text(again.head()));
    }

    @Test
    void holdsALaneAsLongAsItsLeaseIsRenewed() {
        inbox.add(List.of(work("acme/1", "a"), work("acme/2", "b")));
        List<Claim> claims = claim(now, 10).stream().map(Held::claim).toList();
        Instant end = now.plus(LEASE);

        assertEquals(Set.copyOf(claims), lanes.renew(claims, end.plus(LEASE)));

        assertEquals(List.of(), claim(end, 10));
        assertEquals(2, claim(end.plus(LEASE), 10).size());
    }

    @Test
    void putsWhatATurnPromisesAheadOfWhatWasAcceptedLater() {
        inbox.add(List.of(work("acme/1", "question 1"), work("acme/1", "question 2")));
        Held held = claim(now, 1).getFirst();

        Waiting next = lanes.settle(
                        held.claim(),
                        held.head().envelope(),
                        List.of(work("acme/1", "reply 1a"), work("acme/1", "reply 1b")),
                        now)
                .orElseThrow();

        assertEquals("reply 1a", text(next));
        assertEquals(List.of("reply 1b", "question 2"), goOn(held.claim(), next));
    }

    @Test
    void takesATurnWholeOrNotAtAll() {
        inbox.add(List.of(work("acme/1", "question")));
        Held held = claim(now, 1).getFirst();

        assertThrows(
                IllegalStateException.class,
                () -> database.inTransaction(() -> {
                    lanes.settle(held.claim(), held.head().envelope(), List.of(work("acme/1", "reply")), now);
                    throw new IllegalStateException("a crash at the worst moment");
                }));

        lanes.release(held.claim(), now);
        assertEquals(List.of("question"), drain("acme/1"));
    }

    @Test
    void holdsTheWholeLaneBackWhileItsOldestEnvelopeWaits() {
        inbox.add(List.of(work("acme/1", "a"), work("acme/1", "b")));
        Held held = claim(now, 1).getFirst();

        assertTrue(lanes.postpone(held.claim(), held.head().envelope(), now.plusSeconds(60), Try.NOTHING_DONE, now)
                .isEmpty());
        inbox.add(List.of(work("acme/1", "c")));

        assertEquals(List.of(), claim(now.plusSeconds(59), 1));
        Waiting again = claim(now.plusSeconds(60), 1).getFirst().head();
        assertEquals("a", text(again));
        assertEquals(1, again.envelope().attempts());
        assertEquals(0, again.mistakes());
    }

    @Test
    void doesNotTouchWorkBeforeItIsDue() {
        NewEnvelope later = new NewEnvelope("acme/1", "work", "later", new byte[0], now.plusSeconds(60));
        inbox.add(List.of(later));

        assertEquals(List.of(), claim(now.plusSeconds(59), 1));
        assertEquals(1, claim(now.plusSeconds(60), 1).size());
    }

    @Test
    void goesOnWithoutAParkedEnvelopeAndCountsIt() {
        inbox.add(List.of(work("acme/1", "poison"), work("acme/1", "b")));
        Held held = claim(now, 1).getFirst();

        Waiting next = lanes.park(held.claim(), held.head().envelope(), "r".repeat(5_000), now)
                .orElseThrow();

        assertEquals(1, lanes.depth(now).parked());
        assertEquals(1, lanes.depth(now).waiting());
        assertEquals(Duration.ofSeconds(30), lanes.depth(now.plusSeconds(30)).oldest());
        assertEquals("b", text(next));
    }

    @Test
    void showsWhatIsParkedOfAllAndOfOneGroup() {
        park("acme/1", "a");
        park("globex/1", "b");
        park("acme/2", "c");

        assertEquals(List.of("acme/2", "globex/1", "acme/1"), lanesOf(parked.newest(10)));
        assertEquals(List.of("acme/2"), lanesOf(parked.newest(1)));
        assertEquals(List.of("acme/2", "acme/1"), lanesOf(parked.newest("acme", 10)));
        assertEquals(List.of(), parked.newest("acm", 10));
        assertEquals("a bug", parked.newest(1).getFirst().reason());
    }

    @Test
    void retriesWhatIsParkedInItsOldPlace() {
        inbox.add(List.of(work("acme/1", "poison"), work("acme/1", "b")));
        Held held = claim(now, 1).getFirst();
        lanes.park(held.claim(), held.head().envelope(), "a bug", now);
        lanes.release(held.claim(), now);
        long id = parked.newest(1).getFirst().id();

        assertTrue(parked.retry(id, now));
        assertFalse(parked.retry(id, now));

        assertEquals(0, lanes.depth(now).parked());
        assertEquals(List.of("poison", "b"), drain("acme/1"));
    }

    @Test
    void retriesAtOnceWhatIsParkedInALaneThatWaits() {
        inbox.add(List.of(work("acme/1", "poison"), work("acme/1", "b")));
        Held held = claim(now, 1).getFirst();
        Waiting b =
                lanes.park(held.claim(), held.head().envelope(), "a bug", now).orElseThrow();
        lanes.postpone(held.claim(), b.envelope(), now.plusSeconds(60), Try.NOTHING_DONE, now);

        assertTrue(parked.retry(parked.newest(1).getFirst().id(), now));

        assertEquals("poison", text(claim(now, 1).getFirst().head()));
    }

    @Test
    void dropsWhatIsParked() {
        park("acme/1", "poison");
        long id = parked.newest(1).getFirst().id();

        assertTrue(parked.drop(id));
        assertFalse(parked.drop(id));

        assertFalse(parked.retry(id, now));
        assertEquals(0, lanes.depth(now).parked());
        assertEquals(List.of(), drain("acme/1"));
    }

    @Test
    void noticesWorkThatArrivesWhileTheLaneIsHeld() {
        inbox.add(List.of(work("acme/1", "a")));
        Held held = claim(now, 1).getFirst();
        inbox.add(List.of(work("acme/1", "b")));

        assertEquals(
                "b",
                text(lanes.settle(held.claim(), held.head().envelope(), List.of(), now)
                        .orElseThrow()));
    }

    @Test
    void losesNothingWhenWorkArrivesJustAsTheLaneIsLetGoOf() throws Exception {
        int rounds = 200;
        int done = 0;
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            inbox.add(List.of(work("acme/1", "first")));
            for (int round = 0; round < rounds; round++) {
                NewEnvelope arrives = work("acme/1", "r" + round);
                Held held = claim(now, 1).getFirst();
                Future<Integer> arrival = threads.submit(() -> inbox.add(List.of(arrives)));
                Optional<Waiting> next = Optional.of(held.head());
                while (next.isPresent()) {
                    next = lanes.settle(held.claim(), next.get().envelope(), List.of(), now);
                    done++;
                }
                arrival.get();
                if (lanes.depth(now).waiting() == 0) {
                    inbox.add(List.of(work("acme/1", "another " + round)));
                }
            }
        }

        assertTrue(done >= rounds);
    }

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
        try (Worker worker = new Worker(lanes, Map.of("work", handler), new ClockByHand(time), () -> false)) {
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

    private Worker worker(Handler handler) {
        return new Worker(lanes, Map.of("work", handler), Clock.fixed(now, ZoneOffset.UTC), () -> false);
    }

    private NewEnvelope work(String lane, String text) {
        return new NewEnvelope(lane, "work", lane + "#" + text, text.getBytes(UTF_8), now);
    }

    private List<Held> claim(Instant at, int most) {
        return lanes.claim(at, LEASE, most, 1_000).lanes();
    }

    private void park(String lane, String text) {
        inbox.add(List.of(work(lane, text)));
        Held held = claim(now, 1).getFirst();
        lanes.park(held.claim(), held.head().envelope(), "a bug", now);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> lanesOf(List<Parked.Aside> asides) {
        return asides.stream().map(Parked.Aside::lane).toList();
    }

    /** Does everything in the lane and tells what it was. */
    private List<String> drain(String lane) {
        List<String> texts = new ArrayList<>();
        for (Held held : claim(now, 10)) {
            if (held.claim().lane().equals(lane)) {
                texts.add(text(held.head()));
                texts.addAll(goOn(held.claim(), held.head()));
            } else {
                lanes.release(held.claim(), now);
            }
        }
        return texts;
    }

    /** What comes in the lane after the one in hand. */
    private List<String> goOn(Claim claim, Waiting inHand) {
        List<String> texts = new ArrayList<>();
        Optional<Waiting> next = lanes.settle(claim, inHand.envelope(), List.of(), now);
        while (next.isPresent()) {
            texts.add(text(next.get()));
            next = lanes.settle(claim, next.get().envelope(), List.of(), now);
        }
        return texts;
    }

    private static String text(Waiting waiting) {
        return new String(waiting.envelope().payload(), UTF_8);
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
        try (Worker worker = new Worker(lanes, Map.of("work", handler), new ClockByHand(time), () -> false)) {
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

    /** Reaches for everything. */
    private static final class OpenHands implements Hands {
        final List<Held> taken = new ArrayList<>();
        private final Instant now;

        OpenHands(Instant now) {
            this.now = now;
        }

        @Override
        public Reach reach(Collection<String> lanes) {
            return new Reach(Set.copyOf(lanes), now.plus(LEASE));
        }

        @Override
        public void take(List<Held> lanes) {
            taken.addAll(lanes);
        }

        @Override
        public void wake() {}
    }
}
