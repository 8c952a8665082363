package parley.engine;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.engine.Finding.Kind;
import parley.engine.Scenario.Block;

/** What a scenario as a whole lacks or has too much of. */
final class LintScenario {
    /** Nobody reads more in one topic; shared blocks and other topics take the rest. */
    static final int MOST_STEPS = 60;

    private final Scenario scenario;
    private final List<Finding> findings = new ArrayList<>();

    LintScenario(Scenario scenario) {
        this.scenario = scenario;
    }

    List<Finding> check() {
        if (scenario.greeting().isEmpty()) {
            add(Kind.NO_GREETING, new Position.Root.Greeting());
        }
        if (scenario.fallback().steps().isEmpty()) {
            add(Kind.NO_FALLBACK, new Position.Root.Fallback());
        }
        scenario.topics().stream()
                .filter(topic -> topic.steps().isEmpty())
                .forEach(topic -> add(Kind.NO_STEPS, new Position.Root.OfTopic(topic.id()), topic.name()));
        sameIds();
        tooManySteps();
        neverOpen();
        return findings;
    }

    private void add(Kind kind, Position.@Nullable Root root, String... details) {
        findings.add(new Finding(kind, root == null ? null : new Position(root, List.of()), List.of(details)));
    }

    private void sameIds() {
        repeated(scenario.topics().stream().map(Topic::id).toList())
                .forEach(id -> add(Kind.SAME_ID, new Position.Root.OfTopic(id), id));
        repeated(scenario.blocks().stream().map(Block::id).toList())
                .forEach(id -> add(Kind.SAME_ID, new Position.Root.OfBlock(id), id));
    }

    /** What stands in a list more than once, each once. */
    static List<String> repeated(List<String> texts) {
        return texts.stream()
                .filter(text -> texts.indexOf(text) != texts.lastIndexOf(text))
                .distinct()
                .toList();
    }

    private void tooManySteps() {
        for (Position.Root root : EachStep.roots(scenario)) {
            int steps = count(scenario.steps(root));
            if (steps > MOST_STEPS) {
                add(Kind.TOO_MANY_STEPS, root, Integer.toString(steps), Integer.toString(MOST_STEPS));
            }
        }
    }

    private static int count(List<Step> steps) {
        return steps.stream()
                .mapToInt(step -> 1
                        + step.branches().stream().mapToInt(LintScenario::count).sum())
                .sum();
    }

    private void neverOpen() {
        Map<String, Schedule> sorted = new TreeMap<>(scenario.schedules());
        sorted.forEach((name, schedule) -> {
            boolean never = schedule.weekly().values().stream()
                    .flatMap(List::stream)
                    .noneMatch(span ->
                            span.to().equals(LocalTime.MIDNIGHT) || span.from().isBefore(span.to()));
            if (never) {
                add(Kind.NEVER_OPEN, null, name);
            }
        });
    }
}
