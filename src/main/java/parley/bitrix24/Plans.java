package parley.bitrix24;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import parley.bitrix24.Bucket.Rate;
import parley.portals.PortalId;

/**
 * Which rate a portal's plan allows. The usual one is taken for granted; only a portal that is busy enough to wait is asked,
 * once a day.
 */
final class Plans {
    private static final Duration LIFE = Duration.ofDays(1);
    /** When nothing was answered. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Calls direct;
    private final Pace pace;
    private final Clock clock;
    private final ConcurrentMap<PortalId, Known> known = new ConcurrentHashMap<>();

    Plans(Calls direct, Pace pace, Clock clock) {
        this.direct = direct;
        this.pace = pace;
        this.clock = clock;
    }

    Rate rate(PortalId portal) {
        Known plan = known.get(portal);
        return plan == null ? pace.usual() : plan.rate();
    }

    /** Asks, unless the answer is known or on its way; says whether it asks. Does not wait. */
    boolean learn(PortalId portal) {
        Instant now = clock.instant();
        Known before = known.get(portal);
        boolean due = before == null || before.until().isBefore(now);
        if (due) {
            Rate meanwhile = before == null ? pace.usual() : before.rate();
            known.put(portal, new Known(meanwhile, now.plus(AGAIN)));
            Thread.ofVirtual().name("plan").start(() -> ask(portal, now.plus(LIFE)));
        }
        return due;
    }

    private void ask(PortalId portal, Instant until) {
        if (direct.call(portal, "app.info", Map.of()) instanceof Called.Answered answered) {
            // The pages say "ent", the SDK says "en" (rest.md §6.1).
            String family = answered.result().text("LICENSE_FAMILY").orElse("").toLowerCase(Locale.ROOT);
            boolean largest = family.equals("en") || family.startsWith("ent");
            known.put(portal, new Known(largest ? pace.largest() : pace.usual(), until));
        }
    }

    private record Known(Rate rate, Instant until) {}
}
