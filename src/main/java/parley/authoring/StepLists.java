package parley.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.engine.Branches;
import parley.engine.Position;
import parley.engine.Position.Root;
import parley.engine.Scenario;
import parley.engine.Step;

/** Changes lists of steps by their positions. Empty where a position leads nowhere. */
final class StepLists {
    private StepLists() {}

    static Optional<Scenario> insert(Scenario scenario, Position at, Step step) {
        return change(scenario, at, list -> inserted(list, last(at), step));
    }

    static Optional<Scenario> replace(Scenario scenario, Position at, Step step) {
        return change(scenario, at, list -> last(at) < list.size() ? with(list, last(at), step) : null);
    }

    static Optional<Scenario> remove(Scenario scenario, Position at) {
        return change(scenario, at, list -> last(at) < list.size() ? without(list, last(at)) : null);
    }

    static Optional<Scenario> duplicate(Scenario scenario, Position at) {
        return scenario.step(at).flatMap(step -> change(scenario, at, list -> inserted(list, last(at) + 1, step)));
    }

    /** Puts the step to its new place first, then takes it from where it is after that. */
    static Optional<Scenario> move(Scenario scenario, Position from, Position to) {
        Position source = own(scenario, from);
        Position target = own(scenario, to);
        return scenario.step(source)
                .flatMap(step -> insert(scenario, target, step))
                .flatMap(inserted -> remove(inserted, afterInserting(source, target)));
    }

    /** Whether a place lies in a branch of a step. */
    static boolean isInside(Scenario scenario, Position step, Position place) {
        Position outer = own(scenario, step);
        Position inner = own(scenario, place);
        return outer.root().equals(inner.root())
                && inner.path().size() > outer.path().size()
                && inner.path().subList(0, outer.path().size()).equals(outer.path());
    }

    /** Where a step stands once another has been put somewhere. */
    private static Position afterInserting(Position step, Position inserted) {
        int depth = inserted.path().size() - 1;
        boolean behind = step.root().equals(inserted.root())
                && step.path().size() > depth
                && step.path().subList(0, depth).equals(inserted.path().subList(0, depth))
                && step.path().get(depth) >= inserted.path().get(depth);
        if (!behind) {
            return step;
        }
        List<Integer> path = new ArrayList<>(step.path());
        path.set(depth, path.get(depth) + 1);
        return new Position(step.root(), path);
    }

    /** Where a position leads into a shared block: the same place in the block itself. */
    private static Position own(Scenario scenario, Position position) {
        List<Integer> path = position.path();
        for (int end = 1; end + 1 < path.size(); end += 2) {
            Optional<Step> step = scenario.step(new Position(position.root(), path.subList(0, end)));
            if (step.isPresent() && step.get() instanceof Step.Use(String block)) {
                return own(scenario, new Position(new Root.OfBlock(block), path.subList(end + 1, path.size())));
            }
        }
        return position;
    }

    private static Optional<Scenario> change(
            Scenario scenario, Position at, Function<List<Step>, @Nullable List<Step>> change) {
        Position place = own(scenario, at);
        if (!exists(scenario, place.root()) || place.path().size() % 2 == 0) {
            return Optional.empty();
        }
        return changed(scenario.steps(place.root()), place.path(), change)
                .map(steps -> new Rewrite(scenario).steps(place.root(), steps));
    }

    private static boolean exists(Scenario scenario, Root root) {
        return switch (root) {
            case Root.Greeting(), Root.Fallback(), Root.Misses() -> true;
            case Root.OfTopic(String id) -> scenario.topic(id).isPresent();
            case Root.OfBlock(String id) -> scenario.block(id).isPresent();
        };
    }

    private static Optional<List<Step>> changed(
            List<Step> steps, List<Integer> path, Function<List<Step>, @Nullable List<Step>> change) {
        int at = path.getFirst();
        if (path.size() == 1) {
            return Optional.ofNullable(change.apply(steps));
        }
        int branch = path.get(1);
        if (at >= steps.size() || branch >= steps.get(at).branches().size()) {
            return Optional.empty();
        }
        return changed(steps.get(at).branches().get(branch), path.subList(2, path.size()), change)
                .map(inner -> with(steps, at, Branches.with(steps.get(at), branch, inner)));
    }

    private static int last(Position at) {
        return at.path().isEmpty() ? 0 : at.path().getLast();
    }

    private static @Nullable List<Step> inserted(List<Step> steps, int at, Step step) {
        return at > steps.size()
                ? null
                : Stream.of(steps.subList(0, at), List.of(step), steps.subList(at, steps.size()))
                        .flatMap(List::stream)
                        .toList();
    }

    private static List<Step> with(List<Step> steps, int at, Step step) {
        List<Step> changed = new ArrayList<>(steps);
        changed.set(at, step);
        return changed;
    }

    private static List<Step> without(List<Step> steps, int at) {
        List<Step> changed = new ArrayList<>(steps);
        changed.remove(at);
        return changed;
    }
}
