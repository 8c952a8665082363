package parley.web;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.engine.Condition;
import parley.engine.Position;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Text;
import parley.engine.Topic;

/** Says in one sentence what a step will do, in the reader's language. */
record StepWords(Locale language, Scenario scenario) {
    private static final int LONGEST = 140;

    String sentence(Step step) {
        return switch (step) {
            case Step.Say(Text text, Text picture, var links) -> said(text, picture, links);
            case Step.Ask ask -> asked(ask);
            case Step.Menu(Text text, var options, var _) -> offered(text, options);
            case Step.If(var choices, var _) ->
                text("topics.does.if", choices.stream().map(this::branchName).collect(Collectors.joining(" · ")));
            case Step.Set(String variable, Text value) -> text("topics.does.set", named(variable), value.source());
            case Step.Count(String variable, long by) -> text("topics.does.count", named(variable), by);
            case Step.Remember(String fact, Text value) -> text("topics.does.remember", named(fact), value.source());
            case Step.Pause(Duration length) -> text("topics.does.pause", length(length));
            case Step.Wait(Step.Until until) -> waited(until);
            case Step.Call call -> text("topics.does.call", call.method(), quoted(call.address()));
            case Step.Lead lead -> text("topics.does.lead", quoted(lead.title()));
            case Step.Task task -> text("topics.does.task", quoted(task.title()));
            case Step.Notify(List<Long> people, Text text) ->
                people.isEmpty()
                        ? text("topics.does.notify.nobody")
                        : Plural.text(language, "topics.does.notify", people.size(), quoted(text));
            case Step.HandOver over -> handed(over.to());
            case Step.Go(String topic) ->
                scenario.topic(topic)
                        .map(found -> text("topics.does.go", topicName(found)))
                        .orElseGet(() -> text("topics.does.go.nowhere"));
            case Step.Use(String block) ->
                scenario.block(block)
                        .map(found -> text("topics.does.use", blockName(found)))
                        .orElseGet(() -> text("topics.does.use.nothing"));
            case Step.End _ -> text("topics.does.end");
        };
    }

    private String said(Text text, Text picture, List<Step.Link> links) {
        if (text.isBlank()) {
            return picture.isBlank() ? text("topics.does.say.nothing") : text("topics.does.say.picture");
        } else if (!picture.isBlank()) {
            return text("topics.does.say.with-picture", quoted(text));
        } else {
            return links.isEmpty()
                    ? text("topics.does.say", quoted(text))
                    : Plural.text(language, "topics.does.say.with-links", links.size(), quoted(text));
        }
    }

    private String asked(Step.Ask ask) {
        return ask.text().isBlank()
                ? text("topics.does.ask.nothing")
                : text(
                        "topics.does.ask",
                        quoted(ask.text()),
                        named(ask.variable()),
                        text("topics.expects." + ask.expects().kind()));
    }

    private String offered(Text text, List<Step.Option> options) {
        String labels = options.stream()
                .map(option -> leadsTo(option)
                        .map(topic -> text("topics.does.menu.option", option.label(), topic))
                        .orElse(option.label()))
                .collect(Collectors.joining(" · "));
        if (options.isEmpty()) {
            return text.isBlank() ? text("topics.does.menu.nothing") : text("topics.does.menu.only-text", quoted(text));
        } else {
            return text.isBlank()
                    ? text("topics.does.menu.labels", labels)
                    : text("topics.does.menu", quoted(text), labels);
        }
    }

    private Optional<String> leadsTo(Step.Option option) {
        return option.leadsTo()
                .map(topic -> scenario.topic(topic)
                        .map(StepWords::topicName)
                        .orElseGet(() -> text("topics.does.go.missing")));
    }

    String branchName(Step.Branch branch) {
        return branch.name().isBlank() ? condition(branch.when()) : branch.name();
    }

