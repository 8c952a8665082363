package parley.authoring.document;

import java.util.List;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import parley.engine.Condition;
import parley.engine.Text;

/** Reads what must hold. */
final class ReadCondition {
    /** The keys that make a condition, each alone, but for the comparison. */
    static final List<String> KINDS =
            List.of("all", "any", "not", "var", "during", "channel", "first_visit", "department");

    private static final Condition NOTHING = new Condition.All(List.of());

    private final Mistakes mistakes;
    private final ReadValues values;

    ReadCondition(Mistakes mistakes, ReadValues values) {
        this.mistakes = mistakes;
        this.values = values;
    }

    Condition read(Node node) {
        if (!(node instanceof MappingNode)) {
            return nothing(node);
        }
        if (Fields.of(node, new Mistakes()).has("var")) {
            return compare(Fields.of(node, Shape.COMPARE, mistakes));
        }
        Fields fields = Fields.of(node, mistakes);
        List<String> names = fields.names();
        if (names.size() != 1 || !KINDS.contains(names.getFirst())) {
            return nothing(node);
        }
        String kind = names.getFirst();
        return fields.read(kind, value -> read(kind, value), NOTHING);
    }

    private Condition nothing(Node node) {
        mistakes.add(node, Mistake.Kind.UNCLEAR_CONDITION, String.join(", ", KINDS));
        return NOTHING;
    }

    private Condition compare(Fields fields) {
        return new Condition.Compare(
                fields.read("var", values::text, ""),
                fields.read("is", value -> values.word(value, Words.OPERATORS), Condition.Operator.IS),
                fields.read("value", values::template, Text.EMPTY));
    }

    private Condition read(String kind, Node value) {
        return switch (kind) {
            case "all" -> new Condition.All(values.list(value, this::read));
            case "any" -> new Condition.Any(values.list(value, this::read));
            case "not" -> new Condition.Not(read(value));
            case "during" -> new Condition.During(values.text(value));
            case "channel" -> new Condition.In(values.word(value, Words.CHANNELS));
            case "department" -> new Condition.Department(values.text(value));
            case "first_visit" ->
                values.yes(value) ? new Condition.FirstVisit() : new Condition.Not(new Condition.FirstVisit());
            default -> throw new IllegalArgumentException("No kind of condition: " + kind);
        };
    }
}
