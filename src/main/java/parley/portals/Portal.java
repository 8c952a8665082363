package parley.portals;

import java.net.URI;
import java.time.Instant;

/**
 * One tenant as the authorization server described it last.
 *
 * @param domain host, with the port where it is not the usual one; shown to people, never a key
 * @param endpoint where its methods are called; ends with a slash
 * @param authorizationServer origin of the server that issues this portal's tokens
 */
public record Portal(
        PortalId id, String domain, URI endpoint, URI authorizationServer, Standing standing, Instant installedAt) {

    /** How far a portal's installation has come. */
    public enum Standing {
        /** Verified by an administrator's opening; the portal has not confirmed the end of the installation. */
        INSTALLING,
        ACTIVE,
        /** Every token we hold was refused: an administrator has to open the application once. */
        NEEDS_ADMINISTRATOR,
        /** The application period is over; work waits. */
        SUSPENDED,
        /** Being removed; nothing is sent any more. */
        UNINSTALLED
    }

    public Portal with(Standing standing) {
        return new Portal(id, domain, endpoint, authorizationServer, standing, installedAt);
    }

    /** Whether bots may speak here. */
    public boolean working() {
        return standing == Standing.INSTALLING || standing == Standing.ACTIVE;
    }
}
