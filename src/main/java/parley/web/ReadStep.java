package parley.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.engine.Condition;
import parley.engine.Expectation;
import parley.engine.Place;
import parley.engine.Step;
import parley.engine.Text;

/** Makes a step of what came in with its form. What the form does not show, as the steps inside, stays as it was. */
final class ReadStep {
    private final Map<String, List<String>> fields;
    private final List<String> unread = new ArrayList<>();

    ReadStep(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    Step read(Step before) {
        return switch (before) {
            case Step.Say _ -> new Step.Say(text("text"), text("picture"), links());
            case Step.Ask ask -> ask(ask);
            case Step.Menu menu -> menu(menu);
            case Step.If choice -> choose(choice);
            case Step.Set _ -> new Step.Set(name("variable"), text("value"));
            case Step.Count count -> new Step.Count(name("variable"), number("by", count.by()));
            case Step.Remember _ -> new Step.Remember(name("variable"), text("value"));
            case Step.Pause _ -> new Step.Pause(length("length"));
            case Step.Wait(Step.Until until) -> new Step.Wait(until(until));
            case Step.Call call -> call(call);
            case Step.Lead _ -> new Step.Lead(text("title"), text("name"), text("phone"), text("email"), text("note"));
            case Step.Task _ ->
                new Step.Task(text("title"), text("note"), number("responsible", 0), optionalLength("due"));
            case Step.Notify _ -> new Step.Notify(numbers("people"), text("text"));
            case Step.HandOver over ->
                new Step.HandOver(
                        desk(), text("note"), optionalLength("patience"), over.accepted(), over.nobody(), over.late());
            case Step.Go _ -> new Step.Go(one("topic"));
            case Step.Use _ -> new Step.Use(one("block"));
            case Step.End end -> end;
        };
    }

    /** What was typed into the fields of the step that has been read and is no number there. */
    List<String> unread() {
        return List.copyOf(unread);
    }

    private List<Step.Link> links() {
        return rows("label", "address")
                .map(row -> new Step.Link(Text.parse(row.get(0)), Text.parse(row.get(1))))
                .toList();
    }

    private Step ask(Step.Ask before) {
        Expectation.Kind kind =
                among(Expectation.Kind.values(), one("kind"), before.expects().kind());
        // Another kind has other fields, which this form did not have.
        boolean same = kind == before.expects().kind();
        return new Step.Ask(
                text("text"),
                name("variable"),
                new Expectation(
                        kind,
                        same && kind == Expectation.Kind.ONE_OF ? choices() : List.of(),
                        same && StepForm.limited(kind) ? decimal("least") : null,
                        same && StepForm.limited(kind) ? decimal("most") : null),
                text("retry"),
                !one("optional").isEmpty(),
                new Step.Silence(optionalLength("silence"), before.silence().steps()));
    }

    private List<Expectation.Choice> choices() {
        return rows("label", "synonyms")
                .map(row -> new Expectation.Choice(row.get(0), list(row.get(1))))
                .toList();
    }

    private Step menu(Step.Menu before) {
        return new Step.Menu(
                text("text"),
                rows("row", "label", "synonyms", "go")
                        .map(row -> new Step.Option(row.get(1), list(row.get(2)), way(row.get(3), before, row.get(0))))
                        .toList(),
                new Step.Silence(optionalLength("silence"), before.silence().steps()));
    }

    /** A topic instead of steps; choosing steps again begins with none. */
    private static List<Step> way(String topic, Step.Menu before, String row) {
        if (!topic.isEmpty()) {
            return List.of(new Step.Go(topic));
        }
        return inside(before, row)
                .filter(option -> option.leadsTo().isEmpty())
                .map(Step.Option::steps)
                .orElse(List.of());
    }

    private static Optional<Step.Option> inside(Step.Menu before, String row) {
        return row.matches("\\d{1,3}")
                        && Integer.parseInt(row) < before.options().size()
                ? Optional.of(before.options().get(Integer.parseInt(row)))
                : Optional.empty();
    }

    private Step choose(Step.If before) {
        List<Step.Branch> branches = new ArrayList<>();
        for (List<String> row : rows("branch", "branch-name", "branch-mode").toList()) {
            Step.Branch old = row.get(0).matches("\\d{1,3}")
                            && Integer.parseInt(row.get(0)) < before.choices().size()
                    ? before.choices().get(Integer.parseInt(row.get(0)))
                    : StepKind.blankBranch();
            branches.add(new Step.Branch(row.get(1), when(row.get(0), row.get(2), old.when()), old.steps()));
        }
        if (!one("more").isEmpty()) {
            branches.add(StepKind.blankBranch());
        }
        return new Step.If(branches, before.otherwise());
    }

    private Condition when(String branch, String mode, Condition before) {
        if (Conditions.parts(before) == null) {
            return before;
        }
        List<Condition> parts = rows(
                        "c-branch", "c-subject", "c-sense", "c-name", "c-operator", "c-value", "c-schedule", "c-place")
                .filter(row -> row.get(0).equals(branch))
                .map(ReadStep::condition)
                .filter(condition -> !Conditions.blank(condition))
                .toList();
        if (parts.isEmpty()) {
            return StepKind.blankBranch().when();
        } else if (parts.size() == 1) {
            return parts.getFirst();
        } else {
            return mode.equals("any") ? new Condition.Any(parts) : new Condition.All(parts);
        }
    }

    private static Condition condition(List<String> row) {
        Condition plain = switch (among(Conditions.Subject.values(), row.get(1), Conditions.Subject.VARIABLE)) {
            case VARIABLE ->
                new Condition.Compare(
                        bare(row.get(3)),
                        among(Condition.Operator.values(), row.get(4), Condition.Operator.IS),
                        Text.parse(row.get(5)));
            case SCHEDULE -> new Condition.During(row.get(6));
            case PLACE -> new Condition.In(among(Place.values(), row.get(7), Place.PRIVATE));
            case FIRST_VISIT -> new Condition.FirstVisit();
            case DEPARTMENT -> new Condition.Department(row.get(3));
        };
        return row.get(2).equals("no") && !Conditions.blank(plain) ? new Condition.Not(plain) : plain;
    }

    private Step.Until until(Step.Until before) {
        return switch (one("until")) {
            case "clock" ->
                before instanceof Step.Until.Clock
                        ? new Step.Until.Clock(time())
                        : new Step.Until.Clock(LocalTime.of(9, 0));
            case "opening" -> new Step.Until.Opening(one("schedule"));
            default ->
                new Step.Until.Passed(before instanceof Step.Until.Passed ? length("length") : Duration.ofHours(1));
        };
    }

    private LocalTime time() {
        try {
            return LocalTime.parse(one("time"));
        } catch (DateTimeParseException _) {
            return LocalTime.of(9, 0);
        }
    }

    private Step call(Step.Call before) {
        Map<String, Text> headers = new LinkedHashMap<>();
        rows("header", "content").forEach(row -> headers.put(row.get(0).strip(), Text.parse(row.get(1))));
        Map<String, String> picks = new LinkedHashMap<>();
        rows("pick", "pointer")
                .forEach(row -> picks.put(bare(row.get(0)), row.get(1).strip()));
        return new Step.Call(
                among(Step.Method.values(), one("method"), before.method()),
                text("address"),
                headers,
                text("body"),
                picks,
                !one("repeatable").isEmpty(),
                length("patience"),
                before.failed(),
                before.late());
    }

    private Step.Desk desk() {
        return switch (one("desk")) {
            case "line" -> new Step.Desk.Line(number("line", 0));
            case "employee" -> new Step.Desk.Employee(number("responsible", 0));
            default -> new Step.Desk.Queue();
        };
    }

    /** Rows of which something is filled in; their fields come in parallel lists. */
    private Stream<List<String>> rows(String... names) {
        List<List<String>> columns = Stream.of(names)
                .map(name -> fields.getOrDefault(name, List.of()))
                .toList();
        int count = columns.stream().mapToInt(List::size).min().orElse(0);
        return IntStream.range(0, count)
                .mapToObj(at -> columns.stream()
                        .map(column -> BotForm.tidy(column.get(at)).strip())
                        .toList())
                .filter(row -> row.stream().anyMatch(cell -> !cell.isBlank()));
    }

    private Text text(String name) {
        return Text.parse(one(name));
    }

    private String one(String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : BotForm.tidy(values.getFirst());
    }

    private String name(String name) {
        return bare(one(name));
    }

    /** A variable's name also when its author typed it as texts mention it. */
    private static String bare(String typed) {
        String name = typed.strip();
        return name.startsWith("{") && name.endsWith("}")
                ? name.substring(1, name.length() - 1).strip()
                : name;
    }

    private static List<String> list(String typed) {
        return Stream.of(typed.split("[,;\n]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    private long number(String name, long otherwise) {
        String typed = one(name).strip();
        return isRead(typed, "-?\\d{1,15}") ? Long.parseLong(typed) : otherwise;
    }

    /** What is not read is remembered; what is not there need not be. */
    private boolean isRead(String typed, String shape) {
        boolean read = typed.matches(shape);
        if (!read && !typed.isEmpty()) {
            unread.add(typed);
        }
        return read;
    }

    private List<Long> numbers(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .filter(number -> number.matches("\\d{1,15}"))
                .map(Long::valueOf)
                .distinct()
                .toList();
    }

    private @Nullable BigDecimal decimal(String name) {
        String typed = one(name).strip().replace(',', '.');
        return isRead(typed, "-?\\d{1,15}(\\.\\d{1,6})?") ? new BigDecimal(typed) : null;
    }

    private Duration length(String name) {
        String typed = one(name).strip();
        return isRead(typed, Lengths.NUMBER) ? Lengths.read(typed, one(name + "-unit")) : Duration.ZERO;
    }

    private @Nullable Duration optionalLength(String name) {
        Duration length = length(name);
        return length.isZero() ? null : length;
    }

    private static <E extends Enum<E>> E among(E[] values, String name, E otherwise) {
        Function<E, Boolean> named = value -> value.name().equals(name);
        return Stream.of(values).filter(named::apply).findFirst().orElse(otherwise);
    }
}
