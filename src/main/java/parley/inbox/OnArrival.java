package parley.inbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.inbox.Handler.Verdict;

/**
 * The way in for what comes alone: its work is done at once, and what came of it is stored, in one commit where there were two.
 * In a crowd, in a lane where something waits, and whenever the work fails, takes its time or is put off, it is stored as usual
 * and done later; the receipt sees to it that only one of both is kept. Safe for use by many threads.
 */
public final class OnArrival implements Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(OnArrival.class);

    /** More than come by chance at the same time while there is no crowd. */
    private static final int MOST_AT_ONCE = 4;

    /** Many times of what it takes; whoever sends waits no longer than that for work. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    /** For how long a group is stored as usual after its work took too long. */
    private static final Duration REST = Duration.ofMinutes(1);

    private static final int MOST_RESTING = 10_000;

    private final Inbox usual;
    private final Lanes lanes;
    private final Map<String, Handler> handlers;
    private final Hands hands;
    private final Throttle throttle;
    private final Clock clock;
    private final Duration patience;
    private final Cache<String, Boolean> resting;
    /** By their lanes, until they are stored in one way or the other. */
    private final Map<String, CompletableFuture<Void>> arriving = new ConcurrentHashMap<>();

    private final AtomicInteger usually = new AtomicInteger();

    /**
     * @param usual the way of everything else
     * @param handlers of the kinds that may be worked on at once
     * @param hands go on with the lanes that open
     * @param throttle whether there is a crowd
     * @param nanoTime as {@link System#nanoTime}
     */
    public OnArrival(
            Inbox usual,
            Lanes lanes,
            Map<String, Handler> handlers,
            Hands hands,
            Throttle throttle,
            Clock clock,
            LongSupplier nanoTime) {
        this(usual, lanes, handlers, hands, throttle, clock, nanoTime, PATIENCE);
    }

    OnArrival(
            Inbox usual,
            Lanes lanes,
            Map<String, Handler> handlers,
            Hands hands,
            Throttle throttle,
            Clock clock,
            LongSupplier nanoTime,
            Duration patience) {
        this.usual = usual;
        this.lanes = lanes;
        this.handlers = Map.copyOf(handlers);
        this.hands = hands;
        this.throttle = throttle;
        this.clock = clock;
        this.patience = patience;
        this.resting = Caffeine.newBuilder()
                .maximumSize(MOST_RESTING)
                .expireAfterWrite(REST)
                .ticker(nanoTime::getAsLong)
                .build();
    }

    @Override
    public int add(List<NewEnvelope> envelopes) {
        if (envelopes.size() == 1 && isQuiet()) {
            NewEnvelope alone = envelopes.getFirst();
            CompletableFuture<Void> stored = new CompletableFuture<>();
            if (suits(alone) && arriving.putIfAbsent(alone.lane(), stored) == null) {
                try {
                    return isSettled(alone) ? 1 : store(envelopes);
                } finally {
                    arriving.remove(alone.lane());
                    stored.complete(null);
                }
            }
        }
        // What is on its way into the same lanes came first.
        await(CompletableFuture.allOf(envelopes.stream()
                .map(envelope -> arriving.get(envelope.lane()))
                .filter(Objects::nonNull)
                .toArray(CompletableFuture[]::new)));
        return store(envelopes);
    }

    private boolean isQuiet() {
        return usually.get() == 0 && arriving.size() < MOST_AT_ONCE && !throttle.holds() && lanes.atEase();
    }

    private boolean suits(NewEnvelope alone) {
        return handlers.containsKey(alone.kind())
                && !alone.dueAt().isAfter(clock.instant())
                && resting.getIfPresent(Lanes.group(alone.lane())) == null;
    }

    private int store(List<NewEnvelope> envelopes) {
        usually.incrementAndGet();
        try {
            return usual.add(envelopes);
        } finally {
            usually.decrementAndGet();
        }
    }

    /** Whether the work was done and what came of it is stored. */
    private boolean isSettled(NewEnvelope alone) {
        Hands.Reach reach = hands.reach(List.of(alone.lane()));
        if (!reach.lanes().contains(alone.lane())) {
            return false;
        }
        CompletableFuture<Boolean> settled = new CompletableFuture<>();
        // On a thread of its own, which can be left behind.
        Thread.ofVirtual().name("on-arrival").start(() -> work(alone, reach.until(), settled));
        Optional<Boolean> done = await(settled);
        if (done.isEmpty()) {
            resting.put(Lanes.group(alone.lane()), true);
        }
        return done.orElse(false);
    }

    private void work(NewEnvelope alone, Instant until, CompletableFuture<Boolean> settled) {
        try {
            throttle.begun();
            Arrival arrival = new Arrival(alone, until, clock.instant());
            if (arrival.isDone(Objects.requireNonNull(handlers.get(alone.kind())))) {
                hands.take(arrival.next.get().stream().toList(), until);
                settled.complete(true);
            }
        } catch (RuntimeException | Error failure) {
            // Whatever it is: it is stored now, and comes again, unless its receipt says that it was done after all.
            LOG.debug("Work of lane {} is stored before it is done: {}", alone.lane(), failure.toString());
        } finally {
            settled.complete(false);
        }
    }

    private <T> Optional<T> await(CompletableFuture<T> outcome) {
        try {
            return Optional.ofNullable(outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException tooLong) {
            return Optional.empty();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Work that is done before it is stored. */
    private final class Arrival implements Handler.Task {
        private final NewEnvelope work;
        private final Instant until;
        private final Instant at;
        private Supplier<Optional<Lanes.Held>> next = Optional::empty;

        Arrival(NewEnvelope work, Instant until, Instant at) {
            this.work = work;
            this.until = until;
            this.at = at;
        }

        boolean isDone(Handler handler) {
            return switch (handler.handle(this)) {
                case Verdict.Settled _ -> true;
                case Verdict.Done _ -> {
                    settle(List.of());
                    yield true;
                }
                case Verdict.Later _, Verdict.Unsure _, Verdict.Pending _, Verdict.Hopeless _ -> false;
            };
        }

        @Override
        public Envelope envelope() {
            return new Envelope(0, work.lane(), work.kind(), work.payload(), at, 0);
        }

        @Override
        public boolean uncertain() {
            return false;
        }

        @Override
        public Optional<Instant> pendingSince() {
            return Optional.empty();
        }

        /** Not before it is settled; and nobody should have to wait for what lies outside. */
        @Override
        public boolean held() {
            return false;
        }

        @Override
        public void settle(List<NewEnvelope> then) {
            next = lanes.settleOnArrival(work, then, until, clock.instant());
        }
    }
}
