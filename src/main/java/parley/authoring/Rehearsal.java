package parley.authoring;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.engine.Conversation;
import parley.engine.Effect;
import parley.engine.Message;
import parley.engine.Position;
import parley.engine.Turn;
import parley.engine.Turn.Act;

/**
 * A chat that nobody had: what the bot would do. Nothing is done outside.
 *
 * @param turns one per input
 * @param now what the clock of the chat shows in the end
 * @param awaited what the bot waits for in the end, besides messages
 */
public record Rehearsal(List<Rehearsed> turns, Conversation conversation, Instant now, List<Awaited> awaited) {
    public Rehearsal {
        turns = List.copyOf(turns);
        awaited = List.copyOf(awaited);
    }

    /**
     * What one input brought.
     *
     * @param at when it came
     * @param turns the one that answers it; before that, what time brought until then, and behind it, what followed by
     *     itself as the end of a pause
     */
    public record Rehearsed(RehearsedInput input, Instant at, List<Turn> turns) {
        public Rehearsed {
            turns = List.copyOf(turns);
        }

        /** What the bot says and what it would do, with where that is written. */
        public List<Act> acts() {
            return turns.stream().flatMap(turn -> turn.acts().stream()).toList();
        }

        /** What the person reads. */
        public List<Reply> replies() {
            return acts().stream()
                    .filter(act -> act.effect() instanceof Effect.Say)
                    .map(act -> Reply.of(((Effect.Say) act.effect()).message()))
                    .toList();
        }
    }

    /**
     * One message of the bot as a person reads it.
     *
     * @param choices labels of the buttons
     */
    public record Reply(String text, List<String> choices) {
        public Reply {
            choices = List.copyOf(choices);
        }

        static Reply of(Message message) {
            return new Reply(
                    message.plain(),
                    message.choices().stream().map(Message.Choice::label).toList());
        }
    }

    /** Something the author of the rehearsal can let happen. */
    public sealed interface Awaited {
        /** The step that waits, where it is known. */
        @Nullable
        Position step();

        record Moment(Instant when, @Nullable Position step) implements Awaited {}

        record Answer(Effect.Call call, @Nullable Position step) implements Awaited {}

        record Human(Effect.HandOver handOver, @Nullable Position step) implements Awaited {}
    }
}
