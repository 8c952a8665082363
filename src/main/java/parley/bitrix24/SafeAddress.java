package parley.bitrix24;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses that may stand in a message: of the web or of the portal, with nothing in them that could end a tag (messages.md §2.1). */
final class SafeAddress {
    private static final Pattern FORBIDDEN = Pattern.compile("[\\[\\]\\s\"<>\\p{Cc}\\p{Cf}]");

    private SafeAddress() {}

    static Optional<String> of(String address) {
        String stripped = address.strip();
        String lower = stripped.toLowerCase(Locale.ROOT);
        boolean web = lower.startsWith("https://") || lower.startsWith("http://");
        boolean here = stripped.startsWith("/") && !stripped.startsWith("//");
        return web || here
                ? Optional.of(FORBIDDEN
                        .matcher(stripped)
                        .replaceAll(found -> URLEncoder.encode(found.group(), StandardCharsets.UTF_8)
                                .replace("+", "%20")))
                : Optional.empty();
    }
}
