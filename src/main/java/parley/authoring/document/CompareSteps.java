package parley.authoring.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import parley.authoring.document.ScenarioChange.Kind;
import parley.engine.Position;
import parley.engine.Step;
import parley.engine.Text;

/** What changed in the steps of one topic, block or other list. */
final class CompareSteps {
    private final String name;
    private final List<ScenarioChange> changes = new ArrayList<>();

    /** @param name of the topic or block; blank elsewhere */
    CompareSteps(String name) {
        this.name = name;
    }

    List<ScenarioChange> compare(Position.Root root, List<Step> before, List<Step> after) {
        Position list = new Position(root, List.of());
        compare(list, before, list, after);
        return changes;
    }

    private void compare(Position from, List<Step> before, Position to, List<Step> after) {
        Deque<Integer> removed = new ArrayDeque<>();
        for (Alignment.Pair pair : Alignment.of(before, after, Step::equals)) {
            Integer old = pair.before();
            Integer young = pair.after();
            if (old != null && young != null) {
                removeAll(from, before, removed);
            } else if (old != null) {
                removed.add(old);
            } else if (young != null) {
                replace(from, before, removed, to, after, young);
            }
        }
        removeAll(from, before, removed);
    }

    private void removeAll(Position from, List<Step> before, Deque<Integer> removed) {
        removed.forEach(gone -> add(Kind.STEP_REMOVED, below(from, gone), describe(before.get(gone))));
        removed.clear();
    }

    /** A step takes the place of the next removed one of its kind; those in between are gone. */
    private void replace(
            Position from, List<Step> before, Deque<Integer> removed, Position to, List<Step> after, int young) {
        Step step = after.get(young);
        boolean replaces = removed.stream().anyMatch(gone -> before.get(gone).getClass() == step.getClass());
        if (!replaces) {
            add(Kind.STEP_ADDED, below(to, young), describe(step));
            return;
        }
        while (before.get(removed.element()).getClass() != step.getClass()) {
            int gone = removed.remove();
            add(Kind.STEP_REMOVED, below(from, gone), describe(before.get(gone)));
        }
        int old = removed.remove();
        changed(below(from, old), before.get(old), below(to, young), step);
    }

    private void changed(Position from, Step before, Position to, Step after) {
        boolean sameWays = before.branches().size() == after.branches().size();
        Step oldHead = sameWays ? head(before) : before;
        Step newHead = sameWays ? head(after) : after;
        if (!oldHead.equals(newHead)) {
            add(Kind.STEP_CHANGED, to, describe(oldHead), describe(newHead));
        }
        if (sameWays) {
            for (int way = 0; way < after.branches().size(); way++) {
                compare(
                        below(from, way),
                        before.branches().get(way),
                        below(to, way),
                        after.branches().get(way));
            }
        }
    }

    private void add(Kind kind, Position at, String... steps) {
        changes.add(new ScenarioChange(
                kind, at, Stream.concat(Stream.of(name), Stream.of(steps)).toList()));
    }

    private static Position below(Position position, int number) {
        return new Position(
                position.root(),
                Stream.concat(position.path().stream(), Stream.of(number)).toList());
    }

    /** What is said, or the step as it stands in a document. */
    private static String describe(Step step) {
        return step instanceof Step.Say(Text text, Text _, List<Step.Link> _) && step.equals(new Step.Say(text))
                ? text.source()
                : Yaml.toString(WriteSteps.step(step)).strip();
    }

    /** The step without what it leads to. */
    private static Step head(Step step) {
        return switch (step) {
            case Step.Ask ask ->
                new Step.Ask(
                        ask.text(), ask.variable(), ask.expects(), ask.retry(), ask.optional(), bare(ask.silence()));
            case Step.Menu menu ->
                new Step.Menu(
                        menu.text(),
                        menu.options().stream()
                                .map(option -> new Step.Option(option.label(), option.synonyms(), List.of()))
                                .toList(),
                        bare(menu.silence()));
            case Step.If choice ->
                new Step.If(
                        choice.choices().stream()
                                .map(branch -> new Step.Branch(branch.name(), branch.when(), List.of()))
                                .toList(),
                        List.of());
            case Step.Call call ->
                new Step.Call(
                        call.method(),
                        call.address(),
                        call.headers(),
                        call.body(),
                        call.picks(),
                        call.repeatable(),
                        call.patience(),
                        List.of(),
                        List.of());
            case Step.HandOver handOver ->
                new Step.HandOver(handOver.to(), handOver.note(), handOver.patience(), List.of(), List.of(), List.of());
            case Step.Say _,
                    Step.Set _,
                    Step.Count _,
                    Step.Remember _,
                    Step.Pause _,
                    Step.Wait _,
                    Step.Lead _,
                    Step.Task _,
                    Step.Notify _,
                    Step.Go _,
                    Step.Use _,
                    Step.End _ -> step;
        };
    }

    private static Step.Silence bare(Step.Silence silence) {
        return new Step.Silence(silence.after(), List.of());
    }
}
