package parley.authoring;

import java.util.List;
import parley.portals.PortalId;

/** The conversations that are going on, by the version they follow. */
public interface Underway {
    OfPortal of(PortalId portal);

    /** Those with the bots of one portal. */
    interface OfPortal {
        /** By version, without those that nobody follows. */
        List<Count> count(BotId bot);

        /** From their next message on they follow another version. */
        void move(BotId bot, int from, int to);
    }

    /** How many conversations follow a version. */
    record Count(int version, long conversations) {}
}
