package parley.engine;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an author wrote, with the variables a reply may contain.
 *
 * <p>A name in braces stands for its value, {@code {message}}, perhaps with a format and with what is said where there is
 * no value: {@code {due:long|some day}}. Doubled braces show the name instead: <code>{{message}}</code> reads
 * <code>{message}</code>. Blanks inside the braces do not matter, and every other brace stands for itself.
 */
public record Text(List<Part> parts) {
    public static final Text EMPTY = new Text(List.of());

    public Text {
        parts = List.copyOf(parts);
    }

    /** Reads what an author typed. Never fails. */
    public static Text parse(String source) {
        return ReadText.read(source);
    }

    /** Exactly what the author typed. */
    public String source() {
        return parts.stream().map(Part::source).collect(Collectors.joining());
    }

    public boolean isBlank() {
        return source().isBlank();
    }

    /** The variables it mentions, each once. */
    public Set<String> names() {
        return parts.stream()
                .flatMap(
                        part -> part instanceof Part.Reference reference ? Stream.of(reference.name()) : Stream.empty())
                .collect(Collectors.toUnmodifiableSet());
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
         * @param fallback said where there is no value; null to leave no trace
         * @param inside what was typed between the braces
         */
        record Reference(
                String name, Format format, @Nullable String fallback, String inside) implements Part {
            public Reference(String name) {
                this(name, Format.USUAL, null, name);
            }

            @Override
            public String source() {
                return "{" + inside + "}";
            }

            String fallbackOrBlank() {
                return Objects.requireNonNullElse(fallback, "");
            }
        }
    }
}
