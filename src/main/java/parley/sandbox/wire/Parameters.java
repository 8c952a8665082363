package parley.sandbox.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of one call, read the way PHP compares them: everything may come as a string. */
public record Parameters(Map<String, Object> values) {
    public Parameters {
        values = new LinkedHashMap<>(values);
    }

    public static Parameters of(@Nullable Object value) {
        Map<String, Object> values = new LinkedHashMap<>();
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((key, part) -> {
                    if (part != null) {
                        values.put(String.valueOf(key), part);
                    }
                });
            case List<?> list -> {
                for (int index = 0; index < list.size(); index++) {
                    values.put(String.valueOf(index), list.get(index));
                }
            }
            case null, default -> {}
        }
        return new Parameters(values);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public @Nullable Object raw(String name) {
        return values.get(name);
    }

    /** The text under a name, empty when absent or no scalar. */
    public String text(String name) {
        return switch (values.get(name)) {
            case null -> "";
            case Map<?, ?> _, List<?> _ -> "";
            case Boolean flag -> flag ? "1" : "";
            case Object scalar -> scalar.toString();
        };
    }

    public Optional<String> textIfPresent(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** The number under a name, 0 when it is absent or no number, as {@code intval} gives it. */
    public long number(String name) {
        String text = text(name).strip();
        return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    /** Bitrix24 booleans are the strings Y and N (bots-v1.md, 1). */
    public boolean isYes(String name, boolean otherwise) {
        return has(name) ? text(name).equals("Y") : otherwise;
    }

    public Parameters inside(String name) {
        return of(values.get(name));
    }

    public boolean isMap(String name) {
        return values.get(name) instanceof Map || values.get(name) instanceof List;
    }
}
