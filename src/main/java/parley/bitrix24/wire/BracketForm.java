package parley.bitrix24.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * A form body whose keys name places in a tree, {@code a[b][0]=c}, as PHP's {@code http_build_query} writes it (events.md
 * §11). Whatever the bytes are, it is either read or called malformed; wrong escapes and wrong UTF-8 become replacement
 * characters, because losing a person's message over one bad byte would be worse. An absent text and an empty one are the
 * same, for the platform drops what is empty. Does not change once it is read.
 *
 * <p>The maps are ordered hash maps of strings, which turn colliding keys into trees: a flood of them costs little.
 */
public final class BracketForm {
    public static final int MOST_BYTES = 256 * 1024;
    public static final int MOST_KEYS = 5_000;
    /** Counted each time the way to another branch is walked: each costs far more memory than its bytes. */
    public static final int MOST_BRANCHES = 5_000;

    public static final int MOST_DEPTH = 16;
    public static final int LONGEST_KEY = 1_000;
    public static final int LONGEST_VALUE = 65_536;

    private final String path;
    /** A value is a {@code String} or a {@code BracketForm}. */
    private final Map<String, Object> members = new LinkedHashMap<>();

    private long nextIndex;

    private BracketForm(String path) {
        this.path = path;
    }

    public static BracketForm parse(byte[] body) throws Malformed {
        if (body.length > MOST_BYTES) {
            throw new Malformed("The form is longer than " + MOST_BYTES + " bytes");
        }
        return parseOwn(body);
    }

    /** Reads what {@link #toJson} wrote, or {@link #encode}, as it was stored in earlier days. */
    public static BracketForm stored(byte[] body) throws Malformed {
        return body.length > 0 && body[0] == '{' ? ofJson(body) : parseOwn(body);
    }

    /** What was written may be longer than what came in: escapes take room. */
    private static BracketForm parseOwn(byte[] body) throws Malformed {
        BracketForm form = new BracketForm("");
        FormReader.read(body, form);
        return form;
    }

    private static BracketForm ofJson(byte[] body) throws Malformed {
        BracketForm form = new BracketForm("");
        try (JsonParser json = JsonMapper.shared().createParser(body)) {
            json.nextToken();
            form.read(json);
        } catch (JacksonException broken) {
            throw new Malformed("The stored form is no JSON");
        }
        return form;
    }

