package parley.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.authoring.BotId;
import parley.engine.Place;
import parley.engine.Why;
import parley.portals.PortalId;
import parley.running.DialogId;

/** What bots and people said to each other, for as long as it is kept. */
public interface Transcripts {
    OfPortal of(PortalId portal);

    /**
     * Forgets what is older than its bot keeps things, a bounded number of turns at a time. Not for use inside a transaction.
     *
     * @param most how many turns at a time
     * @param rounds how many times for each bot; what is left over waits for the next call
     */
    void forget(LocalDate today, int most, int rounds);

    /** The transcripts of one portal. */
    interface OfPortal {
        /**
         * Keeps a turn, unless its bot keeps nothing. Joins the transaction of the thread.
         *
         * @param likeness what a missed message shares with those that ask the same; empty when it was not missed
         * @param settled whether an earlier "did you mean" of this dialog is answered by this turn
         */
        void add(Entry entry, String likeness, boolean settled);

        /** The conversations with a turn that fits, the newest first, looking at no more than the newest turns. */
        List<Talk> find(BotId bot, Wanted wanted, int most);

        /** A conversation in its order; of a very long one the end. */
        List<Entry> read(BotId bot, DialogId dialog, LocalDate day);

        /** The newest messages of people, the newest first. */
        List<Entry> newest(BotId bot, int most);

        int daysKept(BotId bot);

        /** @param days 0 to keep nothing from now on; what is there is forgotten soon */
        void keep(BotId bot, int days);
    }

    /**
     * A conversation: what was said in one dialog on one day.
     *
     * @param newest id of its last turn
     */
    record Talk(
            DialogId dialog,
            LocalDate day,
            long newest,
            Instant begun,
            Instant ended,
            Place place,
            long person,
            String personName,
            String beginning,
            int turns,
            int missed,
            boolean handedOver) {}

    /**
     * Which conversations are wanted.
     *
     * @param words in what was said or answered; blank for any
     * @param person part of a name, or the number of a person; blank for anybody
     * @param until no later day
     * @param before only conversations whose newest turn is older than the one with this id
     */
    record Wanted(
            String words,
            String person,
            @Nullable String topic,
            Why.@Nullable Rule rule,
            @Nullable LocalDate until,
            @Nullable Long before) {
        public static final Wanted ANY = new Wanted("", "", null, null, null, null);
    }
}
