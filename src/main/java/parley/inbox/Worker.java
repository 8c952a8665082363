package parley.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.inbox.Handler.Verdict;
import parley.inbox.Lanes.Claim;
import parley.inbox.Lanes.Waiting;

/**
 * Claims lanes with due work and empties each on a virtual thread of its own, one envelope after the other. {@link #wake}
 * starts it at once; between wakes it looks by itself, for work that became due or that another process left behind.
 */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration AFTER_A_MISTAKE = Duration.ofSeconds(5);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(4);
    private static final Duration TIDYING = Duration.ofHours(1);
    /** How long the same work is recognised when it is offered again. */
    private static final Duration MEMORY = Duration.ofDays(7);

    private static final int MOST_LANES = 64;
    /** So that a portal that is slow or noisy leaves room for the others. */
    private static final int MOST_LANES_OF_A_GROUP = 8;

    private static final int MOST_MISTAKES = 5;

    private final Lanes lanes;
    private final Map<String, Handler> handlers;
    private final Clock clock;
    private final Runnable chore;
    private final String name = UUID.randomUUID().toString();
    private final Semaphore bell = new Semaphore(0);
    private final AtomicInteger busy = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread dispatcher;
    private Instant tidied = Instant.EPOCH;
    private volatile boolean stopping;

    public Worker(Lanes lanes, Map<String, Handler> handlers, Clock clock) {
        this(lanes, handlers, clock, () -> {});
    }

    /** @param chore what else shall be tidied up when the lanes are */
    public Worker(Lanes lanes, Map<String, Handler> handlers, Clock clock, Runnable chore) {
        this.lanes = lanes;
        this.handlers = Map.copyOf(handlers);
        this.clock = clock;
        this.chore = chore;
        this.dispatcher = Thread.ofPlatform().name("inbox").unstarted(this::run);
    }

    public void start() {
        dispatcher.start();
    }

    /** There may be work. Cheap, from any thread. */
    public void wake() {
        bell.release();
    }

    private void run() {
        while (!stopping) {
            try {
                // Every ring until here is answered by the look that follows.
                if (bell.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
                dispatch();
                tidy();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error outage) {
                // Whatever it is: without this thread nobody is answered any more.
                LOG.warn("Looking for work failed, trying again: {}", outage.toString());
            }
        }
    }

    private void tidy() {
        Instant now = clock.instant();
        if (now.isAfter(tidied.plus(TIDYING))) {
            tidied = now;
            lanes.tidy(now.minus(MEMORY));
            chore.run();
        }
    }

    private void dispatch() {
        int free = MOST_LANES - busy.get();
        if (free <= 0) {
            return;
        }
        for (Claim claim : lanes.claim(name, clock.instant(), LEASE, free, MOST_LANES_OF_A_GROUP)) {
            busy.incrementAndGet();
            threads.execute(() -> {
                try {
                    empty(claim);
                } catch (Lanes.LeaseLost lost) {
                    LOG.warn("{}", lost.getMessage());
                } catch (RuntimeException outage) {
                    LOG.warn("Working on lane {} stopped: {}", claim.lane(), outage.toString());
                } finally {
                    busy.decrementAndGet();
                    wake();
                }
            });
        }
    }

    /** Handles what is due in the lane, then lets go of it. */
    private void empty(Claim claim) {
        while (!stopping) {
            Instant now = clock.instant();
            Optional<Waiting> head = lanes.head(claim.lane());
            if (head.isEmpty() || head.get().dueAt().isAfter(now)) {
                break;
            }
            if (!lanes.renew(claim, now.plus(LEASE))) {
                throw new Lanes.LeaseLost(claim);
            }
            handle(claim, head.get());
        }
        lanes.release(claim);
    }

    private void handle(Claim claim, Waiting head) {
        Envelope envelope = head.envelope();
        Verdict verdict;
        try {
            verdict = handlerOf(envelope).handle(new Held(lanes, claim, envelope));
        } catch (Lanes.LeaseLost lost) {
            throw lost;
        } catch (RuntimeException mistake) {
            retryOrPark(claim, head, mistake);
            return;
        }
        switch (verdict) {
            case Verdict.Done _ -> lanes.remove(claim, envelope);
            case Verdict.Settled _ -> {}
            case Verdict.Later(Duration pause) ->
                lanes.postpone(claim, envelope, clock.instant().plus(pause), false);
            case Verdict.Hopeless(String reason) -> {
                LOG.warn("Envelope {} of lane {} is put aside: {}", envelope.id(), envelope.lane(), reason);
                lanes.park(claim, envelope, reason, clock.instant());
            }
        }
    }

    private Handler handlerOf(Envelope envelope) {
        Handler handler = handlers.get(envelope.kind());
        if (handler == null) {
            throw new IllegalStateException("Nobody handles envelopes of kind " + envelope.kind());
        }
        return handler;
    }

    private void retryOrPark(Claim claim, Waiting head, RuntimeException mistake) {
        Envelope envelope = head.envelope();
        LOG.warn("Envelope {} of lane {} failed", envelope.id(), envelope.lane(), mistake);
        if (head.mistakes() + 1 >= MOST_MISTAKES) {
            lanes.park(claim, envelope, mistake.toString(), clock.instant());
        } else {
            lanes.postpone(claim, envelope, clock.instant().plus(AFTER_A_MISTAKE), true);
        }
    }

    /** Finishes the envelopes in hand, starts no others. */
    @Override
    public void close() {
        stopping = true;
        wake();
        try {
            if (dispatcher.getState() != Thread.State.NEW) {
                dispatcher.join(PATIENCE_AT_STOP);
            }
            threads.shutdown();
            if (!threads.awaitTermination(PATIENCE_AT_STOP.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("Some envelopes did not finish in time; they come again after the next start");
                threads.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private record Held(Lanes lanes, Claim claim, Envelope envelope) implements Handler.Task {
        @Override
        public void settle(List<NewEnvelope> next) {
            lanes.replace(claim, envelope, next);
        }
    }
}
