package parley.bitrix24;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.portals.PortalId;
import parley.portals.Portals;

/**
 * Reads what a call to a portal needs while it is decided what to say there, so that people wait for the longer of both and not
 * for their sum. Safe for use by many threads.
 */
public final class Foresight {
    private static final Logger LOG = LoggerFactory.getLogger(Foresight.class);

    private final Portals portals;
    private final Credentials credentials;

    /** Both keep for a moment what they have read. */
    Foresight(Portals portals, Credentials credentials) {
        this.portals = portals;
        this.credentials = credentials;
    }

    /** Returns at once. */
    public void expectCall(PortalId portal) {
        Thread.ofVirtual().name("foresight").start(() -> read(portal));
    }

    private void read(PortalId portal) {
        try {
            portals.find(portal);
            credentials.grants(portal);
        } catch (RuntimeException outage) {
            // Whatever it is: the call meets it, too, and knows what to do.
            LOG.debug("What a call to portal {} needs was not read: {}", portal, outage.toString());
        }
    }
}
