package parley.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import parley.engine.Finding.Kind;

/** Where the steps of a scenario lead: nowhere, round and round, or never to a topic. */
final class LintWays {
    private final Scenario scenario;
    private final Map<Position.Root, List<Way>> ways = new LinkedHashMap<>();
    /** Blocks that come to their end without a question. One that uses itself on every way does not. */
    private final Set<String> openBlocks = new HashSet<>();

    private final List<Position.Root> path = new ArrayList<>();
    private final Set<Position.Root> seen = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    /** A step leads from the beginning of one list to that of another before anybody is asked anything. */
    private record Way(Position at, Position.Root to) {}

    LintWays(Scenario scenario) {
        this.scenario = scenario;
        findOpenBlocks();
        for (Position.Root root : EachStep.roots(scenario)) {
            List<Way> found = new ArrayList<>();
            passes(new Position(root, List.of()), scenario.steps(root), found);
            ways.put(root, found);
        }
    }

    /** Each may open those that use it, so it takes as many rounds as blocks stand in each other. */
    private void findOpenBlocks() {
        boolean more = true;
        while (more) {
            more = false;
            for (Scenario.Block block : scenario.blocks()) {
                Position list = new Position(new Position.Root.OfBlock(block.id()), List.of());
                more |= passes(list, block.steps(), new ArrayList<>()) && openBlocks.add(block.id());
            }
        }
    }

    /** @return whether the end of the steps can be reached without a question */
    private boolean passes(Position list, List<Step> steps, List<Way> found) {
        for (int i = 0; i < steps.size(); i++) {
            if (!passes(list.below(i), steps.get(i), found)) {
                return false;
            }
        }
        return true;
    }

    private boolean passes(Position at, Step step, List<Way> found) {
        return switch (step) {
            case Step.Asking _, Step.HandOver _, Step.End _ -> false;
            case Step.Go(String topic) -> {
                found.add(new Way(at, new Position.Root.OfTopic(topic)));
                yield false;
            }
            case Step.Use(String block) -> {
                found.add(new Way(at, new Position.Root.OfBlock(block)));
                yield openBlocks.contains(block) || scenario.block(block).isEmpty();
            }
            case Step.If choice -> anyPasses(at, choice.branches(), found);
            case Step.Call call -> {
                anyPasses(at, call.branches(), found);
                yield true;
            }
            case Step.Say _,
                    Step.Set _,
                    Step.Count _,
                    Step.Remember _,
                    Step.Pause _,
                    Step.Wait _,
                    Step.Lead _,
                    Step.Task _,
                    Step.Notify _ -> true;
        };
    }

    private boolean anyPasses(Position at, List<List<Step>> branches, List<Way> found) {
        boolean any = false;
        for (int branch = 0; branch < branches.size(); branch++) {
            any |= passes(at.below(branch), branches.get(branch), found);
        }
        return any;
    }

    List<Finding> check() {
        ways.keySet().forEach(this::follow);
        unreachable();
        return findings;
    }

    private void follow(Position.Root root) {
        if (!seen.add(root)) {
            return;
        }
        path.add(root);
        for (Way way : ways.getOrDefault(root, List.of())) {
            int start = path.indexOf(way.to());
            if (start >= 0) {
                String names = path.subList(start, path.size()).stream()
                        .map(this::name)
                        .collect(Collectors.joining(" → "));
                findings.add(new Finding(Kind.LOOP, way.at(), List.of(names)));
            } else {
                follow(way.to());
            }
        }
        path.removeLast();
    }

    private String name(Position.Root root) {
        return switch (root) {
            case Position.Root.OfTopic(String id) ->
                scenario.topic(id).map(Topic::name).orElse(id);
            case Position.Root.OfBlock(String id) ->
                scenario.block(id).map(Scenario.Block::name).orElse(id);
            case Position.Root.Greeting() -> "greeting";
            case Position.Root.Fallback() -> "fallback";
            case Position.Root.Misses() -> "misses";
        };
    }

    private void unreachable() {
        Set<String> wanted = new HashSet<>();
        Set<String> used = new HashSet<>();
        for (EachStep each : EachStep.of(scenario)) {
            Position.Root self = each.at().root();
            if (each.step() instanceof Step.Go(String topic) && !new Position.Root.OfTopic(topic).equals(self)) {
                wanted.add(topic);
            } else if (each.step() instanceof Step.Use(String block)) {
                used.add(block);
            }
        }
        for (Topic topic : scenario.topics()) {
            boolean said = topic.wordings().stream().anyMatch(wording -> !wording.isBlank());
            boolean human = topic.id().equals(Scenario.HUMAN_TOPIC);
            if (!said && !human && !wanted.contains(topic.id())) {
                add(Kind.UNREACHABLE_TOPIC, new Position.Root.OfTopic(topic.id()), topic.name());
            }
        }
        for (Scenario.Block block : scenario.blocks()) {
            if (!used.contains(block.id())) {
                add(Kind.UNUSED_BLOCK, new Position.Root.OfBlock(block.id()), block.name());
            }
        }
    }

    private void add(Kind kind, Position.Root root, String name) {
        findings.add(new Finding(kind, new Position(root, List.of()), List.of(name)));
    }
}
