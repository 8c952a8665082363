package parley.engine;

import java.util.Arrays;
import java.util.Optional;

/** What every text can mention without anybody having asked for it. */
public enum Variable {
    /** What the person wrote. */
    MESSAGE("message"),
    /** What stands behind the name of a command; blank in every other message. */
    COMMAND_PARAMETERS("command.parameters"),
    PERSON_NAME("person.name"),
    PERSON_FIRST("person.first"),
    PERSON_LAST("person.last"),
    PERSON_DEPARTMENT("person.department"),
    /** The day in the scenario's zone. */
    TODAY("now.date"),
    /** The time in the scenario's zone. */
    NOW("now.time");

    /** What a bot remembers about a person is named behind this. */
    public static final String FACT = "person.";

    private final String spelling;

    Variable(String spelling) {
        this.spelling = spelling;
    }

    /** The variable an author means; letter case matters. */
    public static Optional<Variable> spelled(String spelling) {
        return Arrays.stream(values())
                .filter(variable -> variable.spelling.equals(spelling))
                .findAny();
    }

    /** As the author writes it, without braces. */
    public String spelling() {
        return spelling;
    }
}
