package parley.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.authoring.BotId;
import parley.engine.Place;
import parley.engine.Position;
import parley.engine.Why;
import parley.running.DialogId;

/**
 * A turn as it is kept.
 *
 * @param id grows with time; 0 until it is kept
 * @param day where the bot is
 * @param person the number in the portal; 0 when nobody is known
 * @param answered the words of the bot, a message a paragraph; sending them may have failed
 * @param steps that said or did something, in their order
 * @param waitsAt the question that is open afterwards, if one is
 * @param missed whether nothing fitted
 * @param revision of the bot that answered
 */
public record Entry(
        long id,
        BotId bot,
        DialogId dialog,
        LocalDate day,
        int hour,
        Instant at,
        long person,
        String personName,
        Place place,
        Kind kind,
        String said,
        String answered,
        Why why,
        List<Position> steps,
        @Nullable Position waitsAt,
        boolean handedOver,
        boolean missed,
        long revision) {
    public Entry {
        steps = List.copyOf(steps);
    }

    /** What caused the turn. */
    public enum Kind {
        JOINED,
        SAID,
        EDITED,
        COMMANDED,
        /** An answer came later than its question. */
        TOLD,
        CHOSEN,
        WOKEN,
        CALLED,
        HANDED_OVER,
        HUMAN_SPOKE,
        GIVEN_BACK;

        /** Whether a person wanted something of the bot. */
        public boolean asks() {
            return this == SAID || this == COMMANDED || this == CHOSEN;
        }
    }
}
