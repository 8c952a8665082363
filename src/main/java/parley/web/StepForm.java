package parley.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.engine.Condition;
import parley.engine.Expectation;
import parley.engine.Place;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Text;

/** The form of a step: which fields it has and what is in them. {@link ReadStep} reads what comes back. */
final class StepForm {
    private final Locale language;
    private final Scenario scenario;
    private final StepWords words;
    private final Function<Long, String> people;

    /** @param people names of employees, by their numbers */
    StepForm(Locale language, Scenario scenario, Function<Long, String> people) {
        this.language = language;
        this.scenario = scenario;
        this.words = new StepWords(language, scenario);
        this.people = people;
    }

    List<StepField> fields(Step step) {
        return switch (step) {
            case Step.Say say -> say(say);
            case Step.Ask ask -> ask(ask);
            case Step.Menu menu -> menu(menu);
            case Step.If choice -> List.of(branches(choice));
            case Step.Set set ->
                List.of(
                        name("variable", "topics.field.variable", set.variable()),
                        line("value", "topics.field.value", set.value()));
            case Step.Count count ->
                List.of(
                        name("variable", "topics.field.counter", count.variable()),
                        number("by", "topics.field.by", Long.toString(count.by())));
            case Step.Remember fact ->
                List.of(
                        named(
                                StepField.Type.PLAIN,
                                "variable",
                                "topics.field.fact",
                                "topics.field.fact.hint",
                                fact.fact()),
                        line("value", "topics.field.value", fact.value()));
            case Step.Pause(Duration length) -> List.of(length("length", "topics.field.pause", length));
            case Step.Wait(Step.Until until) -> wait(until);
            case Step.Call call -> call(call);
            case Step.Lead lead ->
                List.of(
                        line("title", "topics.field.title", lead.title()),
                        line("name", "topics.field.person", lead.name()),
                        line("phone", "topics.field.phone", lead.phone()),
                        line("email", "topics.field.email", lead.email()),
                        words("note", "topics.field.note", lead.note()));
            case Step.Task task ->
                List.of(
                        line("title", "topics.field.title", task.title()),
                        words("note", "topics.field.note", task.note()),
                        employees("responsible", "topics.field.responsible", numbers(task.responsible())),
                        length("due", "topics.field.due", task.due()));
            case Step.Notify(List<Long> numbers, Text text) ->
                List.of(words("text", "topics.field.text", text), employees("people", "topics.field.people", numbers));
            case Step.HandOver over -> handOver(over);
            case Step.Go(String topic) -> List.of(select("topic", "topics.field.topic", topics(topic)));
            case Step.Use(String block) -> List.of(select("block", "topics.field.block", blocks(block)));
            case Step.End _ -> List.of();
        };
    }

    private List<StepField> say(Step.Say say) {
        return List.of(
                words("text", "topics.field.text", say.text()),
                named(
                        StepField.Type.LINE,
                        "picture",
                        "topics.field.picture",
                        "topics.field.picture.hint",
                        say.picture().source()),
                rows(
                        "links",
                        "topics.field.links",
                        say.links().stream(),
                        link -> cells(
                                cell(
                                        "label",
                                        "topics.cell.label",
                                        link == null ? "" : link.label().source()),
                                cell(
                                        "address",
                                        "topics.cell.address",
                                        link == null ? "" : link.address().source()))));
    }

    private List<StepField> ask(Step.Ask ask) {
        Expectation expects = ask.expects();
        List<StepField> fields = new ArrayList<>(List.of(
                words("text", "topics.field.question", ask.text()),
                select("kind", "topics.field.kind", each(Expectation.Kind.values(), "topics.expects.", expects.kind())),
                named(
                        StepField.Type.NAME,
                        "variable",
                        "topics.field.answer",
                        "topics.field.answer.hint",
                        ask.variable())));
        if (expects.kind() == Expectation.Kind.ONE_OF) {
            fields.add(rows(
                    "choices",
                    "topics.field.choices",
                    expects.choices().stream(),
                    choice -> cells(
                            cell("label", "topics.cell.answer", choice == null ? "" : choice.label()),
                            cell(
                                    "synonyms",
                                    "topics.cell.synonyms",
                                    choice == null ? "" : String.join(", ", choice.synonyms())))));
        }
        if (limited(expects.kind())) {
            if (expects.kind() != Expectation.Kind.RATING) {
                fields.add(number("least", least(expects.kind()), plain(expects.least())));
            }
            fields.add(number("most", most(expects.kind()), plain(expects.most())));
        }
        fields.add(named(
                StepField.Type.LINE,
                "retry",
                "topics.field.retry",
                "topics.field.retry.hint",
                ask.retry().source()));
        fields.add(check("optional", "topics.field.optional", ask.optional()));
        fields.add(silence(ask.silence()));
        return fields;
    }