    private String waited(Step.Until until) {
        return switch (until) {
            case Step.Until.Passed(Duration length) -> text("topics.does.wait.length", length(length));
            case Step.Until.Clock(LocalTime time) -> text("topics.does.wait.clock", clock(time));
            case Step.Until.Opening(String schedule) -> text("topics.does.wait.opening", named(schedule));
        };
    }

    private String handed(Step.Desk desk) {
        return switch (desk) {
            case Step.Desk.Queue _ -> text("topics.does.hand-over.queue");
            case Step.Desk.Line(long number) -> text("topics.does.hand-over.line", Long.toString(number));
            case Step.Desk.Employee(long number) -> text("topics.does.hand-over.employee", Long.toString(number));
        };
    }

    String condition(Condition condition) {
        return switch (condition) {
            case Condition.All(var parts) -> joined("topics.when.all", parts);
            case Condition.Any(var parts) -> joined("topics.when.any", parts);
            case Condition.Not(Condition part) -> text("topics.when.not", condition(part));
            case Condition.Compare(String variable, Condition.Operator operator, Text value) ->
                text("topics.when." + operator, named(variable), value.source());
            case Condition.During(String schedule) -> text("topics.when.during", named(schedule));
            case Condition.In(var place) -> text("topics.when.place." + place);
            case Condition.FirstVisit _ -> text("topics.when.first-visit");
            case Condition.Department(String name) -> text("topics.when.department", named(name));
        };
    }

    private String joined(String key, List<Condition> parts) {
        return parts.stream()
                .map(this::condition)
                .reduce((first, second) -> text(key, first, second))
                .orElse("");
    }

    /** What a branch of a step is called in the document, by its number. */
    String branch(Step step, int number) {
        return switch (step) {
            case Step.Menu(var _, var options, var _) ->
                number < options.size()
                        ? text("topics.branch.option", options.get(number).label())
                        : text("topics.branch.silence");
            case Step.If(var choices, var _) ->
                number < choices.size()
                        ? text("topics.branch.if", branchName(choices.get(number)))
                        : text("topics.branch.otherwise");
            case Step.Call _ -> text(number == 0 ? "topics.branch.failed" : "topics.branch.late");
            case Step.HandOver _ ->
                text(
                        switch (number) {
                            case 0 -> "topics.branch.accepted";
                            case 1 -> "topics.branch.nobody";
                            default -> "topics.branch.unanswered";
                        });
            default -> text("topics.branch.silence");
        };
    }

    String root(Position.Root root) {
        return switch (root) {
            case Position.Root.Greeting _ -> text("topics.root.greeting");
            case Position.Root.Fallback _ -> text("topics.root.fallback");
            case Position.Root.Misses _ -> text("topics.root.misses");
            case Position.Root.OfTopic(String id) ->
                scenario.topic(id).map(StepWords::topicName).orElse(id);
            case Position.Root.OfBlock(String id) ->
                scenario.block(id).map(StepWords::blockName).orElse(id);
        };
    }

    static String topicName(Topic topic) {
        return topic.name().isBlank() ? TopicNames.of(topic) : topic.name();
    }

    static String blockName(Scenario.Block block) {
        return block.name().isBlank() ? block.id() : block.name();
    }

    String length(Duration length) {
        Lengths.Parts parts = Lengths.split(length);
        return Plural.text(language, "topics.length." + parts.unit(), parts.number());
    }

    private String clock(LocalTime time) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(language)
                .format(time);
    }

    private String named(String name) {
        return name.isBlank() ? text("topics.does.unnamed") : name;
    }

    private static String quoted(Text text) {
        String line = text.source().strip().replaceAll("\\s+", " ");
        int end = Math.min(LONGEST, line.codePointCount(0, line.length()));
        String beginning = line.substring(0, line.offsetByCodePoints(0, end));
        return beginning.length() < line.length() ? beginning + "…" : line;
    }

    private String text(String key, Object... values) {
        return Messages.text(language, key, values);
    }
}
