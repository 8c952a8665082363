package parley.authoring;

import java.time.Instant;
import java.util.List;
import parley.engine.Place;
import parley.portals.PortalId;

/** What people really wrote to bots. */
public interface PastMessages {
    OfPortal of(PortalId portal);

    /** Those to the bots of one portal. */
    interface OfPortal {
        /** The newest first, without what was not meant for the bot. */
        List<PastMessage> newest(BotId bot, int most);
    }

    /** One message of a person, without saying whose. */
    record PastMessage(Instant at, Place place, String text) {}
}
