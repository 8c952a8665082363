package parley.bitrix24;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bitrix24.Credentials.Holder;
import parley.bitrix24.wire.Asked;
import parley.bitrix24.wire.AuthorizationServer;
import parley.bitrix24.wire.Tokens;
import parley.portals.Portal;
import parley.portals.Portals;

/**
 * Renews tokens: one renewal at a time per user of a portal, because each makes the token it used worthless, and stored
 * before anybody uses it, because otherwise a crash would lose the portal (install-and-auth.md §6.2). Safe for use by many
 * threads and many processes.
 */
final class Renewal {
    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);
    /** A token this close to its end would expire on the way. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** Longer than an answer of the authorization server may take. */
    private static final Duration RESERVATION = Duration.ofSeconds(45);

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int MOST_LOOKS = (int) RESERVATION.dividedBy(LOOK);

    private final String process = UUID.randomUUID().toString();
    private final AuthorizationServer authorization;
    private final Portals portals;
    private final Credentials credentials;
    private final Clock clock;
    private final ConcurrentMap<Holder, CompletableFuture<Outcome>> running = new ConcurrentHashMap<>();

    Renewal(AuthorizationServer authorization, Portals portals, Credentials credentials, Clock clock) {
        this.authorization = authorization;
        this.portals = portals;
        this.credentials = credentials;
        this.clock = clock;
    }

    boolean due(Grant grant) {
        return !grant.expiresAt().isAfter(clock.instant().plus(MARGIN));
    }

    /** Gives a newer grant than the stale one, which somebody else may have fetched meanwhile. */
    Outcome renew(Portal portal, Grant stale) {
        Holder holder = new Holder(portal.id(), stale.user());
        CompletableFuture<Outcome> mine = new CompletableFuture<>();
        CompletableFuture<Outcome> others = running.putIfAbsent(holder, mine);
        if (others != null) {
            return others.join();
        }
        try {
            Outcome outcome = inTurn(portal, stale);
            mine.complete(outcome);
            return outcome;
        } finally {
            // Only after an exception: whoever waits must not wait for ever.
            mine.complete(new Outcome.Failed(Presence.UNREACHABLE));
            running.remove(holder, mine);
        }
    }

    /** Waits for another process that renews this pair, as long as its reservation may last. */
    private Outcome inTurn(Portal portal, Grant stale) {
        Holder holder = new Holder(portal.id(), stale.user());
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            Optional<Grant> stored = stored(holder);
            if (stored.isEmpty()) {
                return new Outcome.Failed(Presence.NO_GRANT_WORKS);
            } else if (isNewer(stored.get(), stale)) {
                return new Outcome.Fresh(stored.get());
            } else if (reserve(holder)) {
                try {
                    return renewNow(portal, stale);
                } finally {
                    credentials.endRenewal(holder, process);
                }
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return new Outcome.Failed(Presence.UNREACHABLE);
    }

    private boolean reserve(Holder holder) {
        Instant now = clock.instant();
        return credentials.reserveRenewal(holder, process, now, now.plus(RESERVATION));
    }

    private Outcome renewNow(Portal portal, Grant stale) {
        // Read again: another process may have stored a newer pair just before we were given the turn.
        Optional<Grant> stored = stored(new Holder(portal.id(), stale.user()));
        if (stored.isEmpty()) {
            return new Outcome.Failed(Presence.NO_GRANT_WORKS);
        }
        if (isNewer(stored.get(), stale)) {
            return new Outcome.Fresh(stored.get());
        }
        var server = authorization.named(portal.authorizationServer().toString());
        return switch (authorization.renew(server, stored.get().refreshToken())) {
            case Asked.Unanswered<Tokens> outage -> new Outcome.Failed(Presence.UNREACHABLE);
            case Asked.Denied<Tokens> denied -> refused(portal, stored.get(), denied.why());
            case Asked.Answered<Tokens> answered -> keep(portal, stored.get(), answered.value());
        };
    }

    private Optional<Grant> stored(Holder holder) {
        return credentials.grants(holder.portal()).stream()
                .filter(grant -> grant.user().equals(holder.user()))
                .findFirst();
    }

    private boolean isNewer(Grant stored, Grant stale) {
        return !stored.accessToken().equals(stale.accessToken()) && !due(stored);
    }

    private Outcome refused(Portal portal, Grant used, Asked.Denial why) {
        return switch (why) {
            case NOT_INSTALLED -> new Outcome.Failed(Presence.GONE);
            case PAYMENT_REQUIRED -> new Outcome.Failed(Presence.UNPAID);
            case GRANT_DEAD -> {
                Optional<Grant> stored = stored(new Holder(portal.id(), used.user()));
                // Another process may have used the same token a moment before us and stored what it got.
                yield stored.isPresent() && isNewer(stored.get(), used)
                        ? new Outcome.Fresh(stored.get())
                        : dead(portal, used);
            }
            case TOKEN_DEAD, CLIENT_REFUSED, CLIENT_UNKNOWN, REFUSED -> {
                LOG.error(
                        "Tokens of portal {} cannot be renewed: {}. For many portals at once: check"
                                + " PARLEY_CLIENT_SECRET",
                        portal.id(),
                        why);
                yield new Outcome.Failed(Presence.CLIENT_REFUSED);
            }
        };
    }

    /** The last pair stays: that it was refused is the only witness when the portal reports an uninstallation. */
    private Outcome dead(Portal portal, Grant used) {
        LOG.warn(
                "Portal {} does not accept the tokens of user {} any more",
                portal.id(),
                used.user().value());
        List<Grant> all = credentials.grants(portal.id());
        if (all.size() > 1) {
            credentials.forget(portal.id(), used.user());
        }
        return new Outcome.Failed(Presence.NO_GRANT_WORKS);
    }

    private Outcome keep(Portal portal, Grant used, Tokens tokens) {
        if (!tokens.memberId().equals(portal.id().value())
                || tokens.userId().orElse(used.user().value()) != used.user().value()) {
            LOG.error("The authorization server renewed a token of portal {} for somebody else", portal.id());
            return dead(portal, used);
        }
        Grant fresh = new Grant(
                used.user(), used.administrator(), tokens.accessToken(), tokens.refreshToken(), tokens.expiresAt());
        credentials.keep(portal.id(), fresh);
        portals.find(portal.id())
                .filter(known -> !known.endpoint().equals(tokens.clientEndpoint()))
                .ifPresent(known -> Moves.note(portals, known, tokens.clientEndpoint()));
        return new Outcome.Fresh(fresh);
    }

    /** What became of a renewal. */
    sealed interface Outcome {
        record Fresh(Grant grant) implements Outcome {}

        record Failed(Presence why) implements Outcome {}
    }
}
