package parley.authoring;

import java.util.List;

/**
 * Why a change of a scenario was not made, in words the pages can translate.
 *
 * @param details values for the sentence, in its order: a limit, the name of a topic
 */
public record Refusal(Kind kind, List<Object> details) {
    public Refusal {
        details = List.copyOf(details);
    }

    public Refusal(Kind kind, Object... details) {
        this(kind, List.of(details));
    }

    /** What is in the way. */
    public enum Kind {
        /** The topic, block, schedule or step is not there: somebody may have removed it. */
        NOT_THERE,
        /** A step cannot stand in its own branch. */
        INTO_ITSELF,
        TOO_MANY_TOPICS,
        TOO_MANY_BLOCKS,
        TOO_MANY_SCHEDULES,
        TOO_MANY_SYNONYMS,
        TOO_MANY_WORDINGS,
        TOO_MANY_STEPS,
        TOO_DEEP,
        TOO_MANY_OPTIONS,
        TOO_MANY_PARTS,
        NAME_MISSING,
        NAME_TOO_LONG,
        WORDING_TOO_LONG,
        TEXT_TOO_LONG,
        TOO_LARGE,
        /** Two topics or two blocks have the same id. */
        ID_TWICE,
        NUMBER_OUT_OF_RANGE
    }
}
