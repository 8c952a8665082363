package parley.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.engine.Text.Part;

/** Reads the template an author typed. */
final class ReadText {
    private static final String NAME = "\\p{L}[\\p{L}\\p{M}\\p{N}._-]*+";
    private static final String REST = "(?::[a-z]++)?+\\s*+(?:\\|[^{}]*+)?+";

    /** Every quantifier is possessive, so that no text can make the search go back. */
    private static final Pattern BRACES = Pattern.compile(
            "\\{\\{(?<quoted>\\s*+" + NAME + REST + "\\s*+)}}" + "|\\{(?<inside>\\s*+(?<name>" + NAME
                    + ")(?::(?<format>[a-z]++))?+\\s*+(?:\\|(?<fallback>[^{}]*+))?+)}",
            Pattern.UNICODE_CHARACTER_CLASS);

    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    private ReadText() {}

    static Text read(String source) {
        return new ReadText().parse(source);
    }

    private Text parse(String source) {
        Matcher braces = BRACES.matcher(source);
        int end = 0;
        while (braces.find()) {
            literal.append(source, end, braces.start());
            String quoted = braces.group("quoted");
            if (quoted != null) {
                add(new Part.Quoted(quoted));
            } else {
                addReference(braces);
            }
            end = braces.end();
        }
        literal.append(source, end, source.length());
        finishLiteral();
        return new Text(parts);
    }

    /** With a format nobody knows it stays in the text as it was typed. */
    private void addReference(Matcher braces) {
        String spelled = braces.group("format");
        Optional<Format> format = spelled == null ? Optional.of(Format.USUAL) : Format.spelled(spelled);
        if (format.isPresent()) {
            String fallback = braces.group("fallback");
            add(new Part.Reference(
                    braces.group("name"),
                    format.get(),
                    fallback == null ? null : fallback.strip(),
                    braces.group("inside")));
        } else {
            literal.append(braces.group());
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
