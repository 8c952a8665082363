package parley.sandbox.oauth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One access token of one user of one portal, with the refresh token that came with it.
 *
 * @param refresh absent in tokens made for a single event
 * @param revoked the application was removed from the portal after the token was made
 */
public record Grant(
        String access,
        @Nullable String refresh,
        String memberId,
        long userId,
        Instant issued,
        Instant expires,
        boolean revoked) {

    public boolean hasExpired(Instant now) {
        return !now.isBefore(expires);
    }

    Grant expiredAt(Instant moment) {
        return new Grant(access, refresh, memberId, userId, issued, moment, revoked);
    }

    Grant revokedNow() {
        return new Grant(access, refresh, memberId, userId, issued, expires, true);
    }
}
