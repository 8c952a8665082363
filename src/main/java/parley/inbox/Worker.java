package parley.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.inbox.Handler.Verdict;
import parley.inbox.Lanes.Claim;
import parley.inbox.Lanes.Try;
import parley.inbox.Lanes.Waiting;

/**
 * Claims lanes with due work and empties each on a virtual thread of its own, one envelope after the other. {@link #wake}
 * starts it at once; between wakes it looks by itself, for work that became due or that another process left behind.
 */
public final class Worker implements Hands, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    /** How long people wait when the process that works on their dialog dies; renewed well before, whatever a call takes. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    private static final Duration RENEWAL = LEASE.dividedBy(3);

    /** What is begun while the lane is held must not outlast the lease. */
    private static final Duration TIME_TO_ACT = LEASE.dividedBy(2);

    private static final Duration LOOK = Duration.ofMillis(500);
    /** While there is more than may begin. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(4);
    private static final Duration TIDYING = Duration.ofMinutes(1);
    /** How long the same work is recognised when it is offered again. */
    private static final Duration MEMORY = Duration.ofDays(7);

    /** So that a lane with a long backlog leaves room for the others. */
    private static final int MOST_IN_A_ROW = 20;

    private static final int MOST_MISTAKES = 5;

    private final Lanes lanes;
    private final Map<String, Handler> handlers;
    private final Clock clock;
    private final Throttle throttle;
    private final LanesInHand inHand;
    private final Semaphore bell = new Semaphore(0);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread dispatcher;
    private final AtomicBoolean tidying = new AtomicBoolean();
    private Instant renewed = Instant.EPOCH;
    private Instant tidied = Instant.EPOCH;
    /** Whether the last look left lanes for want of room, so that room is worth a ring. */
    private volatile boolean more;

    private volatile boolean stopping;

    /** @param throttle whether to stand back for others */
    public Worker(Lanes lanes, Map<String, Handler> handlers, Clock clock, Throttle throttle) {
        this.lanes = lanes;
        this.handlers = Map.copyOf(handlers);
        this.clock = clock;
        this.throttle = throttle;
        this.inHand = new LanesInHand(throttle);
        this.dispatcher = Thread.ofPlatform().name("inbox").unstarted(this::run);
    }

    public void start() {
        dispatcher.start();
    }

    /** There may be work. Cheap, from any thread. */
    @Override
    public void wake() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    @Override
    public Reach reach(Collection<String> opening) {
        boolean working = dispatcher.isAlive() && !stopping;
        return new Reach(
                working ? inHand.within(opening) : Set.of(), clock.instant().plus(LEASE));
    }

    @Override
    public void take(List<Lanes.Held> found, Instant until) {
        found.forEach(lane -> inHand.hold(lane, until));
        found.forEach(lane -> threads.execute(() -> work(lane)));
    }

    private void run() {
        while (!stopping) {
            try {
                // Every ring until here is answered by the look that follows.
                if (more && throttle.holds()) {
                    // Rings or not: a look costs the same for one lane as for many.
                    Thread.sleep(LOOK_AGAIN);
                } else if (bell.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
                // First: after the machine slept or its clock jumped, what is held here looks as if nobody held it.
                renew();
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

    private void dispatch() {
        // Until the look is over, a lane that ends must ring: the look may have found it in the way.
        more = true;
        int room = inHand.room();
        if (room > 0) {
            Instant now = clock.instant();
            Lanes.Catch found = lanes.claim(now, LEASE, room, inHand.mostOfAGroup());
            take(found.lanes(), now.plus(LEASE));
            more = found.more();
        }
    }

    private void work(Lanes.Held lane) {
        try {
            empty(lane);
        } catch (Lanes.LeaseLost lost) {
            LOG.warn("{}", lost.getMessage());
        } catch (RuntimeException outage) {
            // Whatever it is: the envelope is still there, and whoever takes the lane up next tries it again.
            LOG.warn("Working on lane {} stopped: {}", lane.claim().lane(), outage.toString());
        } finally {
            inHand.letGo(lane);
            if (more) {
                wake();
            }
        }
    }

    /** Handles what is due in the lane; the last change lets go of it. */
    private void empty(Lanes.Held lane) {
        Optional<Waiting> next = Optional.of(lane.head());
        for (int done = 0; next.isPresent() && !stopping && (done < MOST_IN_A_ROW || !more); done++) {
            next = handle(lane.claim(), next.get());
        }
        if (next.isPresent()) {
            lanes.release(lane.claim(), clock.instant());
        }
    }

    private Optional<Waiting> handle(Claim claim, Waiting head) {
        LanesInHand.Grip grip = inHand.grip(claim);
        if (grip == null) {
            throw new Lanes.LeaseLost(claim);
        }
        grip.begin();
        throttle.begun();
        Envelope envelope = head.envelope();
        EnvelopeInHand task = new EnvelopeInHand(claim, head);
        Verdict verdict;
        try {
            verdict = handlerOf(envelope).handle(task);
        } catch (Lanes.LeaseLost lost) {
            throw lost;
        } catch (RuntimeException failure) {
            // Whatever a handler throws is its mistake, and counted as one, unless the store failed it.
            return lanes.isOutage(failure) ? retry(claim, envelope, failure) : retryOrPark(claim, head, failure);
        }
        Instant now = clock.instant();
        return switch (verdict) {
            case Verdict.Done _ -> lanes.settle(claim, envelope, List.of(), now).get();
            case Verdict.Settled _ -> task.next.get();
            case Verdict.Later(Duration pause) ->
                lanes.postpone(claim, envelope, now.plus(pause), Try.NOTHING_DONE, now);
            case Verdict.Unsure(Duration pause) -> lanes.postpone(claim, envelope, now.plus(pause), Try.UNCERTAIN, now);
            case Verdict.Pending(Duration pause) -> lanes.postpone(claim, envelope, now.plus(pause), Try.PENDING, now);
            case Verdict.Hopeless(String reason) -> {
                LOG.warn("Envelope {} of lane {} is put aside: {}", envelope.id(), envelope.lane(), reason);
                yield lanes.park(claim, envelope, reason, now);
            }
        };
    }

    private Handler handlerOf(Envelope envelope) {
        Handler handler = handlers.get(envelope.kind());
        if (handler == null) {
            throw new IllegalStateException("Nobody handles envelopes of kind " + envelope.kind());
        }
        return handler;
    }

    private Optional<Waiting> retry(Claim claim, Envelope envelope, RuntimeException outage) {
        Instant now = clock.instant();
        Throwable cause = Objects.requireNonNullElse(outage.getCause(), outage);
        LOG.warn("Envelope {} of lane {} waits for the store: {}", envelope.id(), envelope.lane(), cause.toString());
        return lanes.postpone(claim, envelope, now.plus(AFTER_A_FAILURE), Try.UNCERTAIN, now);
    }

    private Optional<Waiting> retryOrPark(Claim claim, Waiting head, RuntimeException mistake) {
        Envelope envelope = head.envelope();
        Instant now = clock.instant();
        LOG.warn("Envelope {} of lane {} failed", envelope.id(), envelope.lane(), mistake);
        return head.mistakes() + 1 >= MOST_MISTAKES
                ? lanes.park(claim, envelope, mistake.toString(), now)
                : lanes.postpone(claim, envelope, now.plus(AFTER_A_FAILURE), Try.MISTAKE, now);
    }

    private void renew() {
        Instant now = clock.instant();
        if (!inHand.isEmpty() && now.isAfter(renewed.plus(RENEWAL))) {
            inHand.leaveWhatHangs();
            lanes.renew(inHand.claims(), now.plus(LEASE)).forEach(kept -> inHand.renew(kept, now.plus(LEASE)));
            renewed = now;
        }
    }

    /** Beside the work, for there may be much to forget. */
    private void tidy() {
        Instant now = clock.instant();
        if (now.isAfter(tidied.plus(TIDYING)) && tidying.compareAndSet(false, true)) {
            tidied = now;
            threads.execute(() -> {
                try {
                    boolean more = true;
                    while (more && !stopping) {
                        more = lanes.forget(now.minus(MEMORY));
                    }
                } catch (RuntimeException outage) {
                    // Whatever it is: a receipt that is kept for longer hurts nobody.
                    LOG.warn("Forgetting old receipts failed, trying again: {}", outage.toString());
                } finally {
                    tidying.set(false);
                }
            });
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

    private final class EnvelopeInHand implements Handler.Task {
        private final Claim claim;
        private final Waiting head;
        private Supplier<Optional<Waiting>> next = Optional::empty;

        EnvelopeInHand(Claim claim, Waiting head) {
            this.claim = claim;
            this.head = head;
        }

        @Override
        public Envelope envelope() {
            return head.envelope();
        }

        @Override
        public boolean uncertain() {
            return head.uncertain();
        }

        @Override
        public Optional<Instant> pendingSince() {
            return head.pendingSince();
        }

        @Override
        public boolean held() {
            LanesInHand.Grip grip = inHand.grip(claim);
            return grip != null && clock.instant().plus(TIME_TO_ACT).isBefore(grip.until);
        }

        @Override
        public void settle(List<NewEnvelope> then) {
            next = lanes.settle(claim, head.envelope(), then, clock.instant());
        }
    }
}
