package parley.bitrix24;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.portals.Portal;

/** A portal that has another address now; the address always comes from the authorization server. */
final class Moves {
    private static final Logger LOG = LoggerFactory.getLogger(Moves.class);

    private Moves() {}

    static Portal moved(Portal portal, URI endpoint) {
        LOG.info("Portal {} moved from {} to {}", portal.id(), portal.domain(), Domains.of(endpoint));
        return new Portal(
                portal.id(),
                Domains.of(endpoint),
                endpoint,
                portal.authorizationServer(),
                portal.standing(),
                portal.installedAt());
    }
}
