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
import parley.engine.Expectation;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Text;

/** The form of a step: which fields it has and what is in them. {@link ReadStep} reads what comes back. */
final class StepForm {
    private final StepFields fields;
    private final StepTargets targets;
    private final BranchesForm branches;

    /** @param people names of employees, by their numbers */
    StepForm(Locale language, Scenario scenario, Function<Long, String> people) {
        this.fields = new StepFields(language, people);
        this.targets = new StepTargets(language, scenario);
        this.branches = new BranchesForm(fields, targets, new StepWords(language, scenario));
    }

    List<StepField> fields(Step step) {
        return switch (step) {
            case Step.Say say -> say(say);
            case Step.Ask ask -> ask(ask);
            case Step.Menu menu -> menu(menu);
            case Step.If choice -> List.of(branches.field(choice));
            case Step.Set set ->
                List.of(
                        fields.name("variable", "topics.field.variable", set.variable()),
                        fields.line("value", "topics.field.value", set.value()));
            case Step.Count count ->
                List.of(
                        fields.name("variable", "topics.field.counter", count.variable()),
                        fields.number("by", "topics.field.by", Long.toString(count.by())));
            case Step.Remember fact ->
                List.of(
                        fields.named(
                                StepField.Type.PLAIN,
                                "variable",
                                "topics.field.fact",
                                "topics.field.fact.hint",
                                fact.fact()),
                        fields.line("value", "topics.field.value", fact.value()));
            case Step.Pause(Duration length) -> List.of(fields.length("length", "topics.field.pause", length));
            case Step.Wait(Step.Until until) -> wait(until);
            case Step.Call call -> call(call);
            case Step.Lead lead ->
                List.of(
                        fields.line("title", "topics.field.title", lead.title()),
                        fields.line("name", "topics.field.person", lead.name()),
                        fields.line("phone", "topics.field.phone", lead.phone()),
                        fields.line("email", "topics.field.email", lead.email()),
                        fields.words("note", "topics.field.note", lead.note()));
            case Step.Task task ->
                List.of(
                        fields.line("title", "topics.field.title", task.title()),
                        fields.words("note", "topics.field.note", task.note()),
                        fields.employees("responsible", "topics.field.responsible", numbers(task.responsible())),
                        fields.length("due", "topics.field.due", task.due()));
            case Step.Notify(List<Long> numbers, Text text) ->
                List.of(
                        fields.words("text", "topics.field.text", text),
                        fields.employees("people", "topics.field.people", numbers));
            case Step.HandOver over -> handOver(over);
            case Step.Go(String topic) -> List.of(fields.select("topic", "topics.field.topic", targets.topics(topic)));
            case Step.Use(String block) -> List.of(fields.select("block", "topics.field.block", targets.blocks(block)));
            case Step.End _ -> List.of();
        };
    }

    private List<StepField> say(Step.Say say) {
        return List.of(
                fields.words("text", "topics.field.text", say.text()),
                fields.named(
                        StepField.Type.LINE,
                        "picture",
                        "topics.field.picture",
                        "topics.field.picture.hint",
                        say.picture().source()),
                fields.rows(
                        "links",
                        "topics.field.links",
                        say.links().stream(),
                        link -> StepFields.cells(
                                fields.cell(
                                        "label",
                                        "topics.cell.label",
                                        link == null ? "" : link.label().source()),
                                fields.cell(
                                        "address",
                                        "topics.cell.address",
                                        link == null ? "" : link.address().source()))));
    }

