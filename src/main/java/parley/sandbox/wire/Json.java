package parley.sandbox.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** JSON as a PHP server writes it: an empty map is {@code []}, a map with the keys 0, 1, 2 is a list (rest.md, 2 and 9). */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    public static String write(@Nullable Object value) {
        return MAPPER.writeValueAsString(asPhp(value));
    }

    public static String writePretty(@Nullable Object value) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    /** Keeps empty maps as {@code {}}: for readers that are not Bitrix24 applications. */
    public static String writePlain(@Nullable Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** The value as maps, lists and scalars; null when the text is no JSON. */
    public static @Nullable Object read(String text) {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JacksonException malformed) {
            return null;
        }
    }

    private static @Nullable Object asPhp(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map
            when keysAreAList(map) -> map.values().stream().map(Json::asPhp).toList();
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, part) -> copy.put(String.valueOf(key), asPhp(part)));
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(part -> copy.add(asPhp(part)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    private static boolean keysAreAList(Map<?, ?> map) {
        int expected = 0;
        for (Object key : map.keySet()) {
            if (!String.valueOf(key).equals(String.valueOf(expected++))) {
                return false;
            }
        }
        return true;
    }
}
