package parley.running;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.inbox.Inbox;
import parley.inbox.NewEnvelope;

/**
 * Puts what is due into its lane. A process that dies in between leaves it to be put there again, which the inbox knows by the
 * key; so every node may do it at any time.
 */
public final class RingAlarms implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RingAlarms.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);
    private static final int MOST_AT_ONCE = 100;

    private final Alarms alarms;
    private final Inbox inbox;
    private final Clock clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("alarms").unstarted(this::run);

    public RingAlarms(Alarms alarms, Inbox inbox, Clock clock) {
        this.alarms = alarms;
        this.inbox = inbox;
        this.clock = clock;
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!stop.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                ringWithoutFail();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void ringWithoutFail() {
        try {
            ring();
        } catch (RuntimeException outage) {
            // Whatever it is: without this thread nobody is woken any more.
            LOG.warn("Looking for alarms failed, trying again: {}", outage.toString());
        }
    }

    /** Puts everything that is due into the lanes. */
    void ring() {
        List<NewEnvelope> due = alarms.due(clock.instant(), MOST_AT_ONCE);
        while (!due.isEmpty()) {
            inbox.add(due);
            due.forEach(alarms::remove);
            due = due.size() < MOST_AT_ONCE ? List.of() : alarms.due(clock.instant(), MOST_AT_ONCE);
        }
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(PATIENCE_AT_STOP.toMillis());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
