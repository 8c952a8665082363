package parley.insight;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import parley.authoring.BotId;
import parley.engine.Place;
import parley.portals.PortalId;
import parley.running.DialogId;

/** What people asked and no topic fitted, those that ask the same together. */
public interface Questions {
    OfPortal of(PortalId portal);

    /** The questions of one portal. */
    interface OfPortal {
        /**
         * The most asked first.
         *
         * @param settledBy who was asked "did you mean" before this and did not answer was not understood either
         */
        List<Question> find(BotId bot, Standing standing, Instant settledBy, int most);

        /** @param topic that answers it; empty when none does */
        void decide(BotId bot, Collection<String> likenesses, Standing standing, String topic, Instant now);

        /** The dialogs with one person in which it was asked since then, each once. */
        List<Asker> askers(BotId bot, Collection<String> likenesses, Instant since);
    }

    /** What was decided about a question. */
    enum Standing {
        OPEN,
        /** A topic answers it, in the draft at least. */
        ANSWERED,
        IGNORED
    }

    /**
     * Messages that ask the same.
     *
     * @param likeness what they share
     * @param example the newest
     * @param topic that answers it; empty when none does
     */
    record Question(
            String likeness,
            String example,
            long times,
            long people,
            Instant newest,
            Standing standing,
            String topic) {}

    /** Who asked, and where an answer would reach them. */
    record Asker(DialogId dialog, Place place, long person, String name) {}
}
