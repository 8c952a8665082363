package parley.authoring;

import java.util.List;
import java.util.Optional;
import parley.portals.PortalId;

/** The one gate to bots: a bot is found only through the portal that owns it. */
public interface Bots {
    OfPortal of(PortalId portal);

    /** The bots of one portal. Absent and foreign look the same. */
    interface OfPortal {
        /** In the order of their creation. */
        List<Bot> all();

        Optional<Bot> find(BotId id);

        Optional<Bot> findByNumber(long number);

        /** A fresh id for a bot to be saved. */
        BotId nextId();

        /** Adds the bot, or replaces the one with its id. */
        void save(Bot bot);

        void remove(BotId id);
    }
}
