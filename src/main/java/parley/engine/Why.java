package parley.engine;

import org.jspecify.annotations.Nullable;

/**
 * Why a turn came out as it did.
 *
 * @param topic id of the topic that was chosen, if one was
 * @param compared what the message was compared as, after analysis; empty when nothing was compared
 * @param wording the wording that fitted, if one did
 * @param score how well it fitted, 0 to 100
 * @param runnerUp the next best topic, if there was one
 */
public record Why(
        Rule rule,
        @Nullable String topic,
        String compared,
        @Nullable String wording,
        int score,
        @Nullable RunnerUp runnerUp) {

    public Why(Rule rule, @Nullable String topic, String compared, @Nullable String wording) {
        this(rule, topic, compared, wording, wording == null ? 0 : 100, null);
    }

    /** Without a comparison. */
    static Why of(Rule rule) {
        return new Why(rule, null, "", null);
    }

    /** The topic that nearly was chosen. */
    public record RunnerUp(String topic, String wording, int score) {}

    /** The rule that decided. */
    public enum Rule {
        GREETING,
        NOT_ADDRESSED,
        /** A human owns the dialog. */
        HUMAN_SPEAKS,
        /** Too many messages within a minute. */
        TOO_FAST,
        /** A word that always works: human, cancel, back, start over, repeat, help. */
        REPAIR,
        ANSWER,
        /** An answer that did not fit the open question. */
        ASKED_AGAIN,
        CORRECTION,
        CHOICE,
        COMMAND,
        EXACT_WORDING,
        ALL_WORDS,
        /** Close spelling or most of the words. */
        CLOSE_WORDS,
        DID_YOU_MEAN,
        /** A moment, a call's outcome or a human that the bot waited for. */
        AWAITED,
        /** What arrived is not awaited any more. */
        LATE,
        FALLBACK
    }
}
