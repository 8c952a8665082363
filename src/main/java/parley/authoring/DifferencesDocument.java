package parley.authoring;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Differences as one readable document: the form in which they are kept. */
public final class DifferencesDocument {
    private static final JsonMapper JSON = new JsonMapper();

    private DifferencesDocument() {}

    public static String write(List<Difference> differences) {
        ArrayNode document = JSON.createArrayNode();
        for (Difference difference : differences) {
            document.addObject()
                    .put("place", difference.place().key())
                    .put("about", difference.about())
                    .put("before", difference.before())
                    .put("after", difference.after());
        }
        return JSON.writeValueAsString(document);
    }

    /** Reads what {@link #write} wrote; anything else is a damaged store and throws. */
    public static List<Difference> read(String text) {
        return StreamSupport.stream(JSON.readTree(text).spliterator(), false)
                .map(DifferencesDocument::difference)
                .toList();
    }

    private static Difference difference(JsonNode written) {
        String key = written.required("place").asString();
        return new Difference(
                Place.ofKey(key).orElseThrow(() -> new IllegalStateException("A bot has no place " + key)),
                written.required("about").asString(),
                written.required("before").asString(),
                written.required("after").asString());
    }
}
