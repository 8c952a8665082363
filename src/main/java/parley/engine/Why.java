package parley.engine;

import org.jspecify.annotations.Nullable;

/**
 * Why a turn came out as it did.
 *
 * @param topic id of the topic that was chosen, if one was
 * @param compared what the message was compared as, after analysis; empty when nothing was compared
 * @param wording the wording that fitted, if one did
 */
public record Why(
        Rule rule,
        @Nullable String topic,
        String compared,
        @Nullable String wording) {

    /** The rule that decided. */
    public enum Rule {
        GREETING,
        NOT_ADDRESSED,
        COMMAND,
        EXACT_WORDING,
        ALL_WORDS,
        FALLBACK
    }
}
