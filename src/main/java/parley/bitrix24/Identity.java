package parley.bitrix24;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import parley.portals.PortalId;
import parley.portals.UserId;

/**
 * Whom an access token belongs to, as the authorization server says; the name and the administrator's right are
 * the portal's own word.
 *
 * @param installed whether the portal has finished the installation
 */
record Identity(
        PortalId portal,
        String domain,
        URI endpoint,
        URI authorizationServer,
        UserId user,
        String name,
        boolean administrator,
        boolean installed,
        Set<String> scopes,
        Instant expiresAt) {
    Identity {
        scopes = Set.copyOf(scopes);
    }

    /** With what the portal itself says. */
    Identity confirmed(String name, boolean administrator) {
        return new Identity(
                portal, domain, endpoint, authorizationServer, user, name, administrator, installed, scopes, expiresAt);
    }
}
