package parley.bitrix24;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bitrix24.wire.AppInfo;
import parley.bitrix24.wire.Asked;
import parley.bitrix24.wire.AuthorizationServer;
import parley.bitrix24.wire.Reply;
import parley.bitrix24.wire.RestClient;
import parley.bitrix24.wire.RestErrors;
import parley.bitrix24.wire.Trouble;
import parley.portals.Portal;
import parley.portals.Portal.Standing;
import parley.portals.PortalFailure.AccessLost;
import parley.portals.PortalFailure.PortalGone;
import parley.portals.PortalFailure.Unreachable;
import parley.portals.PortalId;
import parley.portals.Portals;

/**
 * Calls methods of a portal with the tokens we hold: renews them when they have expired, tries another administrator's when
 * one's are refused, follows a portal that moved, and notes in the portal's standing what the answers mean. At most one
 * renewal and one move per token and call (rest.md §4.2). Safe for use by many threads.
 */
final class PortalCalls {
    private static final Logger LOG = LoggerFactory.getLogger(PortalCalls.class);

    private final RestClient rest;
    private final AuthorizationServer authorization;
    private final Renewal renewal;
    private final RollCall rollCall;
    private final Portals portals;
    private final Credentials credentials;
    private final FailedCalls failedCalls;

    PortalCalls(
            RestClient rest,
            AuthorizationServer authorization,
            Renewal renewal,
            RollCall rollCall,
            Portals portals,
            Credentials credentials,
            FailedCalls failedCalls) {
        this.rest = rest;
        this.authorization = authorization;
        this.renewal = renewal;
        this.rollCall = rollCall;
        this.portals = portals;
        this.credentials = credentials;
        this.failedCalls = failedCalls;
    }

    Called call(PortalId id, String method, Map<String, ?> parameters) {
        Called called = attempt(id, method, parameters);
        if (called instanceof Called.Failed failed) {
            failedCalls.note(id, method, parameters, failed.failure());
        }
        return called;
    }

    private Called attempt(PortalId id, String method, Map<String, ?> parameters) {
        Optional<Portal> portal = portals.find(id);
        if (portal.isEmpty() || portal.get().standing() == Standing.UNINSTALLED) {
            return new Called.Failed(new PortalGone());
        }
        if (portal.get().standing() == Standing.NEEDS_ADMINISTRATOR) {
            return new Called.Failed(new AccessLost());
        }
        for (Grant grant : credentials.grants(id)) {
            Optional<Called> called = new Attempt(portal.get(), method, parameters).with(grant);
            if (called.isPresent()) {
                return called.get();
            }
        }
        LOG.warn("Portal {} needs an administrator: none of our tokens is accepted", id);
        stand(id, Standing.NEEDS_ADMINISTRATOR);
        return new Called.Failed(new AccessLost());
    }

    private void stand(PortalId id, Standing standing) {
        portals.find(id)
                .filter(portal -> portal.standing() != standing && portal.standing() != Standing.UNINSTALLED)
                .ifPresent(portal -> portals.save(portal.with(standing)));
    }

    private Called suspended(PortalId id) {
        LOG.warn("Portal {} is suspended: its application period is over", id);
        stand(id, Standing.SUSPENDED);
        return new Called.Failed(new AccessLost());
    }

    private Called gone(PortalId id) {
        LOG.warn("Portal {} has no installation of ours any more, says the authorization server", id);
        stand(id, Standing.UNINSTALLED);
        return new Called.Failed(new PortalGone());
    }

    /** One call with one user's tokens, renewed and moved at most once. No answer at all means: try another user's. */
    private final class Attempt {
        private final Portal portal;
        private final String method;
        private final Map<String, ?> parameters;
        private URI endpoint;
        private boolean renewed;
        private boolean moved;

        Attempt(Portal portal, String method, Map<String, ?> parameters) {
            this.portal = portal;
            this.method = method;
            this.parameters = parameters;
            this.endpoint = portal.endpoint();
        }

