package parley.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong or doubtful in a scenario.
 *
 * @param at the step or the list of steps it is about; null when it is about the whole scenario
 * @param details values for the sentence, in its order
 */
public record Finding(
        Severity severity, Kind kind, @Nullable Position at, List<String> details) {
    public Finding {
        details = List.copyOf(details);
    }

    /** What follows from it. */
    public enum Severity {
        /** Stops publishing. */
        ERROR,
        WARNING
    }

    /** What is wrong. */
    public enum Kind {
        /** A step leads to a topic that is not there. */
        NO_SUCH_TOPIC
    }
}
