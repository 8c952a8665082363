package parley.authoring.document;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;
import parley.authoring.document.Yaml.Group;
import parley.engine.Scenario;
import parley.engine.Scenario.Block;
import parley.engine.Scenario.Fallback;
import parley.engine.Schedule;
import parley.engine.Schedule.Span;
import parley.engine.Topic;

/** Writes a whole document. What is usual is left out. */
final class WriteDocument {
    String write(Scenario scenario) {
        Group document = Group.of("parley", Yaml.number(ScenarioYaml.VERSION))
                .put("language", Yaml.word(scenario.language().toLanguageTag()))
                .putIf(!scenario.zone().equals(ZoneOffset.UTC), "zone", () -> zone(scenario.zone()))
                .putIf(
                        !scenario.comeback().equals(Scenario.USUAL_COMEBACK),
                        "comeback",
                        () -> Yaml.word(Durations.write(scenario.comeback())))
                .putIf(!scenario.schedules().isEmpty(), "schedules", () -> schedules(scenario))
                .putIf(
                        !scenario.synonyms().isEmpty(),
                        "synonyms",
                        () -> Yaml.list(scenario.synonyms().stream()
                                .map(words -> Yaml.row(Yaml.texts(List.copyOf(words))))
                                .toList()))
                .put("greeting", WriteSteps.list(scenario.greeting()))
                .put(
                        "topics",
                        Yaml.list(scenario.topics().stream().map(this::topic).toList()))
                .putIf(
                        !scenario.blocks().isEmpty(),
                        "blocks",
                        () -> Yaml.list(
                                scenario.blocks().stream().map(this::block).toList()))
                .put("fallback", fallback(scenario.fallback()));
        return Yaml.toString(document.node());
    }

    private static Node zone(ZoneId zone) {
        return Yaml.word(zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId());
    }

    private static Node schedules(Scenario scenario) {
        Group schedules = new Group();
        new TreeMap<>(scenario.schedules())
                .forEach((name, schedule) -> schedules.put(name, schedule(schedule, scenario.zone())));
        return schedules.node();
    }

    private static Node schedule(Schedule schedule, ZoneId usual) {
        return new Group()
                .putIf(!schedule.zone().equals(usual), "zone", () -> zone(schedule.zone()))
                .put("weekly", weekly(schedule.weekly()))
                .putIf(
                        !schedule.holidays().isEmpty(),
                        "holidays",
                        () -> Yaml.row(new TreeSet<>(schedule.holidays())
                                .stream().map(day -> Yaml.word(day.toString())).toList()))
                .node();
    }

    /** Days in a row with the same hours stand together. */
    private static Node weekly(Map<DayOfWeek, List<Span>> weekly) {
        Group group = new Group();
        List<DayOfWeek> days = new ArrayList<>(new TreeSet<>(weekly.keySet()));
        for (int from = 0, to; from < days.size(); from = to) {
            List<Span> spans = weekly.getOrDefault(days.get(from), List.of());
            to = from + 1;
            while (to < days.size()
                    && days.get(to) == days.get(to - 1).plus(1)
                    && spans.equals(weekly.get(days.get(to)))) {
                to++;
            }
            group.put(Weekdays.write(days.get(from), days.get(to - 1)), spans(spans));
        }
        return group.node();
    }

    private static Node spans(List<Span> spans) {
        return Yaml.row(spans.stream()
                .map(span -> Yaml.text(span.from() + "-" + end(span.to())))
                .toList());
    }

    private static String end(LocalTime time) {
        return time.equals(LocalTime.MIDNIGHT) ? "24:00" : time.toString();
    }

    private Node topic(Topic topic) {
        return new Group()
                .put("id", Yaml.word(topic.id()))
                .put("name", Yaml.text(topic.name()))
                .put("wordings", Yaml.list(Yaml.texts(topic.wordings())))
                .put("steps", WriteSteps.list(topic.steps()))
                .node();
    }

    private Node block(Block block) {
        return new Group()
                .put("id", Yaml.word(block.id()))
                .put("name", Yaml.text(block.name()))
                .put("steps", WriteSteps.list(block.steps()))
                .node();
    }

    private static Node fallback(Fallback fallback) {
        return new Group()
                .put("steps", WriteSteps.list(fallback.steps()))
                .putIf(
                        fallback.afterMisses() != Fallback.USUAL_MISSES,
                        "after_misses",
                        () -> Yaml.number(fallback.afterMisses()))
                .putIf(!fallback.then().isEmpty(), "then", () -> WriteSteps.list(fallback.then()))
                .node();
    }
}
