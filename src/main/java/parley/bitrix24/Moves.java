package parley.bitrix24;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.portals.Portal;
import parley.portals.Portals;

/** A portal that has another address now; the address always comes from the authorization server. */
final class Moves {
    private static final Logger LOG = LoggerFactory.getLogger(Moves.class);

    private Moves() {}

    static void note(Portals portals, Portal portal, URI endpoint) {
        String domain = Domains.of(endpoint);
        LOG.info("Portal {} moved from {} to {}", portal.id(), portal.domain(), domain);
        portals.move(portal.id(), domain, endpoint);
    }
}
