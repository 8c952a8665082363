package parley;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bitrix24.Border;
import parley.bitrix24.Kinds;
import parley.bitrix24.Pace;
import parley.inbox.GroupCommit;
import parley.inbox.Handler;
import parley.inbox.Hands;
import parley.inbox.Lanes;
import parley.inbox.NewEnvelope;
import parley.inbox.OnArrival;
import parley.inbox.Throttle;
import parley.inbox.Worker;
import parley.running.Doubts;
import parley.running.RingAlarms;
import parley.storage.Database;
import parley.storage.Timers;
import parley.web.Management;
import parley.web.Web;

/**
 * One node: puts the rooms together, starts and stops them. What is inside of each room is put together beside, in a class named
 * after it: {@link StorageWiring}, {@link BorderWiring}, {@link AuthoringWiring}, {@link RunningWiring}, {@link WebWiring}.
 */
public final class Parley implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parley.class);

    private static final int MOST_ASIDE = 1_000;

    private final StorageWiring storage;
    private final GroupCommit inbox;
    private final OnArrival onArrival;
    private final Worker worker;
    private final RingAlarms ringAlarms;
    private final Timers timers;
    private final Web web;
    private final Management management;
    private final AtomicBoolean serving;

    /** One thing at a time, and when more waits than a moment can bring, the rest is dropped: it comes again. */
    private final ExecutorService aside = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_ASIDE),
            Thread.ofVirtual().name("aside").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Parley(Settings settings, Clock clock, Pace pace, Database database, AtomicBoolean serving) {
        this.serving = serving;
        storage = new StorageWiring(settings, database, clock);
        Throttle throttle = new Throttle(System::nanoTime);
        inbox = new GroupCommit(storage.inbox, new TheWorker(), throttle);
        Border border = BorderWiring.border(settings, pace, storage, this::arrive, aside, clock);
        AuthoringWiring authoring = new AuthoringWiring(storage, border, clock);

        Doubts doubts = new Doubts();
        Map<String, Handler> handlers =
                new RunningWiring(settings, storage, border, pace, authoring, doubts, clock).handlers();
        worker = new Worker(storage.lanes, handlers, clock, throttle);
        Map<String, Handler> atOnce = Map.of(Kinds.STIMULUS, handlers.get(Kinds.STIMULUS));
        onArrival = new OnArrival(inbox, storage.lanes, atOnce, worker, throttle, clock, System::nanoTime);
        ringAlarms = new RingAlarms(storage.alarms, inbox, clock);
        timers = new Timers(database, clock, Chores.of(storage, border, authoring, clock));

        web = new WebWiring(settings, storage, border, authoring, threads, clock)
                .web(inbox, worker::wake, this::isReady);
        management = new Management(
                settings.managementPort(),
                new Meters(storage.lanes, border.eventCounts(), doubts, clock).registry(),
                new HealthDetails(storage.lanes, storage.parked, border.eventCounts(), this::isReady, clock)::read);
    }

    public static void main(String... arguments) {
        CommandLine.obey(arguments);
    }

    /**
     * Starts everything; returns when requests are taken.
     *
     * @throws RuntimeException when the database or a port is not to be had; nothing is left running
     */
    public static Parley start(Settings settings, Clock clock) {
        return start(settings, clock, Pace.USUAL);
    }

    /** The same at a pace of its own. */
    public static Parley start(Settings settings, Clock clock, Pace pace) {
        return start(settings, clock, pace, () -> {});
    }

    /** @param broke what is done when the embedded database closes itself meanwhile */
    static Parley start(Settings settings, Clock own, Pace pace, Runnable broke) {
        Logs.set(settings.logFormat());
        AtomicBoolean serving = new AtomicBoolean();
        Database database =
                Database.connect(settings.databaseUrl(), settings.databaseUser(), settings.databasePassword(), () -> {
                    if (serving.get()) {
                        broke.run();
                    }
                });
        Clock clock = database.agreed(own);
        // Side by side, because each takes half of the start; until both are done, requests find us not ready.
        CompletableFuture<Void> migration = CompletableFuture.runAsync(database::migrate);
        Parley parley = new Parley(settings, clock, pace, database, serving);
        try {
            parley.management.start();
            parley.web.start();
            migration.join();
            if (Database.isOursAlone(settings.databaseUrl())) {
                parley.storage.lanes.outlive(clock.instant());
                parley.storage.leases.outlive();
            }
            parley.worker.start();
            parley.ringAlarms.start();
            parley.timers.start();
            parley.serving.set(true);
            LOG.info("Parley is ready on port {}, as {}", parley.port(), settings.publicUrl());
            return parley;
        } catch (RuntimeException failure) {
            // Whatever it is, it goes on to the caller; only that nothing is left running is seen to here.
            parley.close();
            throw failure;
        }
    }

    /** The way in is open before there is a worker. */
    private final class TheWorker implements Hands {
        @Override
        public Reach reach(Collection<String> lanes) {
            return worker.reach(lanes);
        }

        @Override
        public void take(List<Lanes.Held> lanes, Instant until) {
            worker.take(lanes, until);
        }

        @Override
        public void wake() {
            worker.wake();
        }
    }

    /** The border is there before the work that its events bring. */
    private int arrive(List<NewEnvelope> envelopes) {
        return onArrival.add(envelopes);
    }

    private boolean isReady() {
        return serving.get() && storage.database.reachable();
    }

    /** The port that is listened on, also when a free one was picked. */
    public int port() {
        return web.port();
    }

    /** Takes no more requests, answers those in flight, finishes the work in hand. */
    @Override
    public void close() {
        serving.set(false);
        for (Runnable step : List.<Runnable>of(
                web::stop,
                timers::close,
                ringAlarms::close,
                inbox::close,
                worker::close,
                management::stop,
                threads::shutdown,
                aside::shutdownNow,
                storage.database::close)) {
            try {
                step.run();
            } catch (RuntimeException failure) {
                // Whatever it is: what cannot be stopped in order must not keep the next from stopping.
                LOG.warn("A part of Parley did not stop in order: {}", failure.toString());
            }
        }
        LOG.info("Parley has stopped");
    }
}
