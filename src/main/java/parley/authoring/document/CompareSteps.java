package parley.authoring.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import parley.authoring.document.ScenarioChange.Kind;
import parley.engine.Branches;
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
        removed.forEach(gone -> add(Kind.STEP_REMOVED, from.below(gone), describe(before.get(gone))));
        removed.clear();
    }

    /** A step takes the place of the next removed one of its kind; those in between are gone. */
    private void replace(
            Position from, List<Step> before, Deque<Integer> removed, Position to, List<Step> after, int young) {
        Step step = after.get(young);
        boolean replaces = removed.stream().anyMatch(gone -> before.get(gone).getClass() == step.getClass());
        if (!replaces) {
            add(Kind.STEP_ADDED, to.below(young), describe(step));
            return;
        }
        while (before.get(removed.element()).getClass() != step.getClass()) {
            int gone = removed.remove();
            add(Kind.STEP_REMOVED, from.below(gone), describe(before.get(gone)));
        }
        int old = removed.remove();
        changed(from.below(old), before.get(old), to.below(young), step);
    }

    private void changed(Position from, Step before, Position to, Step after) {
        boolean sameWays = before.branches().size() == after.branches().size();
        Step oldHead = sameWays ? Branches.without(before) : before;
        Step newHead = sameWays ? Branches.without(after) : after;
        if (!oldHead.equals(newHead)) {
            add(Kind.STEP_CHANGED, to, describe(oldHead), describe(newHead));
        }
        if (sameWays) {
            for (int way = 0; way < after.branches().size(); way++) {
                compare(
                        from.below(way),
                        before.branches().get(way),
                        to.below(way),
                        after.branches().get(way));
            }
        }
    }

    private void add(Kind kind, Position at, String... steps) {
        changes.add(new ScenarioChange(
                kind, at, Stream.concat(Stream.of(name), Stream.of(steps)).toList()));
    }

    /** What is said, or the step as it stands in a document. */
    private static String describe(Step step) {
        return step instanceof Step.Say(Text text, Text _, List<Step.Link> _) && step.equals(new Step.Say(text))
                ? text.source()
                : Yaml.toString(WriteSteps.step(step)).strip();
    }
}
