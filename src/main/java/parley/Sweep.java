package parley;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.authoring.Reconcile;

/**
 * Looks after the bots of portals where nothing happens: each one once after our start, because our address may have changed,
 * and a few times a day. One run takes some portals; it is meant to be run every minute.
 */
final class Sweep implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private static final Duration PERIOD = Duration.ofHours(6);
    private static final int MOST_PORTALS = 20;

    private final Reconcile reconcile;
    private final Clock clock;
    private final Instant started;

    Sweep(Reconcile reconcile, Clock clock) {
        this.reconcile = reconcile;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Override
    public void run() {
        Instant aPeriodAgo = clock.instant().minus(PERIOD);
        int portals = reconcile.sweep(aPeriodAgo.isAfter(started) ? aPeriodAgo : started, MOST_PORTALS);
        if (portals > 0) {
            LOG.info("The bots of {} portals were looked after", portals);
        }
    }
}
