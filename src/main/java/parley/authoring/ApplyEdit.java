package parley.authoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import parley.authoring.Edit.Result;
import parley.engine.Position;
import parley.engine.Scenario;
import parley.engine.Scenario.Block;
import parley.engine.Schedule;
import parley.engine.Step;
import parley.engine.Topic;

/** Makes one change. Limits are looked at afterwards. */
final class ApplyEdit {
    private static final Result NOT_THERE = new Result.Refused(new Refusal(Refusal.Kind.NOT_THERE));

    private static final Duration LONGEST_COMEBACK = Duration.ofDays(30);
    private static final int MOST_MISSES = 10;

    private final Scenario scenario;
    private final Instant now;

    private ApplyEdit(Scenario scenario, Instant now) {
        this.scenario = scenario;
        this.now = now;
    }

    static Result apply(Edit edit, Scenario scenario, Instant now) {
        return isNameless(edit)
                ? new Result.Refused(new Refusal(Refusal.Kind.NAME_MISSING))
                : new ApplyEdit(scenario, now).apply(edit);
    }

    /** Authors would see its id instead. */
    private static boolean isNameless(Edit edit) {
        return (edit instanceof Edit.AddTopic added && added.name().isBlank())
                || (edit instanceof Edit.RenameTopic renamed && renamed.name().isBlank())
                || (edit instanceof Edit.AddBlock block && block.name().isBlank())
                || (edit instanceof Edit.RenameBlock again && again.name().isBlank());
    }

    private Result apply(Edit edit) {
        return switch (edit) {
            case Edit.SetLanguage(var language) -> fits(rewrite().language(language));
            case Edit.SetZone(var zone) -> fits(rewrite().zone(zone));
            case Edit.SetComeback(Duration comeback) ->
                comeback.isNegative() || comeback.compareTo(LONGEST_COMEBACK) > 0
                        ? outOfRange(LONGEST_COMEBACK.toHours())
                        : fits(rewrite().comeback(comeback));
            case Edit.SetMisses(int misses) ->
                misses < 1 || misses > MOST_MISSES
                        ? outOfRange(MOST_MISSES)
                        : fits(rewrite().misses(misses));
            case Edit.SetSynonyms(var synonyms) -> fits(rewrite().synonyms(synonyms));
            case Edit.PutSchedule(String name, Schedule schedule) -> put(name, schedule);
            case Edit.RemoveSchedule(String name) -> removeSchedule(name);
            case Edit.AddTopic(String name, List<String> wordings, List<Step> steps) ->
                topics(scenario.topics().size(), new Topic(freshTopic(), name, Edit.tidy(wordings.stream()), steps));
            case Edit.RenameTopic(String id, String name) ->
                change(id, topic -> new Topic(id, name, topic.wordings(), topic.steps()));
            case Edit.SetWordings(String id, List<String> wordings) ->
                change(id, topic -> new Topic(id, topic.name(), Edit.tidy(wordings.stream()), topic.steps()));
            case Edit.AddWordings(String id, List<String> wordings) ->
                change(
                        id,
                        topic -> new Topic(
                                id,
                                topic.name(),
                                Edit.tidy(Stream.concat(topic.wordings().stream(), wordings.stream())),
                                topic.steps()));
            case Edit.MoveTopic(String id, int to) -> move(id, to);
            case Edit.DuplicateTopic(String id) ->
                scenario.topic(id)
                        .map(topic -> topics(
                                scenario.topics().indexOf(topic) + 1,
                                new Topic(freshTopic(), topic.name(), List.of(), topic.steps())))
                        .orElse(NOT_THERE);
            case Edit.RemoveTopic(String id) ->
                scenario.topic(id).isEmpty()
                        ? NOT_THERE
                        : fits(rewrite()
                                .topics(without(
                                        scenario.topics(), scenario.topic(id).get())));
            case Edit.AddBlock(String name) ->
                fits(rewrite().blocks(and(scenario.blocks(), new Block(freshBlock(), name, List.of()))));
            case Edit.RenameBlock(String id, String name) ->
                scenario.block(id)
                        .map(block -> fits(rewrite().block(new Block(id, name, block.steps()))))
                        .orElse(NOT_THERE);
            case Edit.RemoveBlock(String id) ->
                scenario.block(id)
                        .map(block -> fits(rewrite().blocks(without(scenario.blocks(), block))))
                        .orElse(NOT_THERE);
            case Edit.InsertStep(Position at, Step step) -> result(StepLists.insert(scenario, at, step));
            case Edit.ReplaceStep(Position at, Step step) -> result(StepLists.replace(scenario, at, step));
            case Edit.RemoveStep(Position at) -> result(StepLists.remove(scenario, at));
            case Edit.MoveStep(Position from, Position to) ->
                StepLists.isInside(scenario, from, to)
                        ? new Result.Refused(new Refusal(Refusal.Kind.INTO_ITSELF))
                        : result(StepLists.move(scenario, from, to));
            case Edit.DuplicateStep(Position at) -> result(StepLists.duplicate(scenario, at));
            case Edit.ReplaceAll(Scenario other) -> fits(other);
        };
    }

    private Rewrite rewrite() {
        return new Rewrite(scenario);
    }

    private static Result fits(Scenario after) {
        return new Result.Fits(after);
    }

    private static Result result(Optional<Scenario> after) {
        return after.map(ApplyEdit::fits).orElse(NOT_THERE);
    }

    private static Result outOfRange(long most) {
        return new Result.Refused(new Refusal(Refusal.Kind.NUMBER_OUT_OF_RANGE, most));
    }

    private Result put(String name, Schedule schedule) {
        Map<String, Schedule> schedules = new HashMap<>(scenario.schedules());
        schedules.put(name.strip(), schedule);
        return fits(rewrite().schedules(schedules));
    }

    private Result removeSchedule(String name) {
        Map<String, Schedule> schedules = new HashMap<>(scenario.schedules());
        return schedules.remove(name) == null ? NOT_THERE : fits(rewrite().schedules(schedules));
    }

    private Result topics(int at, Topic added) {
        List<Topic> topics = new ArrayList<>(scenario.topics());
        topics.add(at, added);
        return fits(rewrite().topics(topics));
    }

    private Result change(String id, UnaryOperator<Topic> change) {
        return scenario.topic(id)
                .map(topic -> fits(rewrite().topic(change.apply(topic))))
                .orElse(NOT_THERE);
    }

    private Result move(String id, int to) {
        Optional<Topic> topic = scenario.topic(id);
        if (topic.isEmpty()) {
            return NOT_THERE;
        }
        List<Topic> topics = new ArrayList<>(without(scenario.topics(), topic.get()));
        topics.add(Math.clamp(to, 0, topics.size()), topic.get());
        return fits(rewrite().topics(topics));
    }

    private String freshTopic() {
        long next = now.toEpochMilli();
        while (scenario.topic("t" + next).isPresent()) {
            next++;
        }
        return "t" + next;
    }

    private String freshBlock() {
        long next = now.toEpochMilli();
        while (scenario.block("b" + next).isPresent()) {
            next++;
        }
        return "b" + next;
    }

    private static <T> List<T> without(List<T> all, T one) {
        return all.stream().filter(each -> !each.equals(one)).toList();
    }

    private static <T> List<T> and(List<T> all, T one) {
        return Stream.concat(all.stream(), Stream.of(one)).toList();
    }
}
