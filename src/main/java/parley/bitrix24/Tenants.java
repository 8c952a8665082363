package parley.bitrix24;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.portals.Colleague;
import parley.portals.People;
import parley.portals.Portal;
import parley.portals.Portal.Standing;
import parley.portals.Portals;

/** What a proven visit changes in what we know of a tenant. */
final class Tenants {
    private static final Logger LOG = LoggerFactory.getLogger(Tenants.class);

    private final Portals portals;
    private final Credentials credentials;
    private final People people;
    private final Clock clock;

    Tenants(Portals portals, Credentials credentials, People people, Clock clock) {
        this.portals = portals;
        this.credentials = credentials;
        this.people = people;
        this.clock = clock;
    }

    /** The tenant, unless it is unknown or has left. */
    Optional<Portal> present(Identity identity) {
        return portals.find(identity.portal()).filter(portal -> portal.standing() != Standing.UNINSTALLED);
    }

    /** Takes a tenant in, or takes it in again. Only for a proven administrator. */
    Portal admit(Identity administrator) {
        Optional<Portal> present = present(administrator);
        if (present.isPresent()) {
            return refresh(present.get(), administrator);
        }
        LOG.info("Portal {} is taken in", administrator.portal());
        return save(administrator, administrator.installed() ? Standing.ACTIVE : Standing.INSTALLING, clock.instant());
    }

    /** Brings up to date what the authorization server says of the tenant; an administrator's visit also heals it. */
    Portal refresh(Portal known, Identity visitor) {
        Standing standing = switch (known.standing()) {
            case INSTALLING -> visitor.installed() ? Standing.ACTIVE : Standing.INSTALLING;
            case NEEDS_ADMINISTRATOR, SUSPENDED -> visitor.administrator() ? Standing.ACTIVE : known.standing();
            case ACTIVE, UNINSTALLED -> known.standing();
        };
        if (standing != known.standing()) {
            LOG.info("Portal {} is {} now and was {}", known.id(), standing, known.standing());
        }
        return save(visitor, standing, known.installedAt());
    }

    /**
     * Keeps an administrator's tokens; nobody else's, for less power lies about then. A browser that sends an old page again
     * must not put its tokens in place of those that were renewed meanwhile.
     */
    void keep(Identity administrator, String accessToken, String refreshToken) {
        boolean newerIsStored = credentials.grants(administrator.portal()).stream()
                .filter(stored -> stored.user().equals(administrator.user()))
                .anyMatch(stored -> stored.expiresAt().isAfter(administrator.expiresAt())
                        || stored.accessToken().equals(accessToken));
        if (newerIsStored) {
            return;
        }
        credentials.keep(
                administrator.portal(),
                new Grant(administrator.user(), true, accessToken, refreshToken, administrator.expiresAt()));
    }

    /**
     * Keeps the first event token, and another one only when the authorization server shows that an installation is under way:
     * the page brings it through the browser, so an administrator's visit alone does not prove it (install-and-auth.md §4.1).
     */
    void keepEventToken(Portal before, Identity administrator, String eventToken) {
        byte[] digest = Digests.of(eventToken);
        Optional<byte[]> stored = credentials.eventTokenDigest(administrator.portal());
        boolean believed = stored.isEmpty() || before.standing() != Standing.ACTIVE || !administrator.installed();
        if (believed) {
            credentials.keepEventTokenDigest(administrator.portal(), digest);
        } else if (!Digests.same(stored.get(), digest)) {
            LOG.warn("Portal {} showed another event token; it must first prove it by an event", before.id());
        }
    }

    private Portal save(Identity identity, Standing standing, Instant installedAt) {
        people.of(identity.portal())
                .opened(new Colleague(identity.user(), identity.name()), identity.administrator(), clock.instant());
        Portal portal = new Portal(
                identity.portal(),
                identity.domain(),
                identity.endpoint(),
                identity.authorizationServer(),
                standing,
                installedAt);
        if (!portals.find(identity.portal()).equals(Optional.of(portal))) {
            portals.save(portal);
        }
        return portal;
    }
}
