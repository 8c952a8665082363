package parley.bitrix24;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import parley.bitrix24.Opening.Reason;
import parley.bitrix24.Opening.TurnedAway;
import parley.bitrix24.wire.Reply;
import parley.bitrix24.wire.RestClient;
import parley.bitrix24.wire.RestErrors;
import parley.bitrix24.wire.Trouble;
import parley.portals.Portal;
import parley.portals.Portal.Standing;
import parley.portals.PortalFailure;
import parley.portals.PortalFailure.AccessLost;
import parley.portals.PortalFailure.Fate;
import parley.portals.PortalFailure.PortalGone;
import parley.portals.PortalFailure.Refused;
import parley.portals.PortalFailure.Throttled;
import parley.portals.PortalFailure.Unreachable;
import parley.portals.Visitor;

/**
 * Connects a portal on behalf of a proven administrator: keeps the tokens first, then checks the permissions and binds the
 * events, so that nothing is lost when a later step fails. May be repeated.
 */
final class Setup {
    private static final Duration A_MOMENT = Duration.ofMinutes(1);
    private static final String UNPAID = "PAYMENT_REQUIRED";

    private final ApplicationCard card;
    private final RestClient rest;
    private final Tenants tenants;
    private final EventBindings bindings;

    Setup(ApplicationCard card, RestClient rest, Tenants tenants, EventBindings bindings) {
        this.card = card;
        this.rest = rest;
        this.tenants = tenants;
        this.bindings = bindings;
    }

    Opening connect(Identity identity, Keys keys, Visit visit) {
        if (!identity.administrator()) {
            return new TurnedAway(Reason.NOT_ADMINISTRATOR, visit.language(), List.of());
        }
        Optional<Portal> before = tenants.present(identity);
        Portal portal = tenants.admit(identity);
        tenants.keep(identity, keys.accessToken(), keys.refreshToken());
        keys.eventToken()
                .ifPresent(token ->
                        tenants.keepEventToken(before.orElse(portal.with(Standing.INSTALLING)), identity, token));
        List<String> missing = card.requiredScopes().stream()
                .filter(scope -> !identity.scopes().contains(scope))
                .toList();
        if (!missing.isEmpty()) {
            return new TurnedAway(Reason.SCOPES_MISSING, visit.language(), missing);
        }
        return bindings.ensure((method, parameters) -> call(identity, keys.accessToken(), method, parameters))
                .<Opening>map(failed -> turnedAway(failed, visit.language()))
                .orElseGet(() -> visit.welcome(identity, portal));
    }

    private Called call(Identity identity, String accessToken, String method, Map<String, ?> parameters) {
        return switch (rest.call(identity.portal(), identity.endpoint(), method, parameters, accessToken)) {
            case Reply.Result result -> new Called.Answered(result.result());
            case Reply.Denied denied ->
                new Called.Failed(failure(RestErrors.classify(denied)), denied.reason(), denied.description());
            case Reply.Unreadable unreadable -> new Called.Failed(RestErrors.classify(unreadable), unreadable.reason());
            case Reply.Moved moved -> new Called.Failed(new Unreachable(Fate.NOT_DONE));
            case Reply.NoAnswer none -> new Called.Failed(new Unreachable(none.fate()));
        };
    }

    private static PortalFailure failure(Trouble trouble) {
        return switch (trouble) {
            case Trouble.TokenExpired expired -> new AccessLost();
            case Trouble.TokenUnknown unknown -> new AccessLost();
            case Trouble.UserRefused refused -> new AccessLost();
            case Trouble.Unpaid unpaid -> new Refused(UNPAID);
            case Trouble.PerhapsGone gone -> new PortalGone();
            case Trouble.BudgetSpent spent -> new Throttled(Duration.ofMinutes(1));
            case Trouble.Final last -> last.failure();
        };
    }

    private static Opening turnedAway(Called.Failed failed, Locale language) {
        return switch (failed.failure()) {
            case Refused refused
            when refused.reason().equals(UNPAID) -> new TurnedAway(Reason.PAYMENT_REQUIRED, language, List.of());
            case Refused refused -> new TurnedAway(Reason.INSTALLATION_FAILED, language, List.of(refused.reason()));
            // A moment heals a full bucket; what takes longer has a reason that somebody must know.
            case Throttled throttled
            when throttled.pause().compareTo(A_MOMENT) > 0 ->
                new TurnedAway(Reason.INSTALLATION_FAILED, language, List.of(failed.code()));
            case AccessLost lost -> new TurnedAway(Reason.NOT_VERIFIED, language, List.of());
            case PortalGone gone -> new TurnedAway(Reason.NOT_INSTALLED, language, List.of());
            case Throttled throttled -> new TurnedAway(Reason.PORTAL_UNREACHABLE, language, List.of());
            case Unreachable unreachable -> new TurnedAway(Reason.PORTAL_UNREACHABLE, language, List.of());
        };
    }

    /** The tokens of the visit. Prints nothing secret. */
    record Keys(String accessToken, String refreshToken, Optional<String> eventToken) {
        @Override
        public String toString() {
            return "Keys[]";
        }
    }

    /** How the page was opened. */
    record Visit(Locale language, boolean installing, String frameId, String placement) {
        Opening welcome(Identity identity, Portal portal) {
            Visitor visitor = new Visitor(identity.portal(), identity.user(), identity.administrator(), language);
            return new Opening.Welcome(visitor, portal, installing, frameId, placement);
        }
    }
}
