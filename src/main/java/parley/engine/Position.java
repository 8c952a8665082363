package parley.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a step stands in its scenario: the list it belongs to, then by turns the number of a step and of a branch of that
 * step, each from 0. Written as {@code topic:vpn/2/0/1}: in the topic "vpn" the third step, its first branch, there the
 * second step.
 */
public record Position(Root root, List<Integer> path) {
    public Position {
        path = List.copyOf(path);
    }

    /** A list of steps that is no branch of a step. */
    public sealed interface Root {
        record Greeting() implements Root {}

        record Fallback() implements Root {}

        /** What happens after the author's number of misses in a row. */
        record Misses() implements Root {}

        record OfTopic(String id) implements Root {}

        record OfBlock(String id) implements Root {}
    }

    static Position first(Root root) {
        return new Position(root, List.of(0));
    }

    /** Reads what {@link #toString} wrote; empty for anything else. */
    public static Optional<Position> read(String text) {
        String[] parts = text.split("/", -1);
        @Nullable Root root = readRoot(parts[0]);
        boolean numbers = Stream.of(parts).skip(1).allMatch(part -> part.matches("\\d{1,6}"));
        return root == null || !numbers
                ? Optional.empty()
                : Optional.of(new Position(
                        root, Arrays.stream(parts).skip(1).map(Integer::valueOf).toList()));
    }

    private static @Nullable Root readRoot(String text) {
        if (text.startsWith("topic:")) {
            return new Root.OfTopic(text.substring(6));
        } else if (text.startsWith("block:")) {
            return new Root.OfBlock(text.substring(6));
        }
        return switch (text) {
            case "greeting" -> new Root.Greeting();
            case "fallback" -> new Root.Fallback();
            case "misses" -> new Root.Misses();
            default -> null;
        };
    }

    /** The step behind this one in the same list. */
    Position next() {
        return with(path.size() - 1, path.getLast() + 1);
    }

    /** The step whose branch holds this one; empty at the top. */
    public Optional<Position> parent() {
        return path.size() < 3 ? Optional.empty() : Optional.of(new Position(root, path.subList(0, path.size() - 2)));
    }

    /** One deeper: of a list a step, of a step a branch. */
    public Position below(int number) {
        return with(path.size(), number);
    }

    /** The first step of a branch of this one. */
    Position into(int branch) {
        return below(branch).below(0);
    }

    private Position with(int place, int number) {
        return new Position(
                root,
                Stream.concat(path.subList(0, place).stream(), Stream.of(number))
                        .toList());
    }

    @Override
    public String toString() {
        String name = switch (root) {
            case Root.Greeting() -> "greeting";
            case Root.Fallback() -> "fallback";
            case Root.Misses() -> "misses";
            case Root.OfTopic(String id) -> "topic:" + id;
            case Root.OfBlock(String id) -> "block:" + id;
        };
        return path.stream().map(number -> "/" + number).collect(Collectors.joining("", name, ""));
    }
}
