package parley.insight;

import java.time.Instant;
import java.util.List;
import parley.portals.Colleague;
import parley.portals.PortalId;

/** The end of what bots know of a person. */
public interface Erasures {
    OfPortal of(PortalId portal);

    /** In one portal. */
    interface OfPortal {
        /**
         * Erases what all bots of the portal keep of a person, and keeps the receipt. Joins the transaction of the thread.
         *
         * @param person the number in the portal
         */
        Receipt erase(long person, Colleague by, Instant now);

        /** What there is to erase. */
        Amount amount(long person);

        /** The newest first. */
        List<Receipt> of(long person);
    }

    /**
     * @param questions missed messages, which are also kept by their likeness
     * @param conversations what bots remembered of dialogs, with the answers given there
     * @param facts lasting facts
     */
    record Amount(long turns, long questions, long conversations, long facts) {
        public boolean nothing() {
            return turns + questions + conversations + facts == 0;
        }
    }

    /** What was erased. Names nobody but who did it. */
    record Receipt(long id, long person, Instant at, Colleague by, Amount amount) {}
}
