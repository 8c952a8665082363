package parley.running;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.engine.Condition;
import parley.engine.Scenario;
import parley.engine.Text;
import parley.engine.Variable;

/**
 * What a scenario wants to know about people, so that nobody is asked for what no step uses. Looks at every part of every
 * record, so that a new kind of step cannot be forgotten here.
 */
record Needs(boolean facts, boolean departments, boolean acquaintance) {
    private static final Needs NOTHING = new Needs(false, false, false);

    static Needs of(Scenario scenario) {
        return in(scenario);
    }

    private static Needs in(@Nullable Object part) {
        return switch (part) {
            case null -> NOTHING;
            case Condition.FirstVisit _ -> new Needs(false, false, true);
            case Condition.Department _ -> new Needs(false, true, false);
            case Condition.Compare compare -> ofVariable(compare.variable()).and(in(compare.value()));
            case Text text -> text.names().stream().map(Needs::ofVariable).reduce(NOTHING, Needs::and);
            case Collection<?> parts -> parts.stream().map(Needs::in).reduce(NOTHING, Needs::and);
            case Map<?, ?> parts -> in(parts.values());
            case Record composed -> ofComponents(composed);
            default -> NOTHING;
        };
    }

    private static Needs ofVariable(String name) {
        boolean department = name.equals(Variable.PERSON_DEPARTMENT.spelling());
        boolean fact = name.startsWith(Variable.FACT) && Variable.spelled(name).isEmpty();
        return new Needs(fact, department, false);
    }

    private static Needs ofComponents(Record composed) {
        Needs needs = NOTHING;
        for (RecordComponent component : composed.getClass().getRecordComponents()) {
            try {
                needs = needs.and(in(component.getAccessor().invoke(composed)));
            } catch (ReflectiveOperationException closed) {
                throw new IllegalStateException("A part of a scenario cannot be read: " + component, closed);
            }
        }
        return needs;
    }

    Needs and(Needs other) {
        return new Needs(facts || other.facts, departments || other.departments, acquaintance || other.acquaintance);
    }
}
