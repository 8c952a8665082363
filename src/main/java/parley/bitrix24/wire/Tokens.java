package parley.bitrix24.wire;

import java.net.URI;
import java.time.Instant;
import java.util.OptionalLong;

/** Tokens fresh from the authorization server. Prints nothing secret. */
public record Tokens(
        String accessToken,
        String refreshToken,
        Instant expiresAt,
        URI clientEndpoint,
        String memberId,
        OptionalLong userId) {

    @Override
    public String toString() {
        return "Tokens[memberId=" + memberId + ", expiresAt=" + expiresAt + "]";
    }
}
