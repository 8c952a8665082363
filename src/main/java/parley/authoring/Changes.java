package parley.authoring;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.portals.Colleague;
import parley.portals.PortalId;
import parley.portals.UserId;

/** The list of all that people, and Parley itself, changed in bots and rights. It is only ever added to, and forgets with age. */
public interface Changes {
    OfPortal of(PortalId portal);

    /** Forgets what is older, in every portal. */
    void forget(Instant before);

    /** The changes of one portal. */
    interface OfPortal {
        /** Adds an entry; nobody stands for Parley itself. */
        void add(Instant at, @Nullable Colleague by, Change.Deed deed);

        /** The newest first. */
        List<Change> list(Wanted wanted, int most);

        /** What brought a bot to a higher revision than this, the oldest first. */
        List<Change> since(BotId bot, long revision);
    }

    /**
     * Which changes are wanted.
     *
     * @param bot only of this bot
     * @param by only by this person
     * @param before only entries that are older than the one with this id
     */
    record Wanted(
            @Nullable BotId bot,
            @Nullable UserId by,
            @Nullable Long before) {}
}