    static boolean limited(Expectation.Kind kind) {
        return switch (kind) {
            case TEXT, NUMBER, AMOUNT, RATING -> true;
            case DATE, TIME, PHONE, EMAIL, LINK, YES_NO, ONE_OF, FILE -> false;
        };
    }

    /** The limits of a text are its lengths. */
    private static String least(Expectation.Kind kind) {
        return kind == Expectation.Kind.TEXT ? "topics.field.shortest" : "topics.field.least";
    }

    private static String most(Expectation.Kind kind) {
        return switch (kind) {
            case TEXT -> "topics.field.longest";
            case RATING -> "topics.field.highest";
            default -> "topics.field.most";
        };
    }

    private List<StepField> menu(Step.Menu menu) {
        return List.of(
                words("text", "topics.field.text", menu.text()),
                rows(
                        "options",
                        "topics.field.options",
                        menu.options().stream(),
                        option -> cells(
                                cell("label", "topics.cell.label", option == null ? "" : option.label()),
                                cell(
                                        "synonyms",
                                        "topics.cell.synonyms",
                                        option == null ? "" : String.join(", ", option.synonyms())),
                                chosen("go", "topics.cell.go", goes(option)))),
                silence(menu.silence()));
    }

    private List<StepField.Option> goes(Step.@Nullable Option option) {
        String chosen = option == null ? "" : option.leadsTo().orElse("");
        List<StepField.Option> options = new ArrayList<>();
        options.add(new StepField.Option("", text("topics.cell.go.steps"), chosen.isEmpty()));
        options.addAll(topics(chosen).stream()
                .filter(topic -> !topic.value().isEmpty())
                .toList());
        return options;
    }

    private List<StepField> wait(Step.Until until) {
        List<StepField.Option> kinds = Stream.of("passed", "clock", "opening")
                .map(kind -> new StepField.Option(kind, text("topics.until." + kind), kind.equals(kindOf(until))))
                .toList();
        StepField rest = switch (until) {
            case Step.Until.Passed(Duration length) -> length("length", "topics.field.length", length);
            case Step.Until.Clock(LocalTime time) ->
                named(StepField.Type.TIME, "time", "topics.field.time", "", time.toString());
            case Step.Until.Opening(String schedule) ->
                select("schedule", "topics.field.schedule", schedules(schedule));
        };
        return List.of(select("until", "topics.field.until", kinds), rest);
    }

    private static String kindOf(Step.Until until) {
        return switch (until) {
            case Step.Until.Passed _ -> "passed";
            case Step.Until.Clock _ -> "clock";
            case Step.Until.Opening _ -> "opening";
        };
    }

    private List<StepField> call(Step.Call call) {
        return List.of(
                select(
                        "method",
                        "topics.field.method",
                        Arrays.stream(Step.Method.values())
                                .map(method ->
                                        new StepField.Option(method.name(), method.name(), method == call.method()))
                                .toList()),
                line("address", "topics.field.address", call.address()),
                rows(
                        "headers",
                        "topics.field.headers",
                        sorted(call.headers()),
                        header -> cells(
                                cell("header", "topics.cell.header", header == null ? "" : header.getKey()),
                                cell(
                                        "content",
                                        "topics.cell.value",
                                        header == null ? "" : header.getValue().source()))),
                words("body", "topics.field.body", call.body()),
                rows(
                        "picks",
                        "topics.field.picks",
                        sorted(call.picks()),
                        pick -> cells(
                                cell("pick", "topics.cell.variable", pick == null ? "" : pick.getKey()),
                                cell("pointer", "topics.cell.pointer", pick == null ? "" : pick.getValue()))),
                length("patience", "topics.field.patience", call.patience()),
                check("repeatable", "topics.field.repeatable", call.repeatable()));
    }

