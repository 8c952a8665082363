package parley.engine;

import java.util.stream.Collectors;

/** Puts values into a JSON body, as the inside of its strings; they cannot end the string they stand in. */
final class ComposeBody {
    private ComposeBody() {}

    static String compose(Text body, Values values) {
        return body.parts().stream()
                .map(part -> switch (part) {
                    case Text.Part.Literal(String text) -> text;
                    case Text.Part.Quoted(String inside) -> "{" + inside + "}";
                    case Text.Part.Reference reference -> escape(ComposeAddress.rawOf(reference, values));
                })
                .collect(Collectors.joining());
    }

    /** RFC 8259, section 7. */
    private static String escape(String value) {
        StringBuilder escaped = new StringBuilder();
        value.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                escaped.append('\\').appendCodePoint(c);
            } else if (c < 0x20) {
                escaped.append(String.format("\\u%04x", c));
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
