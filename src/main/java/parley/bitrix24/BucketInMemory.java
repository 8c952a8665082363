package parley.bitrix24;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import parley.portals.PortalId;

/** The bucket of a single node. Safe for use by many threads. */
public final class BucketInMemory implements Bucket {
    private final Clock clock;
    private final Map<PortalId, Level> levels = new HashMap<>();

    public BucketInMemory(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Duration take(PortalId portal, Rate rate) {
        double now = seconds();
        Level level = level(portal, now);
        Duration wait = level.wait(rate, now);
        if (wait.isZero()) {
            levels.put(portal, level.taken(rate, now));
        }
        return wait;
    }

    @Override
    public synchronized void close(PortalId portal, Rate rate, Duration pause) {
        double now = seconds();
        levels.put(portal, level(portal, now).closed(rate, now, pause));
    }

    private Level level(PortalId portal, double now) {
        return levels.getOrDefault(portal, new Level(0, now));
    }

    private double seconds() {
        Instant now = clock.instant();
        return now.getEpochSecond() + now.getNano() / 1e9;
    }
}
