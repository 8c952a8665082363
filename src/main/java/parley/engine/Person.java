package parley.engine;

import java.util.List;
import java.util.Map;

/**
 * Who writes to the bot, as far as scenarios can know it. Empty when the channel does not say.
 *
 * @param number in the portal; 0 when unknown
 * @param departments names
 * @param facts what bots remembered about this person
 * @param newcomer whether the bot never talked with this person before
 */
public record Person(
        long number,
        String name,
        String firstName,
        String lastName,
        List<String> departments,
        Map<String, String> facts,
        boolean newcomer) {
    public static final Person UNKNOWN = new Person("", "", "");

    public Person {
        departments = List.copyOf(departments);
        facts = Map.copyOf(facts);
    }

    public Person(String name, String firstName, String lastName) {
        this(0, name, firstName, lastName, List.of(), Map.of(), false);
    }

    /** The same person with what bots know of them. */
    public Person remembered(Map<String, String> known, boolean isNewcomer) {
        return new Person(number, name, firstName, lastName, departments, known, isNewcomer);
    }
}
