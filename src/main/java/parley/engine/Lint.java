package parley.engine;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks for mistakes in a scenario. Pure. */
public final class Lint {
    private final Scenario scenario;

    private Lint(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Everything found, in the order of the scenario. */
    public static List<Finding> check(Scenario scenario) {
        return new Lint(scenario).check();
    }

    private List<Finding> check() {
        return Stream.concat(
                        Stream.of(
                                new Position.Root.Greeting(), new Position.Root.Fallback(), new Position.Root.Misses()),
                        Stream.concat(
                                scenario.topics().stream().map(topic -> new Position.Root.OfTopic(topic.id())),
                                scenario.blocks().stream().map(block -> new Position.Root.OfBlock(block.id()))))
                .flatMap(root -> check(scenario.steps(root), Position.first(root)))
                .toList();
    }

    private Stream<Finding> check(List<Step> steps, Position first) {
        return IntStream.range(0, steps.size())
                .boxed()
                .flatMap(number -> check(steps.get(number), new Position(first.root(), behind(first, number))));
    }

    private static List<Integer> behind(Position first, int number) {
        List<Integer> path = first.path();
        return Stream.concat(path.subList(0, path.size() - 1).stream(), Stream.of(number))
                .toList();
    }

    private Stream<Finding> check(Step step, Position at) {
        Stream<Finding> inside = IntStream.range(0, step.branches().size())
                .boxed()
                .flatMap(branch -> check(step.branches().get(branch), at.into(branch)));
        boolean astray = step instanceof Step.Go(String topic)
                && !topic.equals(Scenario.HUMAN_TOPIC)
                && scenario.topic(topic).isEmpty();
        return astray
                ? Stream.of(new Finding(
                        Finding.Severity.ERROR, Finding.Kind.NO_SUCH_TOPIC, at, List.of(((Step.Go) step).topic())))
                : inside;
    }
}