    /** Takes the members of the object whose beginning was read last. */
    private void read(JsonParser json) {
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                descend(key).read(json);
            } else {
                members.put(key, json.getString());
            }
        }
    }

    /** Reads a query string, which is written the same way. */
    public static BracketForm parse(String query) throws Malformed {
        return parse(query.getBytes(StandardCharsets.UTF_8));
    }

    /** The text at the place, unless it is absent or empty. */
    public Optional<String> text(String... place) {
        return find(place) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    /** The text at the place, or nothing spelled as an empty text. */
    public String textOrEmpty(String... place) {
        return text(place).orElse("");
    }

    public String required(String... place) throws Malformed {
        return text(place).orElseThrow(() -> new Malformed("There is no text at " + path(place)));
    }

    /** The number at the place, unless it is absent or no whole number. */
    public OptionalLong number(String... place) {
        return text(place).map(Numbers::parse).orElse(OptionalLong.empty());
    }

    public long requiredNumber(String... place) throws Malformed {
        return number(place).orElseThrow(() -> new Malformed("There is no whole number at " + path(place)));
    }

    /** Whether the place says yes in one of the platform's ways; absent is no. */
    public boolean yes(String... place) {
        return text(place).map(Yes::is).orElse(false);
    }

    /** The part of the form below the place; empty where there is none. */
    public BracketForm at(String... place) {
        return find(place) instanceof BracketForm branch ? branch : new BracketForm(path(place));
    }

    /** The keys right below, in their order. */
    public List<String> keys() {
        return List.copyOf(members.keySet());
    }

    /** The texts right below, whatever their keys, in their order. */
    public List<String> texts() {
        return members.values().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** The same form without these keys, wherever they are; the keys are given in lower case and match in any case. */
    public BracketForm without(Set<String> keys) {
        BracketForm copy = new BracketForm(path);
        members.forEach((key, value) -> {
            if (!keys.contains(key.toLowerCase(Locale.ROOT))) {
                copy.members.put(key, value instanceof BracketForm branch ? branch.without(keys) : value);
            }
        });
        return copy;
    }

    /** The same form with only these keys right below. */
    public BracketForm only(Set<String> keys) {
        BracketForm copy = new BracketForm(path);
        members.forEach((key, value) -> {
            if (keys.contains(key)) {
                copy.members.put(key, value);
            }
        });
        return copy;
    }

    /** The same form with another part at the key right below. */
    public BracketForm with(String key, BracketForm part) {
        BracketForm copy = new BracketForm(path);
        copy.members.putAll(members);
        copy.members.put(key, part);
        return copy;
    }

    /** The same form with another text at the key right below. */
    public BracketForm with(String key, String text) {
        BracketForm copy = new BracketForm(path);
        copy.members.putAll(members);
        copy.members.put(key, text);
        return copy;
    }

    public static BracketForm empty() {
        return new BracketForm("");
    }

    /** Writes the form as it is read: brackets escaped, numbered lists, nothing for empty branches. */
    public byte[] encode() {
        StringBuilder written = new StringBuilder();
        write("", written);
        return written.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Writes the form to be stored: half as long, for nothing is said twice. */
    public byte[] toJson() {
        ByteArrayOutputStream written = new ByteArrayOutputStream(2_000);
        try (JsonGenerator json = JsonMapper.shared().createGenerator(written)) {
            write(json);
        }
        return written.toByteArray();
    }

    private void write(JsonGenerator json) {
        json.writeStartObject();
        members.forEach((key, value) -> {
            json.writeName(key);
            switch (value) {
                case BracketForm branch -> branch.write(json);
                default -> json.writeString((String) value);
            }
        });
        json.writeEndObject();
    }

    /** Names no content: a form holds tokens and what people wrote. */
    @Override
    public String toString() {
        return "BracketForm[" + path + ", " + members.size() + " keys]";
    }

    /** The branch at the end of the way, which is made where it is missing. */
    BracketForm descend(List<String> way) {
        BracketForm branch = this;
        for (String step : way) {
            branch = branch.descend(branch.name(step));
        }
        return branch;
    }

    void put(String step, String value) {
        members.put(name(step), value);
    }

    private BracketForm descend(String step) {
        if (members.get(step) instanceof BracketForm there) {
            return there;
        }
        BracketForm branch = new BracketForm(path.isEmpty() ? step : path + "[" + step + "]");
        members.put(step, branch);
        return branch;
    }

    /** An empty step means the next number of a list. */
    private String name(String step) {
        OptionalLong index = step.isEmpty() ? OptionalLong.of(nextIndex) : Numbers.parseIndex(step);
        if (index.isPresent()) {
            nextIndex = Math.max(nextIndex, index.getAsLong() + 1);
        }
        return step.isEmpty() ? Long.toString(index.orElseThrow()) : step;
    }

    private @Nullable Object find(String... place) {
        Object found = this;
        for (String step : place) {
            found = found instanceof BracketForm branch ? branch.members.get(step) : null;
        }
        return found;
    }

    private String path(String... place) {
        StringBuilder whole = new StringBuilder(path);
        for (String step : place) {
            whole.append(whole.isEmpty() ? step : "[" + step + "]");
        }
        return whole.toString();
    }

    private void write(String prefix, StringBuilder written) {
        members.forEach((key, value) -> {
            switch (value) {
                case BracketForm branch -> {
                    StringBuilder name = new StringBuilder();
                    writeName(prefix, key, name);
                    branch.write(name.toString(), written);
                }
                default -> {
                    if (!written.isEmpty()) {
                        written.append('&');
                    }
                    writeName(prefix, key, written);
                    written.append('=');
                    Percent.encode((String) value, written);
                }
            }
        });
    }

    private static void writeName(String branch, String key, StringBuilder written) {
        written.append(branch);
        if (branch.isEmpty()) {
            Percent.encode(key, written);
        } else {
            written.append("%5B");
            Percent.encode(key, written);
            written.append("%5D");
        }
    }
}
