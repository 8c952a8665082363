package parley.authoring.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.engine.Position;

/**
 * One difference between two scenarios.
 *
 * @param at the step it is about: where it is now, or was when it is no more; null for everything else
 * @param details what the sentence about it needs, in the order in which its kind names them
 */
public record ScenarioChange(Kind kind, @Nullable Position at, List<String> details) {
    public ScenarioChange {
        details = List.copyOf(details);
    }

    /** What can differ. */
    public enum Kind {
        /** Both languages, as tags. */
        LANGUAGE,
        /** Both zones. */
        ZONE,
        /** Both lengths of time. */
        COMEBACK,
        /** Both numbers of misses. */
        MISSES,
        /** The schedule's name. */
        SCHEDULE_ADDED,
        /** The schedule's name. */
        SCHEDULE_REMOVED,
        /** The schedule's name. */
        SCHEDULE_CHANGED,
        /** The words. */
        SYNONYMS_ADDED,
        /** The words. */
        SYNONYMS_REMOVED,
        /** The topic's name. */
        TOPIC_ADDED,
        /** The topic's name. */
        TOPIC_REMOVED,
        /** Both names. */
        TOPIC_RENAMED,
        /** The topic's name, its number in the list now. */
        TOPIC_MOVED,
        /** The topic's name, the wording. */
        WORDING_ADDED,
        /** The topic's name, the wording. */
        WORDING_REMOVED,
        /** The topic's name. */
        WORDINGS_MOVED,
        /** The block's name. */
        BLOCK_ADDED,
        /** The block's name. */
        BLOCK_REMOVED,
        /** Both names. */
        BLOCK_RENAMED,
        /** The block's name, its number in the list now. */
        BLOCK_MOVED,
        /** The name of the topic or block, blank elsewhere; the step. */
        STEP_ADDED,
        /** The name of the topic or block, blank elsewhere; the step. */
        STEP_REMOVED,
        /** The name of the topic or block, blank elsewhere; the step before and after. */
        STEP_CHANGED
    }
}
