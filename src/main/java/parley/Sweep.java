package parley;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.authoring.Reconcile;

/** Looks after the bots of portals where nothing happens: each one once after our start, and a few times a day. */
final class Sweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration PERIOD = Duration.ofHours(6);
    private static final int MOST_PORTALS = 20;

    private final Reconcile reconcile;
    private final Clock clock;
    private final Instant started;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("sweep").daemon().factory());

    Sweep(Reconcile reconcile, Clock clock) {
        this.reconcile = reconcile;
        this.clock = clock;
        this.started = clock.instant();
    }

    void start() {
        var _ = thread.scheduleWithFixedDelay(this::sweep, PAUSE.toSeconds(), PAUSE.toSeconds(), TimeUnit.SECONDS);
    }

    private void sweep() {
        Instant aPeriodAgo = clock.instant().minus(PERIOD);
        try {
            int portals = reconcile.sweep(aPeriodAgo.isAfter(started) ? aPeriodAgo : started, MOST_PORTALS);
            if (portals > 0) {
                LOG.info("The bots of {} portals were looked after", portals);
            }
        } catch (RuntimeException outage) {
            // The schedule would end with it.
            LOG.warn("Looking after the bots failed, trying again: {}", outage.toString());
        }
    }

    /** A sweep in hand may be left at any point: the next one goes on. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
