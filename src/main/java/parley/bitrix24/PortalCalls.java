package parley.bitrix24;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bitrix24.wire.AppInfo;
import parley.bitrix24.wire.Asked;
import parley.bitrix24.wire.AuthorizationServer;
import parley.bitrix24.wire.Freshness;
import parley.bitrix24.wire.Reply;
import parley.bitrix24.wire.RestClient;
import parley.bitrix24.wire.RestErrors;
import parley.bitrix24.wire.Trouble;
import parley.portals.Portal;
import parley.portals.Portal.Standing;
import parley.portals.PortalFailure.AccessLost;
import parley.portals.PortalFailure.Fate;
import parley.portals.PortalFailure.PortalGone;
import parley.portals.PortalFailure.Throttled;
import parley.portals.PortalFailure.Unreachable;
import parley.portals.PortalId;
import parley.portals.Portals;

/**
 * Calls methods of a portal with the tokens we hold: renews them when they have expired, tries another administrator's when
 * one's are refused, follows a portal that moved, and notes in the portal's standing what the answers mean. At most one
 * renewal and one move per token and call (rest.md §4.2). Safe for use by many threads.
 */
final class PortalCalls implements Calls {
    private static final Logger LOG = LoggerFactory.getLogger(PortalCalls.class);

    private final RestClient rest;
    private final AuthorizationServer authorization;
    private final Renewal renewal;
    private final RollCall rollCall;
    private final MethodBudgets budgets;
    private final Portals portals;
    private final Credentials credentials;
    private final Departure departure;

    PortalCalls(
            RestClient rest,
            AuthorizationServer authorization,
            Renewal renewal,
            RollCall rollCall,
            MethodBudgets budgets,
            Portals portals,
            Credentials credentials,
            Departure departure) {
        this.rest = rest;
        this.authorization = authorization;
        this.renewal = renewal;
        this.rollCall = rollCall;
        this.budgets = budgets;
        this.portals = portals;
        this.credentials = credentials;
        this.departure = departure;
    }

    @Override
    public Called call(PortalId id, String method, Map<String, ?> parameters) {
        Optional<Portal> portal = portals.find(id);
        if (portal.isEmpty() || portal.get().standing() == Standing.UNINSTALLED) {
            return new Called.Failed(new PortalGone());
        }
        if (portal.get().standing() == Standing.NEEDS_ADMINISTRATOR) {
            return new Called.Failed(new AccessLost());
        }
        Optional<Duration> pause = budgets.rest(id, method);
        if (pause.isPresent()) {
            return new Called.Failed(new Throttled(pause.get()), "OPERATION_TIME_LIMIT");
        }
        Freshness freshness = rest.decided();
        List<Grant> held = credentials.grants(id);
        for (Grant grant : held) {
            Optional<Called> called = new Attempt(portal.get(), held, method, parameters, freshness).with(grant);
            if (called.isPresent()) {
                return called.get();
            }
        }
        LOG.warn("Portal {} needs an administrator: none of our tokens is accepted", id);
        // Of what was read before the tokens were: a portal that left and came back meanwhile has others.
        portals.stand(portal.get(), Standing.NEEDS_ADMINISTRATOR);
        return new Called.Failed(new AccessLost());
    }

    private Called suspended(Portal portal) {
        LOG.warn("Portal {} is suspended: its application period is over", portal.id());
        portals.stand(portal, Standing.SUSPENDED);
        return new Called.Failed(new AccessLost(), "PAYMENT_REQUIRED");
    }

    private Called gone(Portal portal, List<Grant> asked) {
        LOG.warn("Portal {} has no installation of ours any more, says the authorization server", portal.id());
        departure.of(portal, asked, false);
        return new Called.Failed(new PortalGone());
    }

    /** One call with one user's tokens, renewed and moved at most once. No answer at all means: try another user's. */
    private final class Attempt {
        private final Portal portal;
        private final List<Grant> held;
        private final String method;
        private final Map<String, ?> parameters;
        private final Freshness freshness;
        private URI endpoint;
        private boolean renewed;
        private boolean moved;

        Attempt(Portal portal, List<Grant> held, String method, Map<String, ?> parameters, Freshness freshness) {
            this.portal = portal;
            this.held = held;
            this.method = method;
            this.parameters = parameters;
            this.freshness = freshness;
            this.endpoint = portal.endpoint();
        }

        Optional<Called> with(Grant grant) {
            return renewal.due(grant) ? renewAndRepeat(grant) : call(grant);
        }

        private Optional<Called> renewAndRepeat(Grant grant) {
            renewed = true;
            return switch (renewal.renew(portal, grant)) {
                case Renewal.Outcome.Fresh fresh -> {
                    endpoint = portals.find(portal.id()).map(Portal::endpoint).orElse(endpoint);
                    yield call(fresh.grant());
                }
                case Renewal.Outcome.Failed failed -> concluded(failed.why(), null);
            };
        }

