package parley.sandbox.wire;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes random tokens and hides them again before anything is shown. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<String> NAMES = Set.of(
            "auth",
            "access_token",
            "refresh_token",
            "auth_id",
            "refresh_id",
            "client_secret",
            "application_token",
            "code");

    private Secrets() {}

    public static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** The same structure with every token cut to its first four characters. */
    public static @Nullable Object masked(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, part) -> copy.put(String.valueOf(key), maskedMember(String.valueOf(key), part)));
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(part -> copy.add(masked(part)));
                yield copy;
            }
            case String text when text.length() > 2_000 -> text.substring(0, 2_000) + " …";
            case null, default -> value;
        };
    }

    private static @Nullable Object maskedMember(String key, @Nullable Object value) {
        boolean secret = value instanceof String && NAMES.contains(key.toLowerCase(java.util.Locale.ROOT));
        // A bot's CODE is no secret; an authorization code is always written in small letters.
        if (secret && !key.equals("CODE")) {
            String text = String.valueOf(value);
            return text.substring(0, Math.min(4, text.length())) + "…";
        }
        return masked(value);
    }
}
