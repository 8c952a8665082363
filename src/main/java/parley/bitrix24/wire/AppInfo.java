package parley.bitrix24.wire;

import java.net.URI;
import java.time.Instant;
import java.util.Set;

/**
 * What the authorization server says of an access token; another shape than the portal's method of the same name
 * (install-and-auth.md §7.2).
 */
public record AppInfo(
        String clientId,
        Instant expiresAt,
        long userId,
        boolean installed,
        Set<String> scopes,
        String domain,
        URI clientEndpoint,
        String memberId) {
    public AppInfo {
        scopes = Set.copyOf(scopes);
    }
}
