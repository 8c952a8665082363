package parley.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every step of a scenario where it is written, those of a shared block once. */
record EachStep(Position at, Step step) {

    static List<EachStep> of(Scenario scenario) {
        List<EachStep> all = new ArrayList<>();
        roots(scenario).forEach(root -> add(new Position(root, List.of()), scenario.steps(root), all));
        return all;
    }

    static Set<Position.Root> roots(Scenario scenario) {
        Set<Position.Root> roots = new LinkedHashSet<>();
        roots.add(new Position.Root.Greeting());
        scenario.topics().forEach(topic -> roots.add(new Position.Root.OfTopic(topic.id())));
        scenario.blocks().forEach(block -> roots.add(new Position.Root.OfBlock(block.id())));
        roots.add(new Position.Root.Fallback());
        roots.add(new Position.Root.Misses());
        return roots;
    }

    private static void add(Position list, List<Step> steps, List<EachStep> all) {
        for (int i = 0; i < steps.size(); i++) {
            Position at = list.below(i);
            all.add(new EachStep(at, steps.get(i)));
            List<List<Step>> branches = steps.get(i).branches();
            for (int branch = 0; branch < branches.size(); branch++) {
                add(at.below(branch), branches.get(branch), all);
            }
        }
    }

    /** Every text in it that can mention variables, but for those of its branches. */
    static List<Text> texts(Step step) {
        return switch (step) {
            case Step.Say say ->
                Stream.concat(
                                Stream.of(say.text(), say.picture()),
                                say.links().stream().flatMap(link -> Stream.of(link.label(), link.address())))
                        .toList();
            case Step.Ask ask -> List.of(ask.text(), ask.retry());
            case Step.Menu menu -> List.of(menu.text());
            case Step.If choice ->
                choice.choices().stream()
                        .flatMap(branch -> conditionTexts(branch.when()))
                        .toList();
            case Step.Set set -> List.of(set.value());
            case Step.Remember remember -> List.of(remember.value());
            case Step.Call call ->
                Stream.concat(Stream.of(call.address(), call.body()), call.headers().values().stream())
                        .toList();
            case Step.Lead lead -> List.of(lead.title(), lead.name(), lead.phone(), lead.email(), lead.note());
            case Step.Task task -> List.of(task.title(), task.note());
            case Step.Notify notify -> List.of(notify.text());
            case Step.HandOver handOver -> List.of(handOver.note());
            case Step.Count _, Step.Pause _, Step.Wait _, Step.Go _, Step.Use _, Step.End _ -> List.of();
        };
    }

    private static Stream<Text> conditionTexts(Condition condition) {
        return parts(condition)
                .flatMap(part ->
                        part instanceof Condition.Compare compare ? Stream.of(compare.value()) : Stream.empty());
    }

    /** A condition and everything in it. */
    static Stream<Condition> parts(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> parts.stream().flatMap(EachStep::parts);
            case Condition.Any(List<Condition> parts) -> parts.stream().flatMap(EachStep::parts);
            case Condition.Not(Condition part) -> parts(part);
            case Condition.Compare _,
                    Condition.During _,
                    Condition.In _,
                    Condition.FirstVisit _,
                    Condition.Department _ -> Stream.of(condition);
        };
    }
}
