package parley.engine;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What an author wrote, with the variables a reply may contain; see {@link Variable}.
 *
 * <p>A known name in braces stands for its value: {@code {message}}. Doubled braces show the name instead: <code>
 * {{message}}</code> reads <code>{message}</code>. Blanks inside the braces do not matter, and every other brace stands
 * for itself.
 */
public record Text(List<Part> parts) {
    public Text {
        parts = List.copyOf(parts);
    }

    /** Reads what an author typed. Never fails: a variable nobody knows is listed and stays in the text as typed. */
    public static Parsed parse(String source) {
        return ReadText.read(source);
    }

    /** Exactly what the author typed. */
    public String source() {
        return parts.stream().map(Part::source).collect(Collectors.joining());
    }

    /**
     * A text as it was read.
     *
     * @param unknown names of the variables that do not exist, without braces, each once: a form refuses these, a bot
     *     that already runs shows them as typed
     */
    public record Parsed(Text text, List<String> unknown) {
        public Parsed {
            unknown = List.copyOf(unknown);
        }
    }

    /** Part of a text. */
    public sealed interface Part {
        /** As the author typed it. */
        String source();

        /** Stands for itself. */
        record Literal(String text) implements Part {
            @Override
            public String source() {
                return text;
            }
        }

        /** Typed in doubled braces; reads as the same in single ones. */
        record Quoted(String inside) implements Part {
            @Override
            public String source() {
                return "{{" + inside + "}}";
            }
        }

        /**
         * Stands for a value known at the time of the turn.
         *
         * @param inside what was typed between the braces: the variable's spelling and perhaps blanks
         */
        record Reference(Variable variable, String inside) implements Part {
            public Reference(Variable variable) {
                this(variable, variable.spelling());
            }

            @Override
            public String source() {
                return "{" + inside + "}";
            }
        }
    }
}
