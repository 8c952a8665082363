package parley.authoring.document;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import parley.engine.Scenario;
import parley.engine.Scenario.Block;
import parley.engine.Scenario.Fallback;
import parley.engine.Schedule;
import parley.engine.Schedule.Span;
import parley.engine.Topic;

/** Reads a whole document. What it makes counts only when no mistake was noted. */
final class ReadDocument {
    private static final int MOST_MISSES = 1_000_000;

    private final Mistakes mistakes;
    private final ReadValues values;
    private final ReadSteps steps;

    ReadDocument(Mistakes mistakes) {
        this.mistakes = mistakes;
        this.values = new ReadValues(mistakes);
        this.steps = new ReadSteps(mistakes, values);
    }

    /** A version of tomorrow may have any keys: there is no use in complaining about them. */
    static boolean isKnownVersion(Node document, Mistakes mistakes) {
        return Fields.of(document, new Mistakes())
                .find("parley")
                .map(version -> isKnown(version, mistakes))
                .orElse(true);
    }

    private static boolean isKnown(Node version, Mistakes mistakes) {
        String written = ReadValues.shown(version);
        if (written.equals(Integer.toString(ScenarioYaml.VERSION))) {
            return true;
        }
        boolean newer = version.getTag().equals(Tag.INT) && !written.startsWith("-") && !written.matches("0+");
        mistakes.add(
                version,
                newer ? Mistake.Kind.NEWER_VERSION : Mistake.Kind.UNKNOWN_VERSION,
                written,
                Integer.toString(ScenarioYaml.VERSION));
        return false;
    }

    Scenario read(Node document) {
        Fields fields = Fields.of(document, Shape.SCENARIO, mistakes);
        ZoneId zone = fields.read("zone", values::zone, ZoneOffset.UTC);
        return new Scenario(
                fields.read("language", values::language, Locale.ENGLISH),
                zone,
                fields.read("schedules", schedules -> schedules(schedules, zone), Map.of()),
                fields.read("synonyms", synonyms -> values.list(synonyms, this::sameWords), List.of()),
                fields.read("greeting", steps::list, List.of()),
                fields.read("topics", topics -> values.list(topics, this::topic), List.of()),
                fields.read("blocks", blocks -> values.list(blocks, this::block), List.of()),
                fields.read("fallback", this::fallback, new Fallback(List.of(), Fallback.USUAL_MISSES, List.of())),
                fields.read("comeback", values::duration, Scenario.USUAL_COMEBACK));
    }

    private Set<String> sameWords(Node node) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(values.texts(node)));
    }

    private Map<String, Schedule> schedules(Node node, ZoneId usual) {
        Map<String, Schedule> schedules = new LinkedHashMap<>();
        Fields.of(node, mistakes)
                .each((key, value) -> schedules.put(((ScalarNode) key).getValue(), schedule(value, usual)));
        return schedules;
    }

    private Schedule schedule(Node node, ZoneId usual) {
        Fields fields = Fields.of(node, Shape.SCHEDULE, mistakes);
        return new Schedule(
                fields.read("zone", values::zone, usual),
                fields.read("weekly", this::weekly, Map.of()),
                fields.read("holidays", days -> Set.copyOf(values.list(days, values::date)), Set.of()));
    }

    private Map<DayOfWeek, List<Span>> weekly(Node node) {
        Map<DayOfWeek, List<Span>> weekly = new EnumMap<>(DayOfWeek.class);
        Fields.of(node, mistakes).each((key, value) -> {
            List<DayOfWeek> days = Weekdays.read(((ScalarNode) key).getValue());
            if (days.isEmpty()) {
                mistakes.add(key, Mistake.Kind.NOT_DAYS, ReadValues.shown(key));
            }
            List<Span> spans = values.list(value, values::span);
            for (DayOfWeek day : days) {
                if (weekly.put(day, spans) != null) {
                    mistakes.add(key, Mistake.Kind.DAY_TWICE, Weekdays.write(day, day));
                }
            }
        });
        return weekly;
    }

    private Topic topic(Node node) {
        Fields fields = Fields.of(node, Shape.TOPIC, mistakes);
        Topic unnamed = new Topic(
                fields.read("id", values::text, ""),
                fields.read("wordings", values::texts, List.of()),
                fields.read("steps", steps::list, List.of()));
        return new Topic(
                unnamed.id(), fields.read("name", values::text, unnamed.name()), unnamed.wordings(), unnamed.steps());
    }

    private Block block(Node node) {
        Fields fields = Fields.of(node, Shape.BLOCK, mistakes);
        String id = fields.read("id", values::text, "");
        return new Block(id, fields.read("name", values::text, id), fields.read("steps", steps::list, List.of()));
    }

    /** Once a fallback was its steps and nothing else. */
    private Fallback fallback(Node node) {
        if (node instanceof SequenceNode) {
            return new Fallback(steps.list(node), Fallback.USUAL_MISSES, List.of());
        }
        Fields fields = Fields.of(node, Shape.FALLBACK, mistakes);
        return new Fallback(
                fields.read("steps", steps::list, List.of()),
                fields.read(
                        "after_misses",
                        misses -> Math.toIntExact(Math.clamp(values.whole(misses, 0, MOST_MISSES), 0, MOST_MISSES)),
                        Fallback.USUAL_MISSES),
                fields.read("then", steps::list, List.of()));
    }
}