    private List<StepField> ask(Step.Ask ask) {
        Expectation expects = ask.expects();
        List<StepField> form = new ArrayList<>(List.of(
                fields.words("text", "topics.field.question", ask.text()),
                fields.select(
                        "kind",
                        "topics.field.kind",
                        fields.each(Expectation.Kind.values(), "topics.expects.", expects.kind())),
                fields.named(
                        StepField.Type.NAME,
                        "variable",
                        "topics.field.answer",
                        "topics.field.answer.hint",
                        ask.variable())));
        if (expects.kind() == Expectation.Kind.ONE_OF) {
            form.add(fields.rows(
                    "choices",
                    "topics.field.choices",
                    expects.choices().stream(),
                    choice -> StepFields.cells(
                            fields.cell("label", "topics.cell.answer", choice == null ? "" : choice.label()),
                            fields.cell(
                                    "synonyms",
                                    "topics.cell.synonyms",
                                    choice == null ? "" : String.join(", ", choice.synonyms())))));
        }
        if (limited(expects.kind())) {
            if (expects.kind() != Expectation.Kind.RATING) {
                form.add(fields.number("least", least(expects.kind()), plain(expects.least())));
            }
            form.add(fields.number("most", most(expects.kind()), plain(expects.most())));
        }
        form.add(fields.named(
                StepField.Type.LINE,
                "retry",
                "topics.field.retry",
                "topics.field.retry.hint",
                ask.retry().source()));
        form.add(fields.check("optional", "topics.field.optional", ask.optional()));
        form.add(silence(ask.silence()));
        return form;
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
                fields.words("text", "topics.field.text", menu.text()),
                fields.rows(
                        "options",
                        "topics.field.options",
                        menu.options().stream(),
                        option -> StepFields.cells(
                                fields.cell("label", "topics.cell.label", option == null ? "" : option.label()),
                                fields.cell(
                                        "synonyms",
                                        "topics.cell.synonyms",
                                        option == null ? "" : String.join(", ", option.synonyms())),
                                fields.chosen("go", "topics.cell.go", goes(option)))),
                silence(menu.silence()));
    }

    private List<StepField.Option> goes(Step.@Nullable Option option) {
        String chosen = option == null ? "" : option.leadsTo().orElse("");
        List<StepField.Option> options = new ArrayList<>();
        options.add(new StepField.Option("", fields.text("topics.cell.go.steps"), chosen.isEmpty()));
        options.addAll(targets.topics(chosen).stream()
                .filter(topic -> !topic.value().isEmpty())
                .toList());
        return options;
    }

    private List<StepField> wait(Step.Until until) {
        List<StepField.Option> kinds = Stream.of("passed", "clock", "opening")
                .map(kind ->
                        new StepField.Option(kind, fields.text("topics.until." + kind), kind.equals(kindOf(until))))
                .toList();
        StepField rest = switch (until) {
            case Step.Until.Passed(Duration length) -> fields.length("length", "topics.field.length", length);
            case Step.Until.Clock(LocalTime time) ->
                fields.named(StepField.Type.TIME, "time", "topics.field.time", "", time.toString());
            case Step.Until.Opening(String schedule) ->
                fields.select("schedule", "topics.field.schedule", targets.schedules(schedule));
        };
        return List.of(fields.select("until", "topics.field.until", kinds), rest);
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
                fields.select(
                        "method",
                        "topics.field.method",
                        Arrays.stream(Step.Method.values())
                                .map(method ->
                                        new StepField.Option(method.name(), method.name(), method == call.method()))
                                .toList()),
                fields.line("address", "topics.field.address", call.address()),
                fields.rows(
                        "headers",
                        "topics.field.headers",
                        sorted(call.headers()),
                        header -> StepFields.cells(
                                fields.cell("header", "topics.cell.header", header == null ? "" : header.getKey()),
                                fields.cell(
                                        "content",
                                        "topics.cell.value",
                                        header == null ? "" : header.getValue().source()))),
                fields.words("body", "topics.field.body", call.body()),
                fields.rows(
                        "picks",
                        "topics.field.picks",
                        sorted(call.picks()),
                        pick -> StepFields.cells(
                                fields.cell("pick", "topics.cell.variable", pick == null ? "" : pick.getKey()),
                                fields.cell("pointer", "topics.cell.pointer", pick == null ? "" : pick.getValue()))),
                fields.length("patience", "topics.field.patience", call.patience()),
                fields.check("repeatable", "topics.field.repeatable", call.repeatable()));
    }

    private static <T> Stream<Map.Entry<String, T>> sorted(Map<String, T> map) {
        return map.entrySet().stream().sorted(Map.Entry.comparingByKey());
    }

    private List<StepField> handOver(Step.HandOver over) {
        List<StepField.Option> desks = Stream.of("queue", "line", "employee")
                .map(desk ->
                        new StepField.Option(desk, fields.text("topics.desk." + desk), desk.equals(deskOf(over.to()))))
                .toList();
        List<StepField> form = new ArrayList<>(List.of(fields.select("desk", "topics.field.desk", desks)));
        switch (over.to()) {
            case Step.Desk.Queue _ -> {}
            case Step.Desk.Line(long number) ->
                form.add(fields.number("line", "topics.field.line", number == 0 ? "" : Long.toString(number)));
            case Step.Desk.Employee(long number) ->
                form.add(fields.employees("responsible", "topics.field.employee", numbers(number)));
        }
        form.add(fields.words("note", "topics.field.note.human", over.note()));
        form.add(fields.length("patience", "topics.field.wait", over.patience()));
        return form;
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

    private StepField silence(Step.Silence silence) {
        return fields.length("silence", "topics.field.silence", silence.after());
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : Objects.requireNonNull(number).toPlainString();
    }
}
