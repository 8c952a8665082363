package parley.authoring;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where in a bot a value stands.
 *
 * @param topic id of the topic, or empty where the part belongs to the whole bot
 */
public record Place(Part part, String topic) {
    static Place of(Part part) {
        return new Place(part, "");
    }

    /** In one word, as a form sends it back. */
    public String key() {
        return topic.isEmpty() ? part.name() : part.name() + "." + topic;
    }

    public static Optional<Place> ofKey(String key) {
        String[] words = key.split("\\.", 2);
        return Arrays.stream(Part.values())
                .filter(part -> part.name().equals(words[0]))
                .map(part -> new Place(part, words.length == 2 ? words[1] : ""))
                .findFirst();
    }
}
