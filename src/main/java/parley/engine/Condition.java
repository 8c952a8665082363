package parley.engine;

import java.util.List;

/** Something that holds or does not hold at a moment of a conversation. */
public sealed interface Condition {

    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    record Not(Condition part) implements Condition {}

    /** Compares a value; a variable without one is empty, and neither less nor more than anything. */
    record Compare(String variable, Operator operator, Text value) implements Condition {}

    /** Whether a schedule is running now. */
    record During(String schedule) implements Condition {}

    record In(Place place) implements Condition {}

    /** Whether the bot never talked with this person before. */
    record FirstVisit() implements Condition {}

    /** Whether the person belongs to a department of this name, in any letter case. */
    record Department(String name) implements Condition {}

    /** How values are compared: as numbers or days where both are, else as texts in any letter case. */
    enum Operator {
        IS,
        IS_NOT,
        CONTAINS,
        LESS,
        MORE,
        /** Has a value at all; what it is compared with is not looked at. */
        KNOWN
    }
}
