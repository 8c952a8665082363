package parley.bitrix24;

import java.time.Instant;
import parley.portals.UserId;

/** A pair of tokens of one user of one portal. Prints nothing secret. */
public record Grant(UserId user, boolean administrator, String accessToken, String refreshToken, Instant expiresAt) {

    @Override
    public String toString() {
        return "Grant[user=" + user.value() + ", administrator=" + administrator + ", expiresAt=" + expiresAt + "]";
    }
}
