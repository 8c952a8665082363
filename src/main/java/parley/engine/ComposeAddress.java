package parley.engine;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Puts values into a web address; they cannot add a path, a parameter or another host. */
final class ComposeAddress {
    private ComposeAddress() {}

    static String compose(Text address, Values values) {
        return address.parts().stream()
                .map(part -> switch (part) {
                    case Text.Part.Literal(String text) -> text;
                    case Text.Part.Quoted(String inside) -> "{" + inside + "}";
                    case Text.Part.Reference reference -> encode(rawOf(reference, values));
                })
                .collect(Collectors.joining())
                .strip();
    }

    static String rawOf(Text.Part.Reference reference, Values values) {
        return values.find(reference.name()).map(Value::raw).orElseGet(reference::fallbackOrBlank);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
