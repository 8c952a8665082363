package parley.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.engine.Text.Part;

/**
 * Reads the template an author typed. What follows a {@code |} belongs to the name, so that a fallback value, which we
 * do not know yet, is reported and not sent to people.
 */
final class ReadText {
    private static final String NAME = "\\p{L}[\\p{L}\\p{M}\\p{N}._-]*+(?:\\|[^{}]*+)?+";

    /** Every quantifier is possessive, so that no text can make the search go back. */
    private static final Pattern BRACES = Pattern.compile(
            "\\{\\{(?<quoted>\\s*+" + NAME + "\\s*+)}}|\\{(?<inside>\\s*+(?<name>" + NAME + ")\\s*+)}",
            Pattern.UNICODE_CHARACTER_CLASS);

    private final List<Part> parts = new ArrayList<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private final StringBuilder literal = new StringBuilder();

    private ReadText() {}

    static Text.Parsed read(String source) {
        return new ReadText().parse(source);
    }

    private Text.Parsed parse(String source) {
        Matcher braces = BRACES.matcher(source);
        int end = 0;
        while (braces.find()) {
            literal.append(source, end, braces.start());
            String quoted = braces.group("quoted");
            if (quoted != null) {
                add(new Part.Quoted(quoted));
            } else {
                addNamed(braces.group("name"), braces.group("inside"));
            }
            end = braces.end();
        }
        literal.append(source, end, source.length());
        finishLiteral();
        return new Text.Parsed(new Text(parts), List.copyOf(unknown));
    }

    private void addNamed(String name, String inside) {
        Optional<Variable> variable = Variable.spelled(name);
        if (variable.isPresent()) {
            add(new Part.Reference(variable.get(), inside));
        } else {
            unknown.add(name);
            literal.append('{').append(inside).append('}');
        }
    }

    private void add(Part part) {
        finishLiteral();
        parts.add(part);
    }

    private void finishLiteral() {
        if (!literal.isEmpty()) {
            parts.add(new Part.Literal(literal.toString()));
            literal.setLength(0);
        }
    }
}
