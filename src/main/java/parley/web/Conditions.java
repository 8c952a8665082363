package parley.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.engine.Condition;

/** Conditions as the rows of a form can show them: all or any of simple ones. */
final class Conditions {
    private Conditions() {}

    /** What a simple condition is about. */
    enum Subject {
        VARIABLE,
        SCHEDULE,
        PLACE,
        FIRST_VISIT,
        DEPARTMENT;

        static Subject of(Condition condition) {
            return switch (condition) {
                case Condition.During _ -> SCHEDULE;
                case Condition.In _ -> PLACE;
                case Condition.FirstVisit _ -> FIRST_VISIT;
                case Condition.Department _ -> DEPARTMENT;
                case Condition.Compare _, Condition.All _, Condition.Any _, Condition.Not _ -> VARIABLE;
            };
        }
    }

    /** The rows; null for a condition that rows cannot show. */
    static @Nullable List<Condition> parts(Condition condition) {
        List<Condition> parts = switch (condition) {
            case Condition.All(List<Condition> all) -> all;
            case Condition.Any(List<Condition> any) -> any;
            default -> List.of(condition);
        };
        return parts.stream().allMatch(Conditions::simple) ? parts : null;
    }

    private static boolean simple(Condition condition) {
        Condition plain = condition instanceof Condition.Not(Condition part) ? part : condition;
        return !(plain instanceof Condition.All || plain instanceof Condition.Any || plain instanceof Condition.Not);
    }

    static boolean blank(Condition condition) {
        return condition instanceof Condition.Compare compare
                && compare.variable().isBlank()
                && compare.value().isBlank();
    }
}