        Optional<Called> with(Grant grant) {
            return renewal.due(grant) ? renewAndRepeat(grant) : call(grant);
        }

        private Optional<Called> renewAndRepeat(Grant grant) {
            if (renewed) {
                return Optional.empty();
            }
            renewed = true;
            return switch (renewal.renew(portal, grant)) {
                case Renewal.Outcome.Fresh fresh -> {
                    endpoint = portals.find(portal.id()).map(Portal::endpoint).orElse(endpoint);
                    yield call(fresh.grant());
                }
                case Renewal.Outcome.Failed failed -> concluded(failed.why(), false);
            };
        }

        private Optional<Called> call(Grant grant) {
            return switch (rest.call(portal.id(), endpoint, method, parameters, grant.accessToken())) {
                case Reply.Result result -> {
                    if (portal.standing() == Standing.SUSPENDED) {
                        stand(portal.id(), Standing.ACTIVE);
                    }
                    yield Optional.of(new Called.Answered(result.result()));
                }
                case Reply.NoAnswer none -> failed(new Called.Failed(new Unreachable(none.mayHaveHappened())));
                case Reply.Unreadable unreadable -> failed(new Called.Failed(RestErrors.classify(unreadable)));
                case Reply.Moved to -> follow(to.to(), grant);
                case Reply.Denied denied -> denied(denied, grant);
            };
        }

        private Optional<Called> denied(Reply.Denied denied, Grant grant) {
            return switch (RestErrors.classify(denied)) {
                case Trouble.TokenExpired expired -> renewAndRepeat(grant);
                case Trouble.UserRefused refused -> Optional.empty();
                case Trouble.Unpaid unpaid -> Optional.of(suspended(portal.id()));
                case Trouble.PerhapsGone perhaps -> {
                    LOG.warn("Portal {} answered {} to {}", portal.id(), perhaps.code(), method);
                    yield concluded(rollCall.of(portal), true);
                }
                case Trouble.Final last -> failed(new Called.Failed(last.failure(), denied.description()));
            };
        }

        /**
         * Draws the conclusion from what the authorization server says.
         *
         * @param portalSaysGone makes the refusal of our credentials a second witness instead of a doubt about our secret
         */
        private Optional<Called> concluded(Presence presence, boolean portalSaysGone) {
            return switch (presence) {
                case GONE -> Optional.of(gone(portal.id()));
                case UNPAID -> Optional.of(suspended(portal.id()));
                case CLIENT_REFUSED ->
                    portalSaysGone ? Optional.of(gone(portal.id())) : failed(new Called.Failed(new Unreachable(false)));
                case NO_GRANT_WORKS, NOBODY_TO_ASK -> Optional.empty();
                // The two disagree, as a portal under maintenance makes them: wait.
                case THERE, UNREACHABLE -> failed(new Called.Failed(new Unreachable(false)));
            };
        }

        private Optional<Called> follow(URI to, Grant grant) {
            if (moved || to.getHost() == null || Domains.of(to).equals(Domains.of(endpoint))) {
                return failed(new Called.Failed(new Unreachable(false)));
            }
            moved = true;
            var server = authorization.named(portal.authorizationServer().toString());
            if (authorization.appInfo(server, grant.accessToken()) instanceof Asked.Answered<AppInfo> answered
                    && answered.value().memberId().equals(portal.id().value())
                    && Domains.tidy(answered.value().domain()).equals(Domains.of(to))) {
                endpoint = answered.value().clientEndpoint();
                portals.find(portal.id()).ifPresent(known -> portals.save(Moves.moved(known, endpoint)));
                return call(grant);
            }
            LOG.warn(
                    "Portal {} redirects to {}, which the authorization server does not confirm",
                    portal.id(),
                    to.getHost());
            return failed(new Called.Failed(new Unreachable(false)));
        }

        private static Optional<Called> failed(Called.Failed failed) {
            return Optional.of(failed);
        }
    }
}
