package parley.authoring;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.engine.Scenario;
import parley.portals.Colleague;
import parley.portals.PortalId;

/** Drafts with what can be taken back, and published versions. Bots are found and guarded elsewhere: see {@link Bots}. */
public interface Scenarios {
    /** So many changes of a draft can be taken back. */
    int MOST_UNDOS = 100;

    /** The revision that a draft begins at. */
    long FIRST_REVISION = 1;

    OfPortal of(PortalId portal);

    /** What only served to take changes back is forgotten, in every portal, of drafts that rest since then. */
    void forgetUndos(Instant restingSince);

    /** The scenarios of one portal's bots. Each method joins the transaction of the thread if there is one. */
    interface OfPortal {
        /** Gives a bot a draft; does nothing when it has one. */
        void begin(BotId bot, Scenario draft, @Nullable Colleague by, Instant at);

        Optional<ScenarioDraft> draft(BotId bot);

        /** Changes the draft; false when it is not at that revision any more. What was taken back before cannot come again. */
        boolean change(BotId bot, long revision, Scenario after, @Nullable Colleague by, Instant at);

        /** The same, as a part of the last change: both are taken back at once. */
        boolean goOn(BotId bot, long revision, Scenario after, @Nullable Colleague by, Instant at);

        /** What the draft was before its last change; empty where that cannot be taken back. */
        Optional<Scenario> before(BotId bot);

        /** Takes the last change back; false when there is none or the draft is not at that revision any more. */
        boolean undo(BotId bot, long revision, @Nullable Colleague by, Instant at);

        /** Makes again what was taken back last; false as with {@link #undo}. */
        boolean redo(BotId bot, long revision, @Nullable Colleague by, Instant at);

        /** The newest first. */
        List<Version> versions(BotId bot);

        Optional<Version> version(BotId bot, int number);

        /** Adds a version; false when the bot has one of this number. */
        boolean add(BotId bot, Version version);
    }
}
