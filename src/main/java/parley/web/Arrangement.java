package parley.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.authoring.Edit;
import parley.engine.Position;
import parley.engine.Scenario;
import parley.engine.Step;

/**
 * A wish for the order of steps.
 *
 * @param focus position of the step that the author goes on with, as it is afterwards
 */
record Arrangement(Edit edit, Deed deed, String focus) {

    /** What is told when it is done. */
    enum Deed {
        ADDED,
        MOVED,
        COPIED,
        REMOVED
    }

    static Optional<Arrangement> of(Map<String, List<String>> fields, Scenario scenario) {
        if (fields.containsKey("kind")) {
            return read(fields, "at").flatMap(at -> kind(fields).map(kind -> add(at, kind)));
        } else if (fields.containsKey("remove")) {
            return read(fields, "remove").map(at -> new Arrangement(new Edit.RemoveStep(at), Deed.REMOVED, near(at)));
        } else if (fields.containsKey("copy")) {
            return read(fields, "copy")
                    .map(at -> new Arrangement(
                            new Edit.DuplicateStep(at),
                            Deed.COPIED,
                            beside(at, 1).toString()));
        } else if (fields.containsKey("up")) {
            return read(fields, "up").flatMap(Arrangement::up);
        } else if (fields.containsKey("down")) {
            return read(fields, "down").flatMap(at -> down(at, scenario));
        } else if (fields.containsKey("out")) {
            return read(fields, "out").flatMap(Arrangement::out);
        } else if (fields.containsKey("in")) {
            return read(fields, "in").flatMap(at -> in(at, scenario));
        } else {
            return read(fields, "from").flatMap(from -> read(fields, "to").map(to -> moved(from, to)));
        }
    }

    private static Arrangement add(Position at, StepKind kind) {
        return new Arrangement(new Edit.InsertStep(at, kind.blank()), Deed.ADDED, at.toString());
    }

    /** One up; the first of a branch comes out before the step it is in. */
    private static Optional<Arrangement> up(Position at) {
        if (last(at) > 0) {
            return Optional.of(moved(at, beside(at, -1)));
        }
        return outer(at).map(outer -> moved(at, outer));
    }

    /** One down; the last of a branch comes out behind the step it is in. */
    private static Optional<Arrangement> down(Position at, Scenario scenario) {
        if (scenario.step(beside(at, 1)).isPresent()) {
            return Optional.of(moved(at, beside(at, 2)));
        }
        return out(at);
    }

    private static Optional<Arrangement> out(Position at) {
        return outer(at).map(outer -> moved(at, beside(outer, 1)));
    }

    /** To the end of the first branch of the step above. */
    private static Optional<Arrangement> in(Position at, Scenario scenario) {
        if (last(at) == 0) {
            return Optional.empty();
        }
        Position above = beside(at, -1);
        List<List<Step>> branches = scenario.step(above).map(Step::branches).orElse(List.of());
        if (branches.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> path = new ArrayList<>(above.path());
        path.addAll(List.of(0, branches.getFirst().size()));
        return Optional.of(moved(at, new Position(at.root(), path)));
    }

    private static Arrangement moved(Position from, Position to) {
        return new Arrangement(
                new Edit.MoveStep(from, to), Deed.MOVED, afterwards(from, to).toString());
    }

    /** Where the step stands once it is gone from where it was. */
    private static Position afterwards(Position from, Position to) {
        int depth = from.path().size() - 1;
        boolean shifted = to.path().size() > depth
                && to.root().equals(from.root())
                && to.path().subList(0, depth).equals(from.path().subList(0, depth))
                && to.path().get(depth) > last(from);
        if (!shifted) {
            return to;
        }
        List<Integer> path = new ArrayList<>(to.path());
        path.set(depth, path.get(depth) - 1);
        return new Position(to.root(), path);
    }

    private static Optional<Position> outer(Position at) {
        return at.path().size() < 3
                ? Optional.empty()
                : Optional.of(
                        new Position(at.root(), at.path().subList(0, at.path().size() - 2)));
    }

    private static Position beside(Position at, int by) {
        List<Integer> path = new ArrayList<>(at.path());
        path.set(path.size() - 1, path.getLast() + by);
        return new Position(at.root(), path);
    }

    private static String near(Position at) {
        return last(at) > 0 ? beside(at, -1).toString() : at.toString();
    }

    private static int last(Position at) {
        return at.path().getLast();
    }

    private static Optional<Position> read(Map<String, List<String>> fields, String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .findFirst()
                .flatMap(Position::read)
                .filter(at -> at.path().size() % 2 == 1);
    }

    private static Optional<StepKind> kind(Map<String, List<String>> fields) {
        return Arrays.stream(StepKind.values())
                .filter(kind -> fields.getOrDefault("kind", List.of()).contains(kind.name()))
                .findFirst();
    }
}
