package parley.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in a scenario that its author should change, or at least know.
 *
 * @param at the step, or with an empty path the topic, block or list of steps; null where it is about the whole scenario
 * @param details what the sentence about it needs, in the order in which its kind names them
 */
public record Finding(Kind kind, @Nullable Position at, List<String> details) {
    public Finding {
        details = List.copyOf(details);
    }

    public Severity severity() {
        return kind.severity;
    }

    /** Whether a scenario may be published all the same. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** What can be found. */
    public enum Kind {
        /** A step has nothing to say. */
        EMPTY_TEXT(Severity.ERROR),
        /** The name of the empty option or answer is missing: its number. */
        EMPTY_LABEL(Severity.ERROR),
        /** A link without an address: its label. */
        EMPTY_ADDRESS(Severity.ERROR),
        /** The topic's name. */
        NO_STEPS(Severity.ERROR),
        NO_FALLBACK(Severity.ERROR),
        NO_GREETING(Severity.WARNING),
        /** A menu or a choice with nothing to choose. */
        NO_OPTIONS(Severity.ERROR),
        /** How many there are, how many there may be. */
        TOO_MANY_OPTIONS(Severity.ERROR),
        /** The label that two options share. */
        SAME_LABEL(Severity.ERROR),
        /** The most characters. */
        TEXT_TOO_LONG(Severity.ERROR),
        /** The label, the most characters. */
        LABEL_TOO_LONG(Severity.WARNING),
        /** The answer or the value goes nowhere. */
        NO_VARIABLE(Severity.ERROR),
        /** What the step is about is not named yet: a topic, a block, a schedule or a variable. */
        NOTHING_CHOSEN(Severity.ERROR),
        /** The variable. */
        UNDEFINED_VARIABLE(Severity.ERROR),
        /** The topic's id. */
        UNKNOWN_TOPIC(Severity.ERROR),
        /** The block's id. */
        UNKNOWN_BLOCK(Severity.ERROR),
        /** The schedule's name. */
        UNKNOWN_SCHEDULE(Severity.ERROR),
        /** The schedule's name. */
        NEVER_OPEN(Severity.WARNING),
        /** The id that two topics or two blocks share. */
        SAME_ID(Severity.ERROR),
        /** The names of what leads to itself. */
        LOOP(Severity.ERROR),
        /** The topic's name. */
        UNREACHABLE_TOPIC(Severity.WARNING),
        /** The block's name. */
        UNUSED_BLOCK(Severity.WARNING),
        /** The wording, the topic that wins, the topic that loses. */
        SHARED_WORDING(Severity.WARNING),
        /** A wording, the topic, another wording with the same words, its topic. */
        SAME_WORDS(Severity.WARNING),
        /** The wording that always means something else. */
        REPAIR_WORD(Severity.WARNING),
        /** The steps of a topic, how many there should be at most. */
        TOO_MANY_STEPS(Severity.WARNING),
        /** How much can be done before people can answer. */
        TOO_MUCH_AT_ONCE(Severity.ERROR),
        /** The address. */
        NOT_HTTPS(Severity.ERROR),
        /** An employee or a line is not chosen yet. */
        NOBODY_CHOSEN(Severity.ERROR),
        NEEDS_CRM(Severity.WARNING),
        NEEDS_TASKS(Severity.WARNING),
        NEEDS_OPEN_CHANNELS(Severity.WARNING),
        /** The bot would talk while a human has the conversation. */
        SAID_TO_NOBODY(Severity.WARNING),
        /** The bot talks behind giving the conversation away. */
        SAID_UNLESS_TAKEN(Severity.WARNING),
        /** A question after having waited for a human in vain; the bot may have left. */
        UNHEARD_WHEN_LATE(Severity.WARNING);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }
    }
}
