package parley.bitrix24;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bitrix24.Opening.Reason;
import parley.bitrix24.wire.AppInfo;
import parley.bitrix24.wire.Asked;
import parley.bitrix24.wire.AuthorizationServer;
import parley.bitrix24.wire.Reply;
import parley.bitrix24.wire.RestClient;
import parley.bitrix24.wire.RestErrors;
import parley.bitrix24.wire.Trouble;
import parley.portals.PortalId;
import parley.portals.UserId;

/**
 * Proves a claim by asking the authorization server whose the token is, and the portal whether its user is an administrator
 * (install-and-auth.md §4.1). A proof is remembered until the token expires. Safe for use by many threads.
 */
final class Verification {
    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);
    private static final int MOST_REMEMBERED = 10_000;

    private final String clientId;
    private final AuthorizationServer authorization;
    private final RestClient rest;
    private final Clock clock;
    private final Map<String, Identity> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Identity> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    Verification(Connection connection, AuthorizationServer authorization, RestClient rest, Clock clock) {
        this.clientId = connection.clientId();
        this.authorization = authorization;
        this.rest = rest;
        this.clock = clock;
    }

    /**
     * Proves a claim; a proof of the same token may be remembered, unless it dates from the installation, whose end the next
     * page must see.
     */
    Outcome of(Claim claim) {
        Optional<Identity> known = remembered(Digests.hex(claim.accessToken())).filter(Identity::installed);
        return known.isPresent() ? compared(claim, known.get()) : afresh(claim);
    }

    /** Proves a claim without believing an earlier proof. */
    Outcome afresh(Claim claim) {
        var server = authorization.named(claim.server());
        return switch (authorization.appInfo(server, claim.accessToken())) {
            case Asked.Unanswered<AppInfo> outage -> new Outcome.Refused(Reason.AUTHORIZATION_SERVER_UNREACHABLE);
            case Asked.Denied<AppInfo> denied -> new Outcome.Refused(reason(denied.why()));
            case Asked.Answered<AppInfo> answered -> {
                AppInfo info = answered.value();
                if (!info.clientId().equals(clientId)) {
                    yield new Outcome.Refused(Reason.OTHER_APPLICATION);
                }
                Identity person = new Identity(
                        new PortalId(info.memberId()),
                        Domains.tidy(info.domain()),
                        info.clientEndpoint(),
                        server,
                        new UserId(info.userId()),
                        "",
                        false,
                        info.installed(),
                        info.scopes(),
                        info.expiresAt());
                Outcome compared = compared(claim, person);
                yield compared instanceof Outcome.Verified ? askPortal(claim, person) : compared;
            }
        };
    }

    private Optional<Identity> remembered(String digest) {
        synchronized (remembered) {
            return Optional.ofNullable(remembered.get(digest))
                    .filter(identity -> identity.expiresAt().isAfter(clock.instant()));
        }
    }

    private static Outcome compared(Claim claim, Identity identity) {
        boolean samePortal = identity.portal().value().equals(claim.memberId());
        boolean sameDomain =
                claim.domain() == null || Domains.tidy(claim.domain()).equals(identity.domain());
        return samePortal && sameDomain ? new Outcome.Verified(identity) : new Outcome.Refused(Reason.OTHER_PORTAL);
    }

    private Outcome askPortal(Claim claim, Identity person) {
        Reply reply = rest.call(person.portal(), person.endpoint(), "profile", Map.of(), claim.accessToken());
        return switch (reply) {
            case Reply.Result result -> {
                long user = result.result().number("ID").orElse(person.user().value());
                if (user != person.user().value()) {
                    LOG.warn(
                            "Portal {} says that a token belongs to another user than it was issued to",
                            person.portal());
                    yield new Outcome.Refused(Reason.NOT_VERIFIED);
                }
                Identity identity = person.confirmed(
                        PersonNames.of(result.result()), result.result().yes("ADMIN"));
                remember(Digests.hex(claim.accessToken()), identity);
                yield new Outcome.Verified(identity);
            }
            case Reply.Denied denied -> new Outcome.Refused(reason(denied));
            case Reply.Moved moved -> new Outcome.Refused(Reason.PORTAL_UNREACHABLE);
            case Reply.Unreadable unreadable -> new Outcome.Refused(Reason.PORTAL_UNREACHABLE);
            case Reply.NoAnswer none -> new Outcome.Refused(Reason.PORTAL_UNREACHABLE);
        };
    }

    private void remember(String digest, Identity identity) {
        synchronized (remembered) {
            remembered.put(digest, identity);
        }
    }

    private static Reason reason(Asked.Denial why) {
        return switch (why) {
            case NOT_INSTALLED -> Reason.NOT_INSTALLED;
            case PAYMENT_REQUIRED -> Reason.PAYMENT_REQUIRED;
            // A token that is shaped well but wrong is also answered with the client's refusal (install-and-auth.md
            // §6.3).
            case GRANT_DEAD, TOKEN_DEAD, CLIENT_REFUSED, CLIENT_UNKNOWN, REFUSED -> Reason.NOT_VERIFIED;
        };
    }

    private static Reason reason(Reply.Denied denied) {
        return switch (RestErrors.classify(denied)) {
            case Trouble.Unpaid unpaid -> Reason.PAYMENT_REQUIRED;
            case Trouble.PerhapsGone gone -> Reason.NOT_VERIFIED;
            case Trouble.TokenExpired expired -> Reason.NOT_VERIFIED;
            case Trouble.TokenUnknown unknown -> Reason.NOT_VERIFIED;
            case Trouble.UserRefused refused -> Reason.NOT_VERIFIED;
            case Trouble.BudgetSpent spent -> Reason.PORTAL_UNREACHABLE;
            // The method asks for no right, so only the portal's plan can be missing (system-errors.md).
            case Trouble.Final failure ->
                denied.code().equals("ACCESS_DENIED") ? Reason.PAYMENT_REQUIRED : Reason.PORTAL_UNREACHABLE;
        };
    }

    /** Proven or not. */
    sealed interface Outcome {
        record Verified(Identity identity) implements Outcome {}

        record Refused(Reason reason) implements Outcome {}
    }
}
