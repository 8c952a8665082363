package parley.bitrix24;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import parley.portals.PortalId;

/**
 * How long a method rests that has used up the time a portal gives it; the portal's other methods go on (rest.md §6.2). Lives
 * in memory: after a restart the portal says it again. Safe for use by many threads.
 */
final class MethodBudgets {
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration UNKNOWN = Duration.ofMinutes(1);
    /** The portal counts the last ten minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Clock clock;
    private final ConcurrentMap<Budget, Instant> resets = new ConcurrentHashMap<>();
    private final ConcurrentMap<Budget, Instant> spentUntil = new ConcurrentHashMap<>();

    MethodBudgets(Clock clock) {
        this.clock = clock;
    }

    /** Notes when the portal gives the method some of its time back. */
    void note(PortalId portal, String method, Instant moment) {
        resets.put(new Budget(portal, method), moment);
    }

    /**
     * Lets the method rest, and says how long.
     *
     * @param told by the refusal; otherwise the moment counts that an answer named
     */
    Duration spend(PortalId portal, String method, Optional<Instant> told) {
        Budget budget = new Budget(portal, method);
        Instant now = clock.instant();
        // What the refusal says itself: an answer that comes at the same time may name another moment.
        Duration pause = told.or(() -> Optional.ofNullable(resets.get(budget)))
                .filter(moment -> moment.isAfter(now))
                .map(moment -> clamped(Duration.between(now, moment)))
                .orElse(UNKNOWN);
        spentUntil.put(budget, now.plus(pause));
        return pause;
    }

    /** How long the method still rests, if it does. */
    Optional<Duration> rest(PortalId portal, String method) {
        Budget budget = new Budget(portal, method);
        Instant now = clock.instant();
        spentUntil.computeIfPresent(budget, (key, until) -> until.isAfter(now) ? until : null);
        return Optional.ofNullable(spentUntil.get(budget)).map(until -> Duration.between(now, until));
    }

    private static Duration clamped(Duration pause) {
        return pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    private record Budget(PortalId portal, String method) {}
}
