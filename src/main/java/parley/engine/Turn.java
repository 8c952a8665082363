package parley.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engine decided: the conversation as it is now, what must happen outside, and why. */
public record Turn(Conversation conversation, List<Act> acts, Why why) {
    public Turn {
        acts = List.copyOf(acts);
    }

    /** What must happen outside, in this order. */
    public List<Effect> effects() {
        return acts.stream().map(Act::effect).toList();
    }

    /**
     * An effect and where it comes from.
     *
     * @param step null for what the bot says on its own, as "I did not understand the date"
     */
    public record Act(Effect effect, @Nullable Position step) {}
}
