package parley.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way in for many at once: one writer stores together what came while it stored the last, so that all of them wait for
 * one commit. What comes alone waits for nothing, what comes right after a commit waits a moment for company, and what does
 * not fit into the memory set aside is refused at once. Safe for use by many threads.
 */
public final class GroupCommit implements Inbox, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private static final int MOST_AT_ONCE = 256;
    /** Kilobytes that may wait: a slow database must not fill the memory. */
    private static final int ROOM = 8 * 1024;

    private static final long PATIENCE_SECONDS = 10;

    /** From the beginning of one commit to the next: most of what a commit costs, it costs once for all. */
    private static final Duration SPACING = Duration.ofMillis(2);

    /** After so many in one commit the next need not wait for more. */
    private static final int COMPANY = 8;

    /** Only wakes the writer. */
    private static final Request BELL = new Request(List.of(), new CompletableFuture<>());

    private final Store store;
    private final Hands hands;
    private final Throttle throttle;
    private final long spacing;
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(ROOM);
    private final Thread writer;
    private volatile boolean closing;

    /** What the writer needs of the store. */
    public interface Store {
        /**
         * Stores all requests or none, gives lanes that open into the hands that reach for them, and wakes these when others
         * are left that nobody holds. Must not join a transaction.
         *
         * @return for each request how many of its envelopes were new
         * @throws Inbox.InboxUnavailable when there is no store, so that it makes no sense to try them one by one
         */
        List<Integer> addAll(List<List<NewEnvelope>> requests, Hands hands);
    }

    /** @param throttle learns who waits */
    public GroupCommit(Store store, Hands hands, Throttle throttle) {
        this(store, hands, throttle, SPACING);
    }

    GroupCommit(Store store, Hands hands, Throttle throttle, Duration spacing) {
        this.store = store;
        this.hands = hands;
        this.throttle = throttle;
        this.spacing = spacing.toNanos();
        this.writer = Thread.ofPlatform().name("way-in").start(this::run);
    }

    @Override
    public int add(List<NewEnvelope> envelopes) {
        if (envelopes.isEmpty()) {
            return 0;
        }
        Request request = new Request(List.copyOf(envelopes), new CompletableFuture<>());
        if (closing || !room.tryAcquire(request.size())) {
            throw new InboxUnavailable(new IllegalStateException("Too much waits to be stored"));
        }
        throttle.enter();
        requests.add(request);
        try {
            return request.added().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new InboxUnavailable(Objects.requireNonNullElse(failure.getCause(), failure));
        } catch (TimeoutException tooSlow) {
            throw new InboxUnavailable(tooSlow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InboxUnavailable(interrupted);
        } finally {
            throttle.leave();
        }
    }

    /** How many requests wait for the writer. */
    public int waiting() {
        return requests.size();
    }

    private void run() {
        List<Request> group = new ArrayList<>(MOST_AT_ONCE);
        long next = System.nanoTime();
        while (!closing || !requests.isEmpty()) {
            try {
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                group.add(requests.take());
                requests.drainTo(group, MOST_AT_ONCE - 1);
                next = System.nanoTime() + (group.size() < COMPANY ? spacing : 0);
                group.remove(BELL);
                if (!group.isEmpty()) {
                    store(group);
                }
            } catch (InterruptedException | RuntimeException | Error failure) {
                // Whatever it is: without this thread nothing is accepted any more.
                LOG.warn("A group of {} could not be stored: {}", group.size(), failure.toString());
                group.forEach(request -> refuse(request, failure));
            } finally {
                group.clear();
            }
        }
    }

    private void store(List<Request> group) {
        try {
            commit(group);
        } catch (InboxUnavailable outage) {
            throw outage;
        } catch (RuntimeException bad) {
            // Whatever it is, and whoever of them brought it: the others are stored.
            LOG.warn("A group of {} could not be stored, trying one by one: {}", group.size(), bad.toString());
            group.forEach(this::storeAlone);
        }
    }

    private void commit(List<Request> group) {
        List<Integer> added =
                store.addAll(group.stream().map(Request::envelopes).toList(), hands);
        for (int i = 0; i < group.size(); i++) {
            room.release(group.get(i).size());
            group.get(i).added().complete(added.get(i));
        }
    }

    /** The bad one fails alone; its neighbours must not suffer for it. */
    private void storeAlone(Request request) {
        try {
            commit(List.of(request));
        } catch (InboxUnavailable outage) {
            throw outage;
        } catch (RuntimeException bad) {
            // Whoever brought it waits for an answer and is told.
            refuse(request, bad);
        }
    }

    private void refuse(Request request, Throwable failure) {
        if (!request.added().isDone()) {
            room.release(request.size());
            request.added().completeExceptionally(failure);
        }
    }

    /** Stores what waits, takes no more. */
    @Override
    public void close() {
        closing = true;
        // The writer is rung and never interrupted: an interrupted write closes an embedded database.
        requests.add(BELL);
        try {
            writer.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private record Request(List<NewEnvelope> envelopes, CompletableFuture<Integer> added) {
        /** In kilobytes. */
        int size() {
            return envelopes.stream()
                    .mapToInt(envelope -> envelope.payload().length / 1024 + 1)
                    .sum();
        }
    }
}