    private static <T> Stream<Map.Entry<String, T>> sorted(Map<String, T> map) {
        return map.entrySet().stream().sorted(Map.Entry.comparingByKey());
    }

    private List<StepField> handOver(Step.HandOver over) {
        List<StepField.Option> desks = Stream.of("queue", "line", "employee")
                .map(desk -> new StepField.Option(desk, text("topics.desk." + desk), desk.equals(deskOf(over.to()))))
                .toList();
        List<StepField> fields = new ArrayList<>(List.of(select("desk", "topics.field.desk", desks)));
        switch (over.to()) {
            case Step.Desk.Queue _ -> {}
            case Step.Desk.Line(long number) ->
                fields.add(number("line", "topics.field.line", number == 0 ? "" : Long.toString(number)));
            case Step.Desk.Employee(long number) ->
                fields.add(employees("responsible", "topics.field.employee", numbers(number)));
        }
        fields.add(words("note", "topics.field.note.human", over.note()));
        fields.add(length("patience", "topics.field.wait", over.patience()));
        return fields;
    }

    private static String deskOf(Step.Desk desk) {
        return switch (desk) {
            case Step.Desk.Queue _ -> "queue";
            case Step.Desk.Line _ -> "line";
            case Step.Desk.Employee _ -> "employee";
        };
    }

    private static List<Long> numbers(long number) {
        return number == 0 ? List.of() : List.of(number);
    }

    private StepField branches(Step.If choice) {
        List<StepField.BranchForm> branches = new ArrayList<>();
        for (int at = 0; at < choice.choices().size(); at++) {
            branches.add(branch(choice.choices().get(at), at));
        }
        return new StepField(StepField.Type.BRANCHES, "branches", "", "", "", List.of(), List.of(), branches);
    }

    private StepField.BranchForm branch(Step.Branch branch, int at) {
        String key = Integer.toString(at);
        boolean any = branch.when() instanceof Condition.Any;
        List<StepField.Option> modes = List.of(
                new StepField.Option("all", text("topics.mode.all"), !any),
                new StepField.Option("any", text("topics.mode.any"), any));
        @Nullable List<Condition> parts = Conditions.parts(branch.when());
        if (parts == null) {
            return new StepField.BranchForm(
                    key, Integer.toString(at + 1), branch.name(), modes, List.of(), words.condition(branch.when()));
        }
        List<StepField.ConditionRow> rows = new ArrayList<>(parts.stream()
                .filter(part -> !Conditions.blank(part))
                .map(part -> row(key, part))
                .toList());
        rows.add(row(key, new Condition.Compare("", Condition.Operator.IS, Text.EMPTY)));
        return new StepField.BranchForm(key, Integer.toString(at + 1), branch.name(), modes, rows, "");
    }

    private StepField.ConditionRow row(String branch, Condition condition) {
        boolean not = condition instanceof Condition.Not;
        Condition plain = condition instanceof Condition.Not(Condition part) ? part : condition;
        Condition.Operator operator =
                plain instanceof Condition.Compare compare ? compare.operator() : Condition.Operator.IS;
        return new StepField.ConditionRow(
                branch,
                each(Conditions.Subject.values(), "topics.subject.", Conditions.Subject.of(plain)),
                List.of(
                        new StepField.Option("yes", text("topics.sense.yes"), !not),
                        new StepField.Option("no", text("topics.sense.no"), not)),
                switch (plain) {
                    case Condition.Compare compare -> compare.variable();
                    case Condition.Department(String name) -> name;
                    default -> "";
                },
                each(Condition.Operator.values(), "topics.operator.", operator),
                plain instanceof Condition.Compare compare ? compare.value().source() : "",
                schedules(plain instanceof Condition.During(String schedule) ? schedule : ""),
                each(
                        Place.values(),
                        "topics.place.",
                        plain instanceof Condition.In(Place place) ? place : Place.PRIVATE));
    }

    private List<StepField.Option> topics(String chosen) {
        return among(
                chosen,
                scenario.topics().stream()
                        .map(topic -> new StepField.Option(
                                topic.id(),
                                StepWords.topicName(topic),
                                topic.id().equals(chosen))));
    }

