package parley.sandbox.oauth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import parley.sandbox.wire.Secrets;

/** All tokens that were ever given out; safe for all threads. */
public final class Tokens {
    /** A refresh token lives for 180 days (install-and-auth.md, 1). */
    private static final Duration REFRESH_LIFETIME = Duration.ofDays(180);

    private final InstantSource clock;
    private final Map<String, Grant> byAccess = new HashMap<>();
    private final Map<String, String> accessByRefresh = new HashMap<>();

    public Tokens(InstantSource clock) {
        this.clock = clock;
    }

    /** A pair for a page open, a code or an installation event. */
    public synchronized Grant issue(Account account, long userId) {
        return add(account, userId, Secrets.random(35));
    }

    /** An access token alone, as it accompanies an event without a refresh token. */
    public synchronized Grant issueForEvent(Account account, long userId) {
        return add(account, userId, null);
    }

    /** Unlike the access token, the old refresh token is dead at once (install-and-auth.md, 6.2). */
    public synchronized Grant rotate(Account account, Grant old) {
        if (old.refresh() != null) {
            accessByRefresh.remove(old.refresh());
        }
        return issue(account, old.userId());
    }

    public synchronized Optional<Grant> findByAccess(String access) {
        return Optional.ofNullable(byAccess.get(access));
    }

    public synchronized Optional<Grant> findByRefresh(String refresh) {
        return Optional.ofNullable(accessByRefresh.get(refresh))
                .flatMap(this::findByAccess)
                .filter(grant -> clock.instant().isBefore(grant.issued().plus(REFRESH_LIFETIME)));
    }

    public void expireAll(Account account) {
        Instant now = clock.instant();
        change(account, grant -> grant.expiredAt(now));
    }

    public void revokeAll(Account account) {
        change(account, Grant::revokedNow);
    }

    private synchronized void change(Account account, UnaryOperator<Grant> change) {
        byAccess.replaceAll((_, grant) -> grant.memberId().equals(account.memberId()) ? change.apply(grant) : grant);
    }

    private Grant add(Account account, long userId, @Nullable String refresh) {
        Instant now = clock.instant();
        Grant grant = new Grant(
                Secrets.random(35), refresh, account.memberId(), userId, now, now.plus(account.tokenLifetime()), false);
        byAccess.put(grant.access(), grant);
        if (refresh != null) {
            accessByRefresh.put(refresh, grant.access());
        }
        return grant;
    }
}
