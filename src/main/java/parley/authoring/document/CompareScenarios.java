package parley.authoring.document;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parley.authoring.document.ScenarioChange.Kind;
import parley.engine.Position;
import parley.engine.Scenario;
import parley.engine.Scenario.Block;
import parley.engine.Topic;

/** Says in words what is different between two scenarios: for publishing, and before a document is imported. */
public final class CompareScenarios {
    private final List<ScenarioChange> changes = new ArrayList<>();

    private CompareScenarios() {}

    /** Empty when nothing differs that anybody would notice. Topics and blocks are recognised by their ids. */
    public static List<ScenarioChange> compare(Scenario before, Scenario after) {
        CompareScenarios comparison = new CompareScenarios();
        comparison.settings(before, after);
        comparison.schedules(before, after);
        comparison.synonyms(before.synonyms(), after.synonyms());
        comparison.steps(new Position.Root.Greeting(), before, after);
        comparison.topics(before, after);
        comparison.blocks(before, after);
        comparison.steps(new Position.Root.Fallback(), before, after);
        comparison.steps(new Position.Root.Misses(), before, after);
        return List.copyOf(comparison.changes);
    }

    private void add(Kind kind, String... details) {
        changes.add(new ScenarioChange(kind, null, List.of(details)));
    }

    private void settings(Scenario before, Scenario after) {
        different(
                Kind.LANGUAGE,
                before.language().toLanguageTag(),
                after.language().toLanguageTag());
        different(Kind.ZONE, name(before.zone()), name(after.zone()));
        different(Kind.COMEBACK, Durations.write(before.comeback()), Durations.write(after.comeback()));
        different(
                Kind.MISSES,
                Integer.toString(before.fallback().afterMisses()),
                Integer.toString(after.fallback().afterMisses()));
    }

    private void different(Kind kind, String before, String after) {
        if (!before.equals(after)) {
            add(kind, before, after);
        }
    }

    private static String name(ZoneId zone) {
        return zone.getId().equals("Z") ? "UTC" : zone.getId();
    }

    private void schedules(Scenario before, Scenario after) {
        Set<String> names = new TreeSet<>(before.schedules().keySet());
        names.addAll(after.schedules().keySet());
        for (String name : names) {
            if (!before.schedules().containsKey(name)) {
                add(Kind.SCHEDULE_ADDED, name);
            } else if (!after.schedules().containsKey(name)) {
                add(Kind.SCHEDULE_REMOVED, name);
            } else if (!before.schedules().get(name).equals(after.schedules().get(name))) {
                add(Kind.SCHEDULE_CHANGED, name);
            }
        }
    }

    private void synonyms(List<Set<String>> before, List<Set<String>> after) {
        before.stream()
                .filter(words -> !after.contains(words))
                .forEach(words -> add(Kind.SYNONYMS_REMOVED, String.join(", ", words)));
        after.stream()
                .filter(words -> !before.contains(words))
                .forEach(words -> add(Kind.SYNONYMS_ADDED, String.join(", ", words)));
    }

    private void steps(Position.Root root, Scenario before, Scenario after) {
        changes.addAll(new CompareSteps("").compare(root, before.steps(root), after.steps(root)));
    }

    private void topics(Scenario before, Scenario after) {
        Map<String, Topic> old = byId(before.topics(), Topic::id);
        Map<String, Topic> young = byId(after.topics(), Topic::id);
        removed(old, young).forEach(topic -> add(Kind.TOPIC_REMOVED, topic.name()));
        Set<String> moved = moved(old, young);
        int number = 0;
        for (Topic topic : young.values()) {
            number++;
            @Nullable Topic was = old.get(topic.id());
            if (was == null) {
                add(Kind.TOPIC_ADDED, topic.name());
            } else {
                if (moved.contains(topic.id())) {
                    add(Kind.TOPIC_MOVED, topic.name(), Integer.toString(number));
                }
                different(Kind.TOPIC_RENAMED, was.name(), topic.name());
                wordings(topic.name(), was.wordings(), topic.wordings());
                changes.addAll(new CompareSteps(topic.name())
                        .compare(new Position.Root.OfTopic(topic.id()), was.steps(), topic.steps()));
            }
        }
    }

    private static <T> Map<String, T> byId(List<T> items, Function<T, String> id) {
        Map<String, T> byId = new LinkedHashMap<>();
        items.forEach(item -> byId.putIfAbsent(id.apply(item), item));
        return byId;
    }

    private static <T> List<T> removed(Map<String, T> before, Map<String, T> after) {
        return before.entrySet().stream()
                .filter(entry -> !after.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** As few as explain the new order. */
    private static <T> Set<String> moved(Map<String, T> before, Map<String, T> after) {
        List<String> old = before.keySet().stream().filter(after::containsKey).toList();
        List<String> young = after.keySet().stream().filter(before::containsKey).toList();
        Set<String> moved = new HashSet<>(young);
        for (Alignment.Pair pair : Alignment.of(old, young, String::equals)) {
            Integer stays = pair.after();
            if (pair.before() != null && stays != null) {
                moved.remove(young.get(stays));
            }
        }
        return moved;
    }

    private void wordings(String topic, List<String> before, List<String> after) {
        before.stream()
                .filter(wording -> !after.contains(wording))
                .forEach(wording -> add(Kind.WORDING_REMOVED, topic, wording));
        after.stream()
                .filter(wording -> !before.contains(wording))
                .forEach(wording -> add(Kind.WORDING_ADDED, topic, wording));
        if (!before.equals(after) && Set.copyOf(before).equals(Set.copyOf(after))) {
            add(Kind.WORDINGS_MOVED, topic);
        }
    }

    private void blocks(Scenario before, Scenario after) {
        Map<String, Block> old = byId(before.blocks(), Block::id);
        Map<String, Block> young = byId(after.blocks(), Block::id);
        removed(old, young).forEach(block -> add(Kind.BLOCK_REMOVED, block.name()));
        Set<String> moved = moved(old, young);
        int number = 0;
        for (Block block : young.values()) {
            number++;
            @Nullable Block was = old.get(block.id());
            if (was == null) {
                add(Kind.BLOCK_ADDED, block.name());
            } else {
                if (moved.contains(block.id())) {
                    add(Kind.BLOCK_MOVED, block.name(), Integer.toString(number));
                }
                different(Kind.BLOCK_RENAMED, was.name(), block.name());
                changes.addAll(new CompareSteps(block.name())
                        .compare(new Position.Root.OfBlock(block.id()), was.steps(), block.steps()));
            }
        }
    }
}
