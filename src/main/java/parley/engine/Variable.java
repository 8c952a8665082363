package parley.engine;

import java.util.Arrays;
import java.util.Optional;

/** What a reply can mention. */
public enum Variable {
    /** What the person wrote. */
    MESSAGE("message"),
    /** What stands behind the name of a command; blank in every other message. */
    COMMAND_PARAMETERS("command.parameters"),
    PERSON_NAME("person.name");

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
