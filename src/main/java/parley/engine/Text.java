package parley.engine;

import java.util.List;

/** What an author wrote, with the variables a reply may contain; see {@link Variable}. */
public record Text(List<Part> parts) {
    public Text {
        parts = List.copyOf(parts);
    }

    /** Part of a text. */
    public sealed interface Part {
        /** Stands for itself. */
        record Literal(String text) implements Part {}

        /** Stands for a value known at the time of the turn. */
        record Reference(Variable variable) implements Part {}
    }
}
