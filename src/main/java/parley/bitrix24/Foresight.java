package parley.bitrix24;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.portals.PortalId;

/**
 * Reads what a call to a portal needs while it is decided what to say there, so that people wait for the longer of both and not
 * for their sum. Safe for use by many threads.
 */
public final class Foresight {
    private static final Logger LOG = LoggerFactory.getLogger(Foresight.class);

    private final Consumer<PortalId> reading;

    /** @param reading of stores that keep for a moment what they have read */
    Foresight(Consumer<PortalId> reading) {
        this.reading = reading;
    }

    /** Returns at once. */
    public void expectCall(PortalId portal) {
        Thread.ofVirtual().name("foresight").start(() -> read(portal));
    }

    private void read(PortalId portal) {
        try {
            reading.accept(portal);
        } catch (RuntimeException outage) {
            // Whatever it is: the call meets it, too, and knows what to do.
            LOG.debug("What a call to portal {} needs was not read: {}", portal, outage.toString());
        }
    }
}
