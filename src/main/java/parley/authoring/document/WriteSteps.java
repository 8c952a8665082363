package parley.authoring.document;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import parley.authoring.document.Yaml.Group;
import parley.engine.Condition;
import parley.engine.Expectation;
import parley.engine.Expectation.Choice;
import parley.engine.Step;
import parley.engine.Text;

/** Writes steps, in the short form where there is one. */
final class WriteSteps {
    private WriteSteps() {}

    static Node list(List<Step> steps) {
        return Yaml.list(steps.stream().map(WriteSteps::step).toList());
    }

    static Node step(Step step) {
        return switch (step) {
            case Step.Say say -> Group.of("say", say(say)).node();
            case Step.Ask ask -> Group.of("ask", ask(ask)).node();
            case Step.Menu menu -> Group.of("menu", menu(menu)).node();
            case Step.If choice -> Group.of("if", choice(choice)).node();
            case Step.Set(String variable, Text value) ->
                Group.of(
                                "set",
                                new Group()
                                        .put("var", Yaml.word(variable))
                                        .put("value", text(value))
                                        .node())
                        .node();
            case Step.Count count -> Group.of("count", count(count)).node();
            case Step.Remember(String fact, Text value) ->
                Group.of(
                                "remember",
                                new Group()
                                        .put("fact", Yaml.word(fact))
                                        .put("value", text(value))
                                        .node())
                        .node();
            case Step.Pause(Duration length) ->
                Group.of("pause", duration(length)).node();
            case Step.Wait(Step.Until until) -> Group.of("wait", until(until)).node();
            case Step.Call call -> Group.of("call", call(call)).node();
            case Step.Lead lead -> Group.of("lead", lead(lead)).node();
            case Step.Task task -> Group.of("task", task(task)).node();
            case Step.Notify(List<Long> people, Text text) ->
                Group.of(
                                "notify",
                                new Group()
                                        .put(
                                                "people",
                                                Yaml.row(people.stream()
                                                        .map(Yaml::number)
                                                        .toList()))
                                        .put("text", text(text))
                                        .node())
                        .node();
            case Step.HandOver handOver ->
                Group.of("hand_over", handOver(handOver)).node();
            case Step.Go(String topic) -> Group.of("go", Yaml.word(topic)).node();
            case Step.Use(String block) -> Group.of("use", Yaml.word(block)).node();
            case Step.End() -> Group.of("end", Yaml.yes()).node();
        };
    }

    private static Node text(Text text) {
        return Yaml.text(text.source());
    }

    private static void putText(Group group, String key, Text text) {
        group.putIf(!text.parts().isEmpty(), key, () -> text(text));
    }

    private static Node duration(Duration duration) {
        return Yaml.word(Durations.write(duration));
    }

    private static void putDuration(Group group, String key, @Nullable Duration duration) {
        if (duration != null) {
            group.put(key, duration(duration));
        }
    }

    private static void putSteps(Group group, String key, List<Step> steps) {
        group.putIf(!steps.isEmpty(), key, () -> list(steps));
    }

    private static void putTexts(Group group, String key, List<String> texts) {
        group.putIf(!texts.isEmpty(), key, () -> Yaml.row(Yaml.texts(texts)));
    }

    private static Node say(Step.Say say) {
        if (say.picture().parts().isEmpty() && say.links().isEmpty()) {
            return text(say.text());
        }
        Group group = Group.of("text", text(say.text()));
        putText(group, "picture", say.picture());
        group.putIf(
                !say.links().isEmpty(),
                "links",
                () -> Yaml.list(say.links().stream().map(WriteSteps::link).toList()));
        return group.node();
    }

    private static Node link(Step.Link link) {
        return new Group()
                .put("label", text(link.label()))
                .put("address", text(link.address()))
                .node();
    }

    private static Node ask(Step.Ask ask) {
        Group group = Group.of("text", text(ask.text()))
                .put("save", Yaml.word(ask.variable()))
                .put("expect", expectation(ask.expects()));
        putText(group, "retry", ask.retry());
        group.putIf(ask.optional(), "optional", Yaml::yes);
        putSilence(group, ask.silence());
        return group.node();
    }

    private static void putSilence(Group group, Step.Silence silence) {
        putDuration(group, "after", silence.after());
        putSteps(group, "silent", silence.steps());
    }

    private static Node expectation(Expectation expects) {
        Node kind = Yaml.word(Words.EXPECTATIONS.of(expects.kind()));
        if (expects.equals(Expectation.of(expects.kind()))) {
            return kind;
        }
        Group group = Group.of("kind", kind);
        group.putIf(
                !expects.choices().isEmpty(),
                "choices",
                () -> Yaml.list(
                        expects.choices().stream().map(WriteSteps::choice).toList()));
        if (expects.least() != null) {
            group.put("least", Yaml.number(expects.least()));
        }
        if (expects.most() != null) {
            group.put("most", Yaml.number(expects.most()));
        }
        return group.node();
    }

    private static Node choice(Choice choice) {
        return choice.synonyms().isEmpty()
                ? Yaml.text(choice.label())
                : new Group()
                        .put("label", Yaml.text(choice.label()))
                        .put("synonyms", Yaml.row(Yaml.texts(choice.synonyms())))
                        .node();
    }

    private static Node menu(Step.Menu menu) {
        Group group = Group.of("text", text(menu.text()))
                .put(
                        "options",
                        Yaml.list(
                                menu.options().stream().map(WriteSteps::option).toList()));
        putSilence(group, menu.silence());
        return group.node();
    }

