package parley.authoring.document;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import parley.engine.Condition;
import parley.engine.Expectation;
import parley.engine.Expectation.Choice;
import parley.engine.Step;
import parley.engine.Text;

/** Reads steps, each a key with what the step needs. */
final class ReadSteps {
    /** The keys that make a step. */
    static final List<String> KINDS = List.of(
            "say",
            "ask",
            "menu",
            "if",
            "set",
            "count",
            "remember",
            "pause",
            "wait",
            "call",
            "lead",
            "task",
            "notify",
            "hand_over",
            "go",
            "use",
            "end");

    static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);
    private static final long LARGEST = 999_999_999_999_999_999L;

    private final Mistakes mistakes;
    private final ReadValues values;
    private final ReadCondition conditions;

    ReadSteps(Mistakes mistakes, ReadValues values) {
        this.mistakes = mistakes;
        this.values = values;
        this.conditions = new ReadCondition(mistakes, values);
    }

    List<Step> list(Node node) {
        return values.items(node).stream().flatMap(item -> read(item).stream()).toList();
    }

    private List<Step> steps(Fields fields, String name) {
        return fields.read(name, this::list, List.of());
    }

    private List<Step> read(Node node) {
        if (!(node instanceof MappingNode)) {
            mistakes.add(node, Mistake.Kind.UNKNOWN_STEP, ReadValues.shown(node), String.join(", ", KINDS));
            return List.of();
        }
        List<Step> steps = new ArrayList<>();
        Fields fields = Fields.of(node, mistakes);
        if (fields.names().size() > 1) {
            mistakes.add(node, Mistake.Kind.SEVERAL_STEPS, String.join(", ", fields.names()));
        }
        fields.each((key, value) -> {
            String kind = ((ScalarNode) key).getValue();
            if (KINDS.contains(kind)) {
                steps.add(read(kind, value));
            } else {
                unknown(key, kind);
            }
        });
        return steps;
    }

    private void unknown(Node at, String kind) {
        mistakes.add(at, Mistake.Kind.UNKNOWN_STEP, kind, String.join(", ", KINDS));
    }

    private Step read(String kind, Node value) {
        return switch (kind) {
            case "say" -> say(value);
            case "ask" -> ask(fields(value, Shape.ASK));
            case "menu" -> menu(fields(value, Shape.MENU));
            case "if" -> choice(values.items(value));
            case "set" -> {
                Fields fields = fields(value, Shape.SET);
                yield new Step.Set(text(fields, "var"), template(fields, "value"));
            }
            case "count" -> count(value);
            case "remember" -> {
                Fields fields = fields(value, Shape.REMEMBER);
                yield new Step.Remember(text(fields, "fact"), template(fields, "value"));
            }
            case "pause" -> new Step.Pause(values.duration(value));
            case "wait" -> new Step.Wait(until(value));
            case "call" -> call(fields(value, Shape.CALL));
            case "lead" -> lead(fields(value, Shape.LEAD));
            case "task" -> task(fields(value, Shape.TASK));
            case "notify" -> {
                Fields fields = fields(value, Shape.NOTIFY);
                yield new Step.Notify(
                        fields.read("people", people -> values.list(people, this::portalNumber), List.of()),
                        template(fields, "text"));
            }
            case "hand_over" -> handOver(value);
            case "go" -> new Step.Go(values.text(value));
            case "use" -> new Step.Use(values.text(value));
            case "end" -> end(value);
            default -> throw new IllegalArgumentException("No kind of step: " + kind);
        };
    }

    private Fields fields(Node node, Shape shape) {
        return Fields.of(node, shape, mistakes);
    }

    private String text(Fields fields, String name) {
        return fields.read(name, values::text, "");
    }

    private Text template(Fields fields, String name) {
        return fields.read(name, values::template, Text.EMPTY);
    }

    private List<String> texts(Fields fields, String name) {
        return fields.read(name, values::texts, List.of());
    }

    private @Nullable Duration duration(Fields fields, String name) {
        return fields.readOrNull(name, values::duration);
    }

    /** A short form is one value instead of a group of keys. */
    private static boolean isShort(Node node) {
        return node instanceof ScalarNode;
    }

    private Step say(Node node) {
        if (!(node instanceof MappingNode) || isVariable(node)) {
            return new Step.Say(values.template(node));
        }
        Fields fields = fields(node, Shape.SAY);
        return new Step.Say(
                template(fields, "text"),
                template(fields, "picture"),
                fields.read("links", links -> values.list(links, this::link), List.of()));
    }

    private static boolean isVariable(Node node) {
        return node instanceof MappingNode mapping
                && mapping.getValue().size() == 1
                && Fields.isNothing(mapping.getValue().getFirst().getValueNode());
    }

    private Step.Link link(Node node) {
        Fields fields = fields(node, Shape.LINK);
        return new Step.Link(template(fields, "label"), template(fields, "address"));
    }

    private Step ask(Fields fields) {
        return new Step.Ask(
                template(fields, "text"),
                text(fields, "save"),
                fields.read("expect", this::expectation, Expectation.of(Expectation.Kind.TEXT)),
                template(fields, "retry"),
                fields.read("optional", values::yes, false),
                silence(fields));
    }

    private Step.Silence silence(Fields fields) {
        return new Step.Silence(duration(fields, "after"), steps(fields, "silent"));
    }

    private Expectation expectation(Node node) {
        if (isShort(node)) {
            return Expectation.of(values.word(node, Words.EXPECTATIONS));
        }
        Fields fields = fields(node, Shape.EXPECT);
        return new Expectation(
                fields.read("kind", kind -> values.word(kind, Words.EXPECTATIONS), Expectation.Kind.TEXT),
                fields.read("choices", choices -> values.list(choices, this::choice), List.of()),
                fields.readOrNull("least", values::number),
                fields.readOrNull("most", values::number));
    }

    private Choice choice(Node node) {
        if (isShort(node)) {
            return new Choice(values.text(node), List.of());
        }
        Fields fields = fields(node, Shape.CHOICE);
        return new Choice(text(fields, "label"), texts(fields, "synonyms"));
    }

    private Step menu(Fields fields) {
        return new Step.Menu(
                template(fields, "text"),
                fields.read("options", options -> values.list(options, this::option), List.of()),
                silence(fields));
    }

    private Step.Option option(Node node) {
        Fields fields = fields(node, Shape.OPTION);
        if (fields.has("go") && fields.has("steps")) {
            mistakes.add(node, Mistake.Kind.TWO_WAYS, "go", "steps");
        }
        List<Step> steps = fields.has("go") ? List.of(new Step.Go(text(fields, "go"))) : steps(fields, "steps");
        return new Step.Option(text(fields, "label"), texts(fields, "synonyms"), steps);
    }

    private Step choice(List<Node> branches) {
        List<Step.Branch> choices = new ArrayList<>();
        List<Step> otherwise = List.of();
        int number = 0;
        for (Node branch : branches) {
            boolean last = ++number == branches.size();
            if (branch instanceof MappingNode
                    && Fields.of(branch, new Mistakes()).has("otherwise")) {
                otherwise = otherwise(branch, last);
            } else {
                choices.add(branch(branch));
            }
        }
        return new Step.If(choices, otherwise);
    }

    private Step.Branch branch(Node node) {
        Fields fields = fields(node, Shape.BRANCH);
        return new Step.Branch(
                text(fields, "name"),
                fields.read("when", conditions::read, new Condition.All(List.of())),
                steps(fields, "steps"));
    }

    private List<Step> otherwise(Node node, boolean last) {
        Fields fields = fields(node, Shape.OTHERWISE);
        fields.find("otherwise").ifPresent(this::mustBeTrue);
        if (!last) {
            mistakes.add(node, Mistake.Kind.OTHERWISE_NOT_LAST);
        }
        return steps(fields, "steps");
    }

    private void mustBeTrue(Node node) {
        if (!values.yes(node)) {
            mistakes.add(node, Mistake.Kind.UNKNOWN_WORD, ReadValues.shown(node), "true");
        }
    }

    private Step count(Node node) {
        if (isShort(node)) {
            return new Step.Count(values.text(node), 1);
        }
        Fields fields = fields(node, Shape.COUNT);
        return new Step.Count(text(fields, "var"), fields.read("by", by -> values.whole(by, -LARGEST, LARGEST), 1L));
    }

    private Step.Until until(Node node) {
        if (isShort(node)) {
            return new Step.Until.Passed(values.duration(node));
        }
        Fields fields = fields(node, Shape.WAIT);
        if (fields.has("opening") == fields.has("until")) {
            mistakes.add(node, Mistake.Kind.TWO_WAYS, "until", "opening");
        }
        return fields.has("opening")
                ? new Step.Until.Opening(text(fields, "opening"))
                : new Step.Until.Clock(fields.read("until", values::time, LocalTime.MIDNIGHT));
    }

    private Step call(Fields fields) {
        return new Step.Call(
                fields.read("method", method -> values.word(method, Words.METHODS), Step.Method.GET),
                template(fields, "address"),
                fields.read("headers", headers -> map(headers, values::template), Map.of()),
                template(fields, "body"),
                fields.read("save", picks -> map(picks, values::text), Map.of()),
                fields.read("repeatable", values::yes, false),
                fields.read("patience", values::duration, USUAL_PATIENCE),
                steps(fields, "failed"),
                steps(fields, "late"));
    }

    private <T> Map<String, T> map(Node node, Function<Node, T> reader) {
        Map<String, T> map = new LinkedHashMap<>();
        Fields.of(node, mistakes).each((key, value) -> map.put(((ScalarNode) key).getValue(), reader.apply(value)));
        return map;
    }

    private Step lead(Fields fields) {
        return new Step.Lead(
                template(fields, "title"),
                template(fields, "name"),
                template(fields, "phone"),
                template(fields, "email"),
                template(fields, "note"));
    }

    private Step task(Fields fields) {
        return new Step.Task(
                template(fields, "title"),
                template(fields, "note"),
                fields.read("responsible", this::portalNumber, 0L),
                duration(fields, "due"));
    }

    private long portalNumber(Node node) {
        return values.whole(node, 0, LARGEST);
    }

    private Step handOver(Node node) {
        if (isShort(node)) {
            return new Step.HandOver(desk(node), Text.EMPTY, null, List.of(), List.of(), List.of());
        }
        Fields fields = fields(node, Shape.HAND_OVER);
        return new Step.HandOver(
                fields.read("to", this::desk, new Step.Desk.Queue()),
                template(fields, "note"),
                duration(fields, "patience"),
                steps(fields, "accepted"),
                steps(fields, "nobody"),
                steps(fields, "late"));
    }

    private Step.Desk desk(Node node) {
        if (isShort(node) || node instanceof SequenceNode) {
            if (!ReadValues.shown(node).equals("queue")) {
                mistakes.add(node, Mistake.Kind.UNKNOWN_WORD, ReadValues.shown(node), "queue, line, employee");
            }
            return new Step.Desk.Queue();
        }
        Fields fields = fields(node, Shape.DESK);
        if (fields.has("line") == fields.has("employee")) {
            mistakes.add(node, Mistake.Kind.TWO_WAYS, "line", "employee");
        }
        return fields.has("line")
                ? new Step.Desk.Line(fields.read("line", this::portalNumber, 0L))
                : new Step.Desk.Employee(fields.read("employee", this::portalNumber, 0L));
    }

    private Step end(Node node) {
        mustBeTrue(node);
        return new Step.End();
    }
}
