package parley.engine;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the bot takes a message to be about. No wording when nothing fitted well enough.
 *
 * @param score how well it fits, 0 to 100
 * @param rivals the topics that fit equally well, when the person has to say which is meant
 */
record Understood(
        Why.Rule rule,
        String compared,
        @Nullable Wording wording,
        int score,
        Why.@Nullable RunnerUp runnerUp,
        List<Topic> rivals) {
    private static final Set<Why.Rule> CLEAR = EnumSet.of(Why.Rule.COMMAND, Why.Rule.EXACT_WORDING, Why.Rule.ALL_WORDS);

    Understood(Why.Rule rule, String compared, @Nullable Wording wording) {
        this(rule, compared, wording, wording == null ? 0 : 100, null, List.of());
    }

    /** Whether there is so little doubt that an open question may be interrupted for it. */
    boolean clear() {
        return CLEAR.contains(rule);
    }

    Why why() {
        return wording == null
                ? new Why(rule, null, compared, null, score, runnerUp)
                : new Why(rule, wording.topic().id(), compared, wording.text(), score, runnerUp);
    }
}