    private static Node option(Step.Option option) {
        Group group = Group.of("label", Yaml.text(option.label()));
        putTexts(group, "synonyms", option.synonyms());
        if (option.steps().size() == 1 && option.steps().getFirst() instanceof Step.Go(String topic)) {
            group.put("go", Yaml.word(topic));
        } else {
            putSteps(group, "steps", option.steps());
        }
        return group.node();
    }

    private static Node choice(Step.If choice) {
        List<Node> branches = new ArrayList<>(
                choice.choices().stream().map(WriteSteps::branch).toList());
        if (!choice.otherwise().isEmpty()) {
            branches.add(Group.of("otherwise", Yaml.yes())
                    .put("steps", list(choice.otherwise()))
                    .node());
        }
        return Yaml.list(branches);
    }

    private static Node branch(Step.Branch branch) {
        Group group = Group.of("when", condition(branch.when()));
        group.putIf(!branch.name().isEmpty(), "name", () -> Yaml.text(branch.name()));
        putSteps(group, "steps", branch.steps());
        return group.node();
    }

    private static Node condition(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) ->
                Group.of("all", conditions(parts)).node();
            case Condition.Any(List<Condition> parts) ->
                Group.of("any", conditions(parts)).node();
            case Condition.Not(Condition.FirstVisit()) ->
                Group.of("first_visit", Yaml.no()).node();
            case Condition.Not(Condition part) ->
                Group.of("not", condition(part)).node();
            case Condition.Compare compare -> compare(compare);
            case Condition.During(String schedule) ->
                Group.of("during", Yaml.word(schedule)).node();
            case Condition.In in ->
                Group.of("channel", Yaml.word(Words.CHANNELS.of(in.place()))).node();
            case Condition.FirstVisit() -> Group.of("first_visit", Yaml.yes()).node();
            case Condition.Department(String name) ->
                Group.of("department", Yaml.text(name)).node();
        };
    }

    private static Node conditions(List<Condition> parts) {
        return Yaml.list(parts.stream().map(WriteSteps::condition).toList());
    }

    private static Node compare(Condition.Compare compare) {
        Group group = new Group()
                .put("var", Yaml.word(compare.variable()))
                .put("is", Yaml.word(Words.OPERATORS.of(compare.operator())));
        putText(group, "value", compare.value());
        return group.node();
    }

    private static Node count(Step.Count count) {
        return count.by() == 1
                ? Yaml.word(count.variable())
                : new Group()
                        .put("var", Yaml.word(count.variable()))
                        .put("by", Yaml.number(count.by()))
                        .node();
    }

    private static Node until(Step.Until until) {
        return switch (until) {
            case Step.Until.Passed(Duration length) -> duration(length);
            case Step.Until.Clock(LocalTime time) ->
                Group.of("until", Yaml.text(time.toString())).node();
            case Step.Until.Opening(String schedule) ->
                Group.of("opening", Yaml.word(schedule)).node();
        };
    }

    private static Node call(Step.Call call) {
        Group group =
                Group.of("method", Yaml.word(Words.METHODS.of(call.method()))).put("address", text(call.address()));
        putMap(group, "headers", call.headers(), WriteSteps::text);
        putText(group, "body", call.body());
        putMap(group, "save", call.picks(), Yaml::text);
        group.putIf(call.repeatable(), "repeatable", Yaml::yes);
        group.put("patience", duration(call.patience()));
        putSteps(group, "failed", call.failed());
        putSteps(group, "late", call.late());
        return group.node();
    }

    private static <T> void putMap(Group group, String key, Map<String, T> map, Function<T, Node> value) {
        if (!map.isEmpty()) {
            Group entries = new Group();
            new TreeMap<>(map).forEach((name, content) -> entries.put(name, value.apply(content)));
            group.put(key, entries.node());
        }
    }

    private static Node lead(Step.Lead lead) {
        Group group = Group.of("title", text(lead.title()));
        putText(group, "name", lead.name());
        putText(group, "phone", lead.phone());
        putText(group, "email", lead.email());
        putText(group, "note", lead.note());
        return group.node();
    }

    private static Node task(Step.Task task) {
        Group group = Group.of("title", text(task.title()));
        putText(group, "note", task.note());
        group.put("responsible", Yaml.number(task.responsible()));
        putDuration(group, "due", task.due());
        return group.node();
    }

    private static Node handOver(Step.HandOver handOver) {
        boolean brief =
                handOver.equals(new Step.HandOver(handOver.to(), Text.EMPTY, null, List.of(), List.of(), List.of()));
        if (brief && handOver.to() instanceof Step.Desk.Queue) {
            return desk(handOver.to());
        }
        Group group = Group.of("to", desk(handOver.to()));
        putText(group, "note", handOver.note());
        putDuration(group, "patience", handOver.patience());
        putSteps(group, "accepted", handOver.accepted());
        putSteps(group, "nobody", handOver.nobody());
        putSteps(group, "late", handOver.late());
        return group.node();
    }

    private static Node desk(Step.Desk desk) {
        return switch (desk) {
            case Step.Desk.Queue() -> Yaml.word("queue");
            case Step.Desk.Line(long number) ->
                Group.of("line", Yaml.number(number)).node();
            case Step.Desk.Employee(long number) ->
                Group.of("employee", Yaml.number(number)).node();
        };
    }
}