    private List<StepField.Option> blocks(String chosen) {
        return among(
                chosen,
                scenario.blocks().stream()
                        .map(block -> new StepField.Option(
                                block.id(),
                                StepWords.blockName(block),
                                block.id().equals(chosen))));
    }

    private List<StepField.Option> schedules(String chosen) {
        return among(
                chosen,
                scenario.schedules().keySet().stream()
                        .sorted()
                        .map(name -> new StepField.Option(name, name, name.equals(chosen))));
    }

    /** Also what is not there any more stays chosen, until its author decides otherwise. */
    private List<StepField.Option> among(String chosen, Stream<StepField.Option> there) {
        List<StepField.Option> options = new ArrayList<>(there.toList());
        boolean found = options.stream().anyMatch(StepField.Option::chosen);
        if (!found) {
            String label = chosen.isEmpty() ? text("topics.choose") : text("topics.gone", chosen);
            options.addFirst(new StepField.Option(chosen, label, true));
        }
        return options;
    }

    private <E extends Enum<E>> List<StepField.Option> each(E[] values, String key, E chosen) {
        return Arrays.stream(values)
                .map(value -> new StepField.Option(value.name(), text(key + value), value == chosen))
                .toList();
    }

    private StepField words(String name, String label, Text value) {
        return named(StepField.Type.WORDS, name, label, "", value.source());
    }

    private StepField line(String name, String label, Text value) {
        return named(StepField.Type.LINE, name, label, "", value.source());
    }

    private StepField name(String name, String label, String value) {
        return named(StepField.Type.NAME, name, label, "", value);
    }

    private StepField number(String name, String label, String value) {
        return named(StepField.Type.NUMBER, name, label, "", value);
    }

    private StepField check(String name, String label, boolean checked) {
        return named(StepField.Type.CHECK, name, label, "", checked ? "yes" : "");
    }

    private StepField silence(Step.Silence silence) {
        return length("silence", "topics.field.silence", silence.after());
    }

    private StepField named(StepField.Type type, String name, String label, String hint, String value) {
        return StepField.of(type, name, text(label), hint.isEmpty() ? "" : text(hint), value);
    }

    private StepField select(String name, String label, List<StepField.Option> options) {
        return new StepField(StepField.Type.SELECT, name, text(label), "", "", options, List.of(), List.of());
    }

    private StepField length(String name, String label, @Nullable Duration length) {
        boolean none = length == null || length.isZero();
        Lengths.Parts parts =
                length == null || length.isZero() ? new Lengths.Parts(0, Lengths.Unit.MINUTES) : Lengths.split(length);
        return new StepField(
                StepField.Type.LENGTH,
                name,
                text(label),
                "",
                none ? "" : Long.toString(parts.number()),
                each(Lengths.Unit.values(), "topics.unit.", parts.unit()),
                List.of(),
                List.of());
    }

    private StepField employees(String name, String label, List<Long> numbers) {
        return new StepField(
                StepField.Type.PEOPLE,
                name,
                text(label),
                "",
                "",
                numbers.stream()
                        .map(number -> new StepField.Option(Long.toString(number), people.apply(number), true))
                        .toList(),
                List.of(),
                List.of());
    }

    /** One row for each thing there is, and one for the next. */
    private <T> StepField rows(
            String name, String label, Stream<T> there, Function<@Nullable T, List<StepField.Cell>> cells) {
        List<StepField.Row> rows = new ArrayList<>();
        there.forEach(each -> rows.add(new StepField.Row(Integer.toString(rows.size()), cells.apply(each))));
        rows.add(new StepField.Row("", cells.apply(null)));
        return new StepField(StepField.Type.ROWS, name, text(label), "", "", List.of(), rows, List.of());
    }

    private static List<StepField.Cell> cells(StepField.Cell... cells) {
        return List.of(cells);
    }

    private StepField.Cell cell(String name, String label, String value) {
        return new StepField.Cell(name, text(label), value, List.of());
    }

    private StepField.Cell chosen(String name, String label, List<StepField.Option> options) {
        return new StepField.Cell(name, text(label), "", options);
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : Objects.requireNonNull(number).toPlainString();
    }

    private String text(String key, Object... values) {
        return Messages.text(language, key, values);
    }
}
