package parley.running;

import java.time.Clock;
import java.time.Duration;
import parley.inbox.Envelope;
import parley.inbox.Handler.Verdict;
import parley.portals.PortalFailure;

/** What follows when a portal did not do what was promised. */
final class Setbacks {
    /** A reply later than this helps nobody. */
    private static final Duration STALE = Duration.ofHours(24);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Clock clock;

    Setbacks(Clock clock) {
        this.clock = clock;
    }

    Verdict after(PortalFailure failure, Envelope envelope) {
        return switch (failure) {
            case PortalFailure.PortalGone _ -> new Verdict.Hopeless(GivenUp.GONE);
            case PortalFailure.Refused(String reason) -> new Verdict.Hopeless(GivenUp.REFUSED + reason);
            case PortalFailure.Throttled(Duration pause) -> later(envelope, new Verdict.Later(pause));
            case PortalFailure.Unreachable(boolean mayHaveHappened) -> {
                Duration pause = growing(envelope);
                yield later(envelope, mayHaveHappened ? new Verdict.Unsure(pause) : new Verdict.Later(pause));
            }
            case PortalFailure.AccessLost _ -> later(envelope, new Verdict.Later(LONGEST_PAUSE));
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
