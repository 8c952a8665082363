package parley.authoring;

import java.time.Instant;
import java.util.List;
import parley.portals.Colleague;
import parley.portals.PortalId;

/** Who has the editor of a bot open. */
public interface Presence {
    OfPortal of(PortalId portal);

    /** Forgets who was there before, in every portal. */
    void forget(Instant before);

    /** Those who edit the bots of one portal. */
    interface OfPortal {
        /** @param topic id of the topic they look at; blank for none */
        void note(BotId bot, Colleague who, String topic, Instant at);

        /** By the time they were seen, the latest first. */
        List<Seen> since(BotId bot, Instant moment);
    }

    /** Somebody who was there. */
    record Seen(Colleague who, String topic, Instant at) {}
}
