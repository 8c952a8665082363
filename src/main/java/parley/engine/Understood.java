package parley.engine;

import java.util.List;
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
    Understood(Why.Rule rule, String compared, @Nullable Wording wording) {
        this(rule, compared, wording, wording == null ? 0 : 100, null, List.of());
    }

    /** Whether a topic fits so well that what does not answer an open question is taken for it. */
    boolean clear() {
        return wording != null;
    }

    Why why() {
        return wording == null
                ? new Why(rule, null, compared, null, score, runnerUp)
                : new Why(rule, wording.topic().id(), compared, wording.text(), score, runnerUp);
    }
}
