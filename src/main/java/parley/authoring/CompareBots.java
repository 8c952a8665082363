package parley.authoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what differs between two states of one bot. Pure. */
public final class CompareBots {
    private CompareBots() {}

    /** Part by part, as the form shows them. */
    public static List<Difference> between(Bot before, Bot after) {
        return between(Sheet.of(BotDraft.of(before)), Sheet.of(BotDraft.of(after)));
    }

    static List<Difference> between(Sheet before, Sheet after) {
        List<Difference> differences = new ArrayList<>();
        for (Place place : before.placesWith(after)) {
            if (!before.at(place).equals(after.at(place))) {
                String about = before.about(place).isEmpty() ? after.about(place) : before.about(place);
                differences.add(new Difference(place, about, before.at(place), after.at(place)));
            }
        }
        List<String> orderBefore = order(before, after);
        List<String> orderAfter = order(after, before);
        if (!orderBefore.equals(orderAfter)) {
            differences.add(new Difference(
                    Place.of(Part.TOPIC_ORDER), "", wordings(before, orderBefore), wordings(after, orderAfter)));
        }
        // Stable, so that the halves of one topic stay together.
        differences.sort(
                Comparator.comparing(difference -> group(difference.place().part())));
        return List.copyOf(differences);
    }

    private static Part group(Part part) {
        return part.ofTopic() ? Part.TOPIC_WORDINGS : part;
    }

    private static List<String> order(Sheet one, Sheet other) {
        Set<String> common = one.topics().stream().filter(other::hasTopic).collect(Collectors.toSet());
        return one.topics().stream().filter(common::contains).toList();
    }

    private static String wordings(Sheet sheet, List<String> topics) {
        return topics.stream()
                .map(topic -> sheet.about(new Place(Part.TOPIC_WORDINGS, topic)))
                .collect(Collectors.joining("\n"));
    }
}
