package parley.bitrix24;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bitrix24.wire.AppInfo;
import parley.bitrix24.wire.Asked;
import parley.bitrix24.wire.AuthorizationServer;
import parley.portals.Portal;

/**
 * Asks the authorization server whether we are still installed in a portal. Neither an event nor the portal itself is
 * believed about that: both can be forged by the portal's own people (install-and-auth.md §8, §12).
 */
final class RollCall {
    private static final Logger LOG = LoggerFactory.getLogger(RollCall.class);
    private static final int MOST_GRANTS = 5;

    private final AuthorizationServer authorization;
    private final Renewal renewal;
    private final Credentials credentials;

    RollCall(AuthorizationServer authorization, Renewal renewal, Credentials credentials) {
        this.authorization = authorization;
        this.renewal = renewal;
        this.credentials = credentials;
    }

    Presence of(Portal portal) {
        Presence presence = Presence.NOBODY_TO_ASK;
        List<Grant> grants = credentials.grants(portal.id());
        for (Grant grant : grants.subList(0, Math.min(grants.size(), MOST_GRANTS))) {
            presence = of(portal, grant);
            if (presence != Presence.NO_GRANT_WORKS) {
                return presence;
            }
        }
        return presence;
    }

    private Presence of(Portal portal, Grant grant) {
        if (renewal.due(grant)) {
            return renewed(portal, grant);
        }
        var server = authorization.named(portal.authorizationServer().toString());
        return switch (authorization.appInfo(server, grant.accessToken())) {
            case Asked.Unanswered<AppInfo> outage -> Presence.UNREACHABLE;
            case Asked.Answered<AppInfo> answered -> {
                if (answered.value().memberId().equals(portal.id().value())) {
                    yield Presence.THERE;
                }
                LOG.error("A token of portal {} belongs to another portal", portal.id());
                yield Presence.NO_GRANT_WORKS;
            }
            case Asked.Denied<AppInfo> denied ->
                switch (denied.why()) {
                    case NOT_INSTALLED -> Presence.GONE;
                    case PAYMENT_REQUIRED -> Presence.UNPAID;
                    case GRANT_DEAD, TOKEN_DEAD, CLIENT_REFUSED, CLIENT_UNKNOWN, REFUSED -> renewed(portal, grant);
                };
        };
    }

    private Presence renewed(Portal portal, Grant grant) {
        return switch (renewal.renew(portal, grant)) {
            case Renewal.Outcome.Fresh fresh -> Presence.THERE;
            case Renewal.Outcome.Failed failed -> failed.why();
        };
    }
}
