package parley.running;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import parley.inbox.Envelope;
import parley.inbox.Handler.Task;
import parley.inbox.Handler.Verdict;
import parley.portals.PortalFailure;
import parley.portals.PortalFailure.Fate;
import parley.portals.PortalFailure.Unreachable;

/** What follows when a portal did not do what was promised. */
final class Setbacks {
    /** A reply later than this helps nobody. */
    private static final Duration STALE = Duration.ofHours(24);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(20);

    private final Clock clock;
    private final Duration atWork;

    /** @param atWork for how long a portal may be at work on what nobody waits for any more */
    Setbacks(Clock clock, Duration atWork) {
        this.clock = clock;
        this.atWork = atWork;
    }

    /** What may happen yet, so that not to find it proves nothing, is looked for again a little later. */
    Optional<Verdict> whilePending(Task task) {
        Instant now = clock.instant();
        return task.pendingSince()
                .map(since -> Duration.between(now, since.plus(atWork)))
                .filter(Duration::isPositive)
                .map(left -> new Verdict.Later(left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN));
    }

    /** After nothing but a look: whatever became of that, it leaves no doubt. */
    Verdict afterALook(PortalFailure failure, Envelope envelope) {
        return after(failure instanceof Unreachable ? new Unreachable(Fate.NOT_DONE) : failure, envelope);
    }

    Verdict after(PortalFailure failure, Envelope envelope) {
        return switch (failure) {
            case PortalFailure.PortalGone _ -> new Verdict.Hopeless(GivenUp.GONE);
            case PortalFailure.Refused(String reason) -> new Verdict.Hopeless(GivenUp.REFUSED + reason);
            case PortalFailure.Throttled(Duration pause) -> later(envelope, new Verdict.Later(pause));
            case Unreachable(Fate fate) -> later(envelope, again(fate, growing(envelope)));
            case PortalFailure.AccessLost _ -> later(envelope, new Verdict.Later(LONGEST_PAUSE));
        };
    }

    private static Verdict again(Fate fate, Duration pause) {
        return switch (fate) {
            case NOT_DONE -> new Verdict.Later(pause);
            case UNKNOWN -> new Verdict.Unsure(pause);
            case PENDING -> new Verdict.Pending(pause);
        };
    }

    private Verdict later(Envelope envelope, Verdict again) {
        boolean stale = envelope.acceptedAt().plus(STALE).isBefore(clock.instant());
        return stale ? new Verdict.Hopeless(GivenUp.TOO_LATE) : again;
    }

    static Duration growing(Envelope envelope) {
        Duration pause = Duration.ofSeconds(1L << Math.min(envelope.attempts(), 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
