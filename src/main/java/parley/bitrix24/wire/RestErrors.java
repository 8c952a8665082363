package parley.bitrix24.wire;

import java.time.Duration;
import java.util.Set;
import parley.portals.PortalFailure;
import parley.portals.PortalFailure.Fate;
import parley.portals.PortalFailure.Refused;
import parley.portals.PortalFailure.Throttled;
import parley.portals.PortalFailure.Unreachable;

/**
 * The one place that knows what error codes mean (rest.md §4.1). By code first and by status second, because the platform's
 * statuses differ between its pages and its servers.
 */
public final class RestErrors {
    private static final Duration BUCKET_PAUSE = Duration.ofSeconds(2);
    private static final Duration OTHER_LIMIT_PAUSE = Duration.ofMinutes(1);
    /** An administrator is asked; a person needs that long, and a token that was renewed meanwhile loses the approval. */
    private static final Duration CONFIRMATION_PAUSE = Duration.ofMinutes(10);
    /** A person at Bitrix24 stopped us; asking more often than hourly makes it worse. */
    private static final Duration OVERLOAD_PAUSE = Duration.ofHours(1);
    /** A self-hosted portal under maintenance says the same as one that was closed. */
    private static final Duration CLOSED_PAUSE = Duration.ofHours(1);

    /** The usual one, and that of a large content network. */
    private static final Set<Integer> PROXY_TIMEOUTS = Set.of(504, 524);

    private RestErrors() {}

    public static Trouble classify(Reply.Denied denied) {
        return switch (denied.code()) {
            case "EXPIRED_TOKEN" -> new Trouble.TokenExpired();
            case "INVALID_TOKEN", "NO_AUTH_FOUND" -> new Trouble.TokenUnknown(perhapsGone(denied));
            case "AUTHORIZATION_ERROR", "USER_ACCESS_ERROR" -> new Trouble.UserRefused();
            case "PAYMENT_REQUIRED" -> new Trouble.Unpaid();
            case "APPLICATION_NOT_FOUND", "ERROR_OAUTH", "NOT_INSTALLED" -> perhapsGone(denied);
            case "PORTAL_DELETED" -> new Trouble.PerhapsGone(denied.code(), new Throttled(CLOSED_PAUSE));
            case "OPERATION_TIME_LIMIT" -> new Trouble.BudgetSpent();
            case "QUERY_LIMIT_EXCEEDED" -> throttled(denied, BUCKET_PAUSE);
            case "TOO_MANY_REQUESTS" -> throttled(denied, OTHER_LIMIT_PAUSE);
            case "OVERLOAD_LIMIT" -> new Trouble.Final(new Throttled(OVERLOAD_PAUSE));
            case "METHOD_CONFIRM_WAITING" -> new Trouble.Final(new Throttled(CONFIRMATION_PAUSE));
            case "INTERNAL_SERVER_ERROR", "ERROR_UNEXPECTED_ANSWER" -> new Trouble.Final(new Unreachable(Fate.UNKNOWN));
            default -> byStatus(denied);
        };
    }

    public static PortalFailure classify(Reply.Unreadable unreadable) {
        int status = unreadable.status();
        if (status == 429) {
            return new Throttled(unreadable.pause().orElse(OTHER_LIMIT_PAUSE));
        } else if (status == 401) {
            // Perhaps only a token that expired: the next try may be told.
            return new Unreachable(Fate.NOT_DONE);
        } else if (status >= 400 && status < 500) {
            return new Refused(unreadable.reason());
        } else {
            return outage(status);
        }
    }

    /** A proxy that has waited for long enough answers; the portal behind it goes on. */
    private static Unreachable outage(int status) {
        return new Unreachable(PROXY_TIMEOUTS.contains(status) ? Fate.PENDING : Fate.UNKNOWN);
    }

    private static Trouble.PerhapsGone perhapsGone(Reply.Denied denied) {
        return new Trouble.PerhapsGone(denied.code(), new Unreachable(Fate.NOT_DONE));
    }

    private static Trouble byStatus(Reply.Denied denied) {
        if (denied.status() == 429) {
            return throttled(denied, OTHER_LIMIT_PAUSE);
        } else if (denied.status() >= 500) {
            return new Trouble.Final(outage(denied.status()));
        } else {
            return new Trouble.Final(new Refused(denied.reason()));
        }
    }

    private static Trouble throttled(Reply.Denied denied, Duration pause) {
        return new Trouble.Final(new Throttled(denied.pause().orElse(pause)));
    }
}
