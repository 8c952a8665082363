package parley.storage;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import parley.portals.Portal;
import parley.portals.PortalId;

/** A portal that was there and leaves with all its content. */
final class Erasing {
    private Erasing() {}

    static void portal(Database database, PortalId id) {
        JdbcPortals portals = new JdbcPortals(database);
        Portal portal = new Portal(
                id,
                id + ".example",
                URI.create("https://" + id + ".example/rest/"),
                URI.create("https://oauth.bitrix.info"),
                Portal.Standing.ACTIVE,
                Instant.EPOCH);
        portals.save(portal);
        assertTrue(portals.erase(portal));
    }
}
