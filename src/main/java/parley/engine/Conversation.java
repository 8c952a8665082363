package parley.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The thread between one bot and one dialog: what the next turn must know of the earlier ones.
 *
 * @param owner who may speak
 * @param humanAt when a human spoke last or took over; null while none did
 * @param misses how many messages in a row nothing fitted
 * @param turns how many inputs there were; numbers the tickets
 * @param strands what is open, the last one in front; a side question lies before what it interrupted
 * @param offered ids of the topics the bot asked to choose from; empty while it did not
 * @param variables by name
 */
public record Conversation(
        Owner owner,
        @Nullable Instant humanAt,
        int misses,
        long turns,
        List<Strand> strands,
        List<String> offered,
        Map<String, Value> variables,
        Pace pace) {
    public static final Conversation NEW =
            new Conversation(Owner.BOT, null, 0, 0, List.of(), List.of(), Map.of(), new Pace(Instant.EPOCH, 0));

    public Conversation {
        strands = List.copyOf(strands);
        offered = List.copyOf(offered);
        variables = Map.copyOf(variables);
    }

    public Conversation(int misses) {
        this(Owner.BOT, null, misses, 0, List.of(), List.of(), Map.of(), NEW.pace());
    }

    /** Whether nothing of it would be missed: another version of the scenario can go on from here. */
    public boolean idle() {
        return owner == Owner.BOT && strands.isEmpty() && offered.isEmpty();
    }

    /** Who may speak in a dialog. */
    public enum Owner {
        BOT,
        HUMAN
    }

    /**
     * A line of talk that waits at a step: for an answer, a moment, or the outcome of an effect.
     *
     * @param ticket what the awaited input must name, where it is not a message
     * @param tries how many answers did not fit; where a human is awaited, 1 as soon as one speaks
     * @param asked number of the person who is asked; in a group others may write too
     * @param answers given so far on this line, in their order
     */
    public record Strand(Position at, long ticket, int tries, long asked, List<Answer> answers) {
        public Strand {
            answers = List.copyOf(answers);
        }

        /** Id of the topic it belongs to; null for the greeting and the fallback. */
        @Nullable
        String topic() {
            return at.root() instanceof Position.Root.OfTopic(String id) ? id : null;
        }

        /** The human that was awaited is there, though nobody said yet that they took the conversation. */
        Strand met() {
            return new Strand(at, ticket, 1, asked, answers);
        }

        /** Whether they are, of one that awaits a human. */
        public boolean isMet() {
            return tries > 0;
        }
    }

    /**
     * An answer that can still be corrected.
     *
     * @param message number of the message that gave it; 0 when unknown
     */
    public record Answer(Position at, long message) {}

    /** How many messages came since a moment. */
    public record Pace(Instant since, int messages) {}
}
