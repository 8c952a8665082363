package parley.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
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
    /**
     * For one envelope, which is two minutes and more than any call may take: a thread that hangs for ever, as in a database
     * that broke under it, must not keep its lane. Counted and not timed, for the clock may jump.
     */
    private static final int MOST_RENEWALS = 24;

    /** What is begun while the lane is held must not outlast the lease. */
    private static final Duration TIME_TO_ACT = LEASE.dividedBy(2);

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration AFTER_A_MISTAKE = Duration.ofSeconds(5);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(4);
    private static final Duration TIDYING = Duration.ofMinutes(1);
    /** How long the same work is recognised when it is offered again. */
    private static final Duration MEMORY = Duration.ofDays(7);

    /** A lane in hand costs a virtual thread, which mostly waits for its portal, and the memory of one envelope. */
    private static final int MOST_LANES = 1_024;

    /** Of the envelopes in hand, beyond which no more are looked for. */
    private static final int MOST_BYTES = 24 * 1024 * 1024;

    private static final int MOST_AT_ONCE = 128;
    /** Enough that fifty calls to a portal that counts them can travel together while as many lanes prepare the next. */
    private static final int MOST_LANES_OF_A_GROUP = 112;
    /** A group never has more than this part of what is free, so that those that are slow or noisy leave room. */
    private static final int PART_OF_A_GROUP = 8;

    private static final int FEWEST_LANES_OF_A_GROUP = 8;
    /** While the way in is pressed: the portals wait for its answers and people for ours, and both must go on. */
    private static final int LANES_UNDER_PRESSURE = 1;
    /** So that a lane with a long backlog leaves room for the others. */
    private static final int MOST_IN_A_ROW = 20;

    private static final int MOST_MISTAKES = 5;

    private final Lanes lanes;
    private final Map<String, Handler> handlers;
    private final Clock clock;
    private final BooleanSupplier pressed;
    private final Semaphore bell = new Semaphore(0);
    private final Map<Claim, Grip> held = new ConcurrentHashMap<>();

    private final Map<String, Integer> heldOfGroup = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread dispatcher;
    private final AtomicBoolean tidying = new AtomicBoolean();
    private Instant renewed = Instant.EPOCH;
    private Instant tidied = Instant.EPOCH;
    /** Whether the last look left lanes for want of room, so that room is worth a ring. */
    private volatile boolean more;

    private volatile boolean stopping;

    /** @param pressed whether to stand back for others */
    public Worker(Lanes lanes, Map<String, Handler> handlers, Clock clock, BooleanSupplier pressed) {
        this.lanes = lanes;
        this.handlers = Map.copyOf(handlers);
        this.clock = clock;
        this.pressed = pressed;
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
        int room = dispatcher.isAlive() && !stopping ? room() : 0;
        int mostOfAGroup = mostOfAGroup();
        Map<String, Integer> reached = new HashMap<>();
        Set<String> chosen = new HashSet<>();
        for (String lane : opening) {
            String group = group(lane);
            int before = heldOfGroup.getOrDefault(group, 0) + reached.getOrDefault(group, 0);
            if (chosen.size() < room && before < mostOfAGroup) {
                reached.merge(group, 1, Integer::sum);
                chosen.add(lane);
            }
        }
        return new Reach(chosen, clock.instant().plus(LEASE));
    }

    @Override
    public void take(List<Lanes.Held> opened) {
        hold(opened, clock.instant());
    }

    private void hold(List<Lanes.Held> found, Instant now) {
        found.forEach(lane -> {
            held.put(lane.claim(), new Grip(lane, now.plus(LEASE)));
            heldOfGroup.merge(group(lane.claim().lane()), 1, Integer::sum);
            bytes.addAndGet(size(lane));
        });
        found.forEach(lane -> threads.execute(() -> work(lane)));
    }

    private void letGo(Lanes.Held lane) {
        if (held.remove(lane.claim()) != null) {
            loosen(lane);
        }
    }

    private void loosen(Lanes.Held lane) {
        heldOfGroup.computeIfPresent(group(lane.claim().lane()), (_, count) -> count == 1 ? null : count - 1);
        bytes.addAndGet(-size(lane));
    }

    private static int size(Lanes.Held lane) {
        return lane.head().envelope().payload().length;
    }

    private static String group(String lane) {
        return lane.split("/", 2)[0];
    }

    private int room() {
        int most = pressed.getAsBoolean() ? LANES_UNDER_PRESSURE : MOST_LANES;
        return bytes.get() > MOST_BYTES ? 0 : Math.clamp(most - held.size(), 0, MOST_AT_ONCE);
    }

    private int mostOfAGroup() {
        int share = (MOST_LANES - held.size()) / PART_OF_A_GROUP;
        return Math.clamp(share, FEWEST_LANES_OF_A_GROUP, MOST_LANES_OF_A_GROUP);
    }

    private void run() {
        while (!stopping) {
            try {
                // Every ring until here is answered by the look that follows.
                if (bell.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
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
        int room = room();
        if (room > 0) {
            Instant now = clock.instant();
            Lanes.Catch found = lanes.claim(now, LEASE, room, mostOfAGroup());
            hold(found.lanes(), now);
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
            letGo(lane);
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
        Grip grip = held.get(claim);
        if (grip == null) {
            throw new Lanes.LeaseLost(claim);
        }
        grip.begin();
        Envelope envelope = head.envelope();
        InHand task = new InHand(claim, head);
        Verdict verdict;
        try {
            verdict = handlerOf(envelope).handle(task);
        } catch (Lanes.LeaseLost lost) {
            throw lost;
        } catch (RuntimeException mistake) {
            // Whatever a handler throws is its mistake, and counted as one.
            return retryOrPark(claim, head, mistake);
        }
        Instant now = clock.instant();
        return switch (verdict) {
            case Verdict.Done _ -> lanes.settle(claim, envelope, List.of(), now);
            case Verdict.Settled _ -> task.next;
            case Verdict.Later(Duration pause) ->
                lanes.postpone(claim, envelope, now.plus(pause), Try.NOTHING_DONE, now);
            case Verdict.Unsure(Duration pause) -> lanes.postpone(claim, envelope, now.plus(pause), Try.UNCERTAIN, now);
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

    private Optional<Waiting> retryOrPark(Claim claim, Waiting head, RuntimeException mistake) {
        Envelope envelope = head.envelope();
        Instant now = clock.instant();
        LOG.warn("Envelope {} of lane {} failed", envelope.id(), envelope.lane(), mistake);
        return head.mistakes() + 1 >= MOST_MISTAKES
                ? lanes.park(claim, envelope, mistake.toString(), now)
                : lanes.postpone(claim, envelope, now.plus(AFTER_A_MISTAKE), Try.MISTAKE, now);
    }

    private void renew() {
        Instant now = clock.instant();
        if (!held.isEmpty() && now.isAfter(renewed.plus(RENEWAL))) {
            leaveWhatHangs();
            lanes.renew(List.copyOf(held.keySet()), now.plus(LEASE)).forEach(kept -> {
                Grip grip = held.get(kept);
                if (grip != null) {
                    grip.until = now.plus(LEASE);
                }
            });
            renewed = now;
        }
    }

    /** Whoever takes it over has a fence of its own, so the thread that hangs can do no harm when it wakes up. */
    private void leaveWhatHangs() {
        held.forEach((claim, grip) -> {
            // Only here and at the beginning of an envelope; losing the race costs one renewal.
            int renewals = grip.renewals + 1;
            grip.renewals = renewals;
            if (renewals > MOST_RENEWALS) {
                LOG.warn("Work on lane {} hangs; another thread takes it over", claim.lane(), grip.whereabouts());
                letGo(grip.lane);
            }
        });
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

    /** A lane in hand. */
    private static final class Grip {
        final Lanes.Held lane;
        /** When the lease ends. */
        volatile Instant until;
        /** Since the work on the envelope began. */
        volatile int renewals;

        private volatile @Nullable Thread thread;

        Grip(Lanes.Held lane, Instant until) {
            this.lane = lane;
            this.until = until;
        }

        void begin() {
            renewals = 0;
            thread = Thread.currentThread();
        }

        /** Where it hangs, for whoever looks for the reason. */
        Throwable whereabouts() {
            Throwable whereabouts = new Throwable("It hangs here");
            Thread hanging = thread;
            whereabouts.setStackTrace(hanging == null ? new StackTraceElement[0] : hanging.getStackTrace());
            return whereabouts;
        }
    }

    private final class InHand implements Handler.Task {
        private final Claim claim;
        private final Waiting head;
        private Optional<Waiting> next = Optional.empty();

        InHand(Claim claim, Waiting head) {
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
        public boolean held() {
            Grip grip = held.get(claim);
            return grip != null && clock.instant().plus(TIME_TO_ACT).isBefore(grip.until);
        }

        @Override
        public void settle(List<NewEnvelope> then) {
            next = lanes.settle(claim, head.envelope(), then, clock.instant());
        }
    }
}
