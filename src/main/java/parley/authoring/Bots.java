package parley.authoring;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.portals.PortalId;

/** The one gate to bots: a bot is found only through the portal that owns it. */
public interface Bots {
    OfPortal of(PortalId portal);

    /** The bots of one portal. Absent and foreign look the same. */
    interface OfPortal {
        /** In the order of their creation. */
        List<Bot> all();

        /** The numbers that the portal knows them by. */
        Set<Long> numbers();

        Optional<Bot> find(BotId id);

        Optional<Bot> findByFormKey(String formKey);

        /** A fresh id for a bot to be added. */
        BotId nextId();

        /** Adds a bot; false when one with its code is there already. */
        boolean add(Bot bot, String formKey);

        /** Replaces the bot with this id; false when it is not at that revision any more. */
        boolean replace(Bot bot, long revision);

        /** Notes where the bot stands in the portal; its revision stays. */
        void note(BotId id, Registration registration);

        /** Notes that the portal knows none of the bots any more, all at once. */
        void forgetRegistrations();

        /** Removes the bot with its commands and the rights to edit it; false when it was not there any more. */
        boolean remove(BotId id);
    }
}
