package parley.engine;

import java.util.List;

/** What the engine decided: the conversation as it is now, what must happen outside, and why. */
public record Turn(Conversation conversation, List<Effect> effects, Why why) {
    public Turn {
        effects = List.copyOf(effects);
    }
}
