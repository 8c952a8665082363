package parley.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.inbox.Inbox.InboxUnavailable;

final class GroupCommitTest {
    private static final int KILOBYTE = 1024;

    private final StoreByHand store = new StoreByHand();
    private final GroupCommit inbox = new GroupCommit(store, Hands.NOBODY, new Throttle(System::nanoTime));
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        store.mayStore.release(1_000_000);
        inbox.close();
        people.close();
    }

    @Test
    void answersOnlyWhenTheStoreHasCommitted() throws Exception {
        Future<Integer> answer = offer("a");
        store.hasBegun.acquire();
        assertTrue(!answer.isDone());

        store.mayStore.release();

        assertEquals(1, answer.get());
        assertEquals(List.of(List.of("a")), store.groups);
    }

    @Test
    void storesTogetherWhatComesWhileItStores() throws Exception {
        Future<Integer> first = offer("first");
        store.hasBegun.acquire();
        List<Future<Integer>> meanwhile = List.of(offer("a"), offer("b"), offer("c"));
        awaitWaiting(3);

        store.mayStore.release(2);
        first.get();
        for (Future<Integer> answer : meanwhile) {
            assertEquals(1, answer.get());
        }

        assertEquals(2, store.groups.size(), "one for the first, one for all the others");
        assertEquals(3, store.groups.getLast().size());
    }

    @Test
    void storesTogetherWhatComesSoonAfterACommit() throws Exception {
        store.mayStore.release(1_000);
        try (GroupCommit unhurried =
                new GroupCommit(store, Hands.NOBODY, new Throttle(System::nanoTime), Duration.ofSeconds(1))) {
            unhurried.add(List.of(work("first", KILOBYTE)));
            List<Future<Integer>> soon = new ArrayList<>();
            for (String key : List.of("a", "b", "c")) {
                Future<Integer> answer = people.submit(() -> unhurried.add(List.of(work(key, KILOBYTE))));
                soon.add(answer);
                while (unhurried.waiting() < soon.size() && !answer.isDone()) {
                    Thread.onSpinWait();
                }
            }
            for (Future<Integer> answer : soon) {
                assertEquals(1, answer.get());
            }
        }
        assertEquals(2, store.groups.size(), "one for the first, one for all the others");
    }

    @Test
    void letsOnlyTheBadOneFail() throws Exception {
        Future<Integer> first = offer("first");
        store.hasBegun.acquire();
        Future<Integer> good = offer("good");
        Future<Integer> bad = offer("bad");
        Future<Integer> alsoGood = offer("also good");
        awaitWaiting(3);

        store.mayStore.release(1_000);

        first.get();
        assertEquals(1, good.get());
        assertEquals(1, alsoGood.get());
        assertTrue(assertThrows(Exception.class, bad::get).getCause() instanceof InboxUnavailable);
    }

    @Test
    void refusesAllAtOnceWhenThereIsNoStoreAndAcceptsAgainWhenThereIs() throws Exception {
        store.down = true;
        Future<Integer> first = offer("first");
        store.hasBegun.acquire();
        List<Future<Integer>> meanwhile = List.of(offer("a"), offer("b"));
        awaitWaiting(2);
        store.mayStore.release(1_000);

        assertThrows(Exception.class, first::get);
        for (Future<Integer> answer : meanwhile) {
            assertThrows(Exception.class, answer::get);
        }
        assertEquals(2, store.tries.get(), "nobody is tried alone against a store that is not there");

        store.down = false;
        assertEquals(1, offer("again").get());
    }

    @Test
    void refusesWhatDoesNotFitAndAcceptsAgainWhenThereIsRoom() throws Exception {
        Future<Integer> first = offer("first");
        store.hasBegun.acquire();
        Future<Integer> large = people.submit(() -> inbox.add(List.of(work("large", 7 * 1024 * KILOBYTE))));
        awaitWaiting(1);

        List<NewEnvelope> another = List.of(work("another", 7 * 1024 * KILOBYTE));
        assertThrows(InboxUnavailable.class, () -> inbox.add(another));
        Future<Integer> small = offer("small");
        store.mayStore.release(1_000);

        first.get();
        assertEquals(1, large.get());
        assertEquals(1, small.get());
        assertEquals(1, inbox.add(another));
    }

    @Test
    void storesWhatWaitsBeforeItCloses() throws Exception {
        Future<Integer> first = offer("first");
        store.hasBegun.acquire();
        Future<Integer> waits = offer("waits");
        awaitWaiting(1);
        Future<?> closed = people.submit(inbox::close);
        store.mayStore.release(1_000);

        closed.get();
        assertEquals(1, first.get());
        assertEquals(1, waits.get());
        assertThrows(InboxUnavailable.class, () -> inbox.add(List.of(work("late", 1))));
    }

    private Future<Integer> offer(String text) {
        return people.submit(() -> inbox.add(List.of(work(text, 1))));
    }

    private void awaitWaiting(int requests) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (inbox.waiting() < requests) {
            assertTrue(System.nanoTime() < end, inbox.waiting() + " wait");
            Thread.onSpinWait();
        }
    }

    private static NewEnvelope work(String key, int bytes) {
        return new NewEnvelope("acme/1", "work", key, new byte[bytes], Instant.EPOCH);
    }

    /** Stores when it is allowed to, and says what it was offered together. */
    private static final class StoreByHand implements GroupCommit.Store {
        final Semaphore hasBegun = new Semaphore(0);
        final Semaphore mayStore = new Semaphore(0);
        final AtomicInteger tries = new AtomicInteger();
        final List<List<String>> groups = new ArrayList<>();
        volatile boolean down;

        @Override
        public List<Integer> addAll(List<List<NewEnvelope>> requests, Hands hands) {
            tries.incrementAndGet();
            hasBegun.release();
            mayStore.acquireUninterruptibly();
            List<String> keys = requests.stream()
                    .flatMap(List::stream)
                    .map(NewEnvelope::key)
                    .toList();
            if (down) {
                throw new InboxUnavailable(new IllegalStateException("no store"));
            }
            if (keys.contains("bad")) {
                throw new IllegalArgumentException("bad");
            }
            groups.add(keys);
            return requests.stream().map(List::size).toList();
        }
    }
}
