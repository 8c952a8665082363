package parley.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.inbox.GroupCommit;
import parley.inbox.Hands;
import parley.inbox.Inbox;
import parley.inbox.Lanes.Held;
import parley.inbox.NewEnvelope;
import parley.inbox.Throttle;

/** What is accepted is stored once, in order, whoever offers it how often. */
abstract class InboxContract extends FreshInbox {

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
        try (GroupCommit group = new GroupCommit(inbox, Hands.NOBODY, new Throttle(System::nanoTime));
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
        try (GroupCommit one = new GroupCommit(inbox, Hands.NOBODY, new Throttle(System::nanoTime));
                GroupCommit other = new GroupCommit(
                        new JdbcInbox(database, Clock.systemUTC()), Hands.NOBODY, new Throttle(System::nanoTime));
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

    /** A lane that is there when a message looks for it may be over before the message can lock it. */
    @Test
    void losesNothingThatComesWhileItsLaneEnds() throws Exception {
        List<String> texts =
                IntStream.range(0, 1_000).mapToObj(Integer::toString).toList();
        List<String> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> portal = threads.submit(() -> texts.forEach(text -> inbox.add(List.of(work("acme/1", text)))));
            boolean over;
            List<Held> found;
            do {
                over = portal.isDone();
                found = claim(now, 10);
                for (Held held : found) {
                    done.add(text(held.head()));
                    done.addAll(goOn(held.claim(), held.head()));
                }
            } while (!over || !found.isEmpty());
            portal.get();
        }
        assertEquals(texts, done);
    }

    @Test
    void givesLanesThatOpenIntoTheHandsThatReachForThem() {
        OpenHands hands = new OpenHands(now);
        inbox.addAll(List.of(List.of(work("acme/1", "a"), work("acme/2", "b")), List.of(work("acme/1", "c"))), hands);

        assertEquals(List.of(), claim(now, 10), "nobody else finds them");
        assertEquals(0, hands.rings, "nor needs to look");
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
        assertEquals(1, hands.rings);
        assertEquals(List.of("a", "b"), drain("acme/1"));
    }

    @Test
    void wakesNobodyForALaneThatSomebodyHolds() {
        inbox.add(List.of(work("acme/1", "a")));
        Held held = claim(now, 1).getFirst();
        OpenHands hands = new OpenHands(now);
        inbox.addAll(List.of(List.of(work("acme/1", "b"))), hands);

        assertEquals(0, hands.rings);
        assertEquals(List.of("b"), goOn(held.claim(), held.head()));
    }

    @Test
    void findsWhatDiedInTheHandsItWasGivenInto() {
        inbox.addAll(List.of(List.of(work("acme/1", "a"))), new OpenHands(now));

        Held found = claim(now.plus(LEASE), 10).getFirst();
        assertEquals("a", text(found.head()));
        assertTrue(found.head().uncertain());
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
}