        private Optional<Called> call(Grant grant) {
            return switch (rest.call(portal.id(), endpoint, method, parameters, grant.accessToken(), freshness)) {
                case Reply.Result result -> {
                    result.budgetResets().ifPresent(moment -> budgets.note(portal.id(), method, moment));
                    if (portal.standing() == Standing.SUSPENDED) {
                        portals.stand(portal, Standing.ACTIVE);
                    }
                    yield Optional.of(new Called.Answered(result.result()));
                }
                case Reply.NoAnswer none -> failed(new Called.Failed(new Unreachable(none.fate())));
                case Reply.Unreadable unreadable ->
                    failed(new Called.Failed(RestErrors.classify(unreadable), unreadable.reason()));
                case Reply.Moved to -> follow(to.to(), grant);
                case Reply.Denied denied -> denied(denied, grant);
            };
        }

        private Optional<Called> denied(Reply.Denied denied, Grant grant) {
            return switch (RestErrors.classify(denied)) {
                // Fresh from the authorization server, and old to the portal: their clocks disagree, so wait.
                case Trouble.TokenExpired expired ->
                    renewed ? failed(unreachable(denied.reason())) : renewAndRepeat(grant);
                case Trouble.TokenUnknown unknown -> renewed ? rollCalled(unknown.afterwards()) : renewAndRepeat(grant);
                case Trouble.UserRefused refused -> Optional.empty();
                case Trouble.Unpaid unpaid -> Optional.of(suspended(portal));
                case Trouble.PerhapsGone perhaps -> rollCalled(perhaps);
                case Trouble.BudgetSpent spent -> {
                    Duration pause = budgets.spend(portal.id(), method, denied.budgetResets());
                    yield failed(new Called.Failed(new Throttled(pause), denied.reason()));
                }
                case Trouble.Final last ->
                    failed(new Called.Failed(last.failure(), denied.reason(), denied.description()));
            };
        }

        private Optional<Called> rollCalled(Trouble.PerhapsGone perhaps) {
            LOG.warn("Portal {} answered {} to {}", portal.id(), perhaps.code(), method);
            return concluded(rollCall.of(portal), perhaps);
        }

        /**
         * Draws the conclusion from what the authorization server says.
         *
         * @param claim of the portal that we are gone; makes the refusal of our credentials a second witness instead of a
         *     doubt about our secret
         */
        private Optional<Called> concluded(Presence presence, Trouble.@Nullable PerhapsGone claim) {
            return switch (presence) {
                case GONE -> Optional.of(gone(portal, held));
                case UNPAID -> Optional.of(suspended(portal));
                case CLIENT_REFUSED ->
                    claim == null
                            ? failed(unreachable(Called.Own.AUTHORIZATION_REFUSED))
                            : Optional.of(gone(portal, held));
                case NO_GRANT_WORKS, NOBODY_TO_ASK -> Optional.empty();
                // The two disagree, as a portal under maintenance makes them: wait.
                case THERE ->
                    failed(claim == null ? unreachable("") : new Called.Failed(claim.otherwise(), claim.code()));
                case UNREACHABLE -> failed(unreachable(Called.Own.AUTHORIZATION_SILENT));
            };
        }

        private Optional<Called> follow(URI to, Grant grant) {
            if (moved || to.getHost() == null || Domains.of(to).equals(Domains.of(endpoint))) {
                return failed(unreachable(Called.Own.MOVED_ELSEWHERE));
            }
            moved = true;
            var server = authorization.named(portal.authorizationServer().toString());
            Asked<AppInfo> asked = authorization.appInfo(server, grant.accessToken());
            if (asked instanceof Asked.Denied<AppInfo> && !renewed) {
                // The token may have expired unnoticed: who only redirects does not say so. A renewal names the
                // address, too.
                return renewAndRepeat(grant);
            }
            if (asked instanceof Asked.Answered<AppInfo> answered
                    && answered.value().memberId().equals(portal.id().value())
                    && Domains.tidy(answered.value().domain()).equals(Domains.of(to))) {
                endpoint = answered.value().clientEndpoint();
                Moves.note(portals, portal, endpoint);
                return call(grant);
            }
            LOG.warn(
                    "Portal {} redirects to {}, which the authorization server does not confirm",
                    portal.id(),
                    to.getHost());
            return failed(unreachable(Called.Own.MOVED_ELSEWHERE));
        }

        /** Nothing was done. */
        private static Called.Failed unreachable(String code) {
            return new Called.Failed(new Unreachable(Fate.NOT_DONE), code);
        }

        private static Optional<Called> failed(Called.Failed failed) {
            return Optional.of(failed);
        }
    }
}
