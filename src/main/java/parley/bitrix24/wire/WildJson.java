package parley.bitrix24.wire;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A JSON answer of the platform, read with the tolerance it needs: numbers come as texts, empty objects as empty arrays
 * (rest.md §2), anything may be missing.
 */
public final class WildJson {
    /** Fifty lists of fifty have less. A token takes far more memory than its bytes. */
    private static final long MOST_TOKENS = 200_000;

    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
            .build());

    private static final WildJson NOTHING = new WildJson(MissingNode.getInstance());

    private final JsonNode node;

    private WildJson(JsonNode node) {
        this.node = node;
    }

    /** Nothing when the bytes are no JSON, or more than any answer is. */
    public static Optional<WildJson> parse(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(new WildJson(node));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    public WildJson at(String... place) {
        JsonNode found = node;
        for (String step : place) {
            found = found.path(step);
        }
        return new WildJson(found);
    }

    public static WildJson nothing() {
        return NOTHING;
    }

    public boolean has(String name) {
        return node.has(name);
    }

    public boolean isObject() {
        return node.isObject();
    }

    public boolean isArray() {
        return node.isArray();
    }

    /** The scalar at the place as a text, unless it is absent, null, empty or no scalar. */
    public Optional<String> text(String... place) {
        JsonNode found = at(place).node;
        if (!found.isValueNode() || found.isNull()) {
            return Optional.empty();
        }
        String text = found.asString();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    public String required(String... place) throws Malformed {
        return text(place).orElseThrow(() -> new Malformed("There is no text at " + String.join(".", place)));
    }

    public OptionalLong number(String... place) {
        return text(place).map(Numbers::parse).orElse(OptionalLong.empty());
    }

    public long requiredNumber(String... place) throws Malformed {
        return number(place).orElseThrow(() -> new Malformed("There is no whole number at " + String.join(".", place)));
    }

    public boolean yes(String... place) {
        return text(place).map(Yes::is).orElse(false);
    }

    /** A moment, written as ISO 8601 with offset or as Unix seconds. */
    public Optional<Instant> moment(String... place) {
        OptionalLong seconds = number(place);
        if (seconds.isPresent()) {
            // Far beyond any real token; keeps arithmetic on the result from overflowing.
            return Optional.of(Instant.ofEpochSecond(Math.clamp(seconds.getAsLong(), 0L, 32_503_680_000L)));
        }
        return text(place).flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        });
    }

    /** The members of an object or the elements of an array. */
    public List<WildJson> items() {
        return node.isContainer() ? node.values().stream().map(WildJson::new).toList() : List.of();
    }

    /** Names no content. */
    @Override
    public String toString() {
        return "WildJson[" + node.getNodeType() + "]";
    }
}
