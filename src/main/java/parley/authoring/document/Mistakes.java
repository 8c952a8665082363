package parley.authoring.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Gathers what is wrong with one document, so that its author need not find one mistake after the other. */
final class Mistakes {
    /** Whoever has so many mistakes has sent the wrong file. */
    private static final int MOST = 100;

    private static final int LONGEST_QUOTE = 60;

    private final List<Mistake> found = new ArrayList<>();

    void add(Node at, Mistake.Kind kind, String... details) {
        add(at.getStartMark(), kind, details);
    }

    void add(Optional<Mark> at, Mistake.Kind kind, String... details) {
        add(
                at.map(mark -> mark.getLine() + 1).orElse(1),
                at.map(mark -> mark.getColumn() + 1).orElse(1),
                kind,
                details);
    }

    void add(int line, int column, Mistake.Kind kind, String... details) {
        if (found.size() < MOST) {
            found.add(new Mistake(
                    line,
                    column,
                    kind,
                    List.of(details).stream().map(Mistakes::brief).toList()));
        }
    }

    private static String brief(String detail) {
        boolean list = detail.contains(", ");
        return list || detail.codePointCount(0, detail.length()) <= LONGEST_QUOTE
                ? detail
                : detail.substring(0, detail.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Mistake> all() {
        return found.stream()
                .sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column))
                .toList();
    }
}
