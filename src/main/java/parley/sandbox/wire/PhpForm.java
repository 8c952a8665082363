package parley.sandbox.wire;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Form bodies with bracket keys, written as {@code http_build_query} writes them and read as PHP reads them. */
public final class PhpForm {
    private PhpForm() {}

    /** The body on one line: space is {@code +}, nulls and empty maps vanish, booleans are 1 and 0 (events.md, 2). */
    public static String write(Map<String, ?> fields) {
        List<String> pairs = new ArrayList<>();
        fields.forEach((key, value) -> writeValue(key, value, pairs));
        return String.join("&", pairs);
    }

    /** The nested map behind a body or a query string; numeric keys stay keys. */
    public static Map<String, Object> read(String text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String key = decode(equals < 0 ? pair : pair.substring(0, equals));
                put(fields, path(key), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static void writeValue(String key, @Nullable Object value, List<String> pairs) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map -> map.forEach((name, part) -> writeValue(key + "[" + name + "]", part, pairs));
            case List<?> list -> {
                for (int index = 0; index < list.size(); index++) {
                    writeValue(key + "[" + index + "]", list.get(index), pairs);
                }
            }
            case Boolean flag -> pairs.add(encode(key) + "=" + (flag ? "1" : "0"));
            default -> pairs.add(encode(key) + "=" + encode(value.toString()));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformedEscape) {
            return text;
        }
    }

    private static List<String> path(String key) {
        int bracket = key.indexOf('[');
        if (bracket <= 0) {
            return List.of(key);
        }
        List<String> path = new ArrayList<>(List.of(key.substring(0, bracket)));
        int end;
        while (bracket >= 0 && (end = key.indexOf(']', bracket)) > 0) {
            path.add(key.substring(bracket + 1, end));
            bracket = key.indexOf('[', end);
        }
        return path;
    }

    private static void put(Map<String, Object> fields, List<String> path, String value) {
        Map<String, Object> level = fields;
        for (String name : path.subList(0, path.size() - 1)) {
            Object next = level.get(name);
            if (!(next instanceof Map)) {
                next = new LinkedHashMap<String, Object>();
                level.put(name.isEmpty() ? String.valueOf(level.size()) : name, next);
            }
            level = castToMap(next);
        }
        String last = path.getLast();
        level.put(last.isEmpty() ? String.valueOf(level.size()) : last, value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> castToMap(Object value) {
        return (Map<String, Object>) value;
    }
}
