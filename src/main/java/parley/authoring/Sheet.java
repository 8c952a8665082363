package parley.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.authoring.BotDraft.TopicDraft;

/** A draft laid out place by place, so that two can be compared and joined. What is not there reads as empty. */
final class Sheet {
    private static final String FRESH = "fresh-";

    private final Map<Place, String> values = new LinkedHashMap<>();

    private Sheet() {}

    static Sheet of(BotDraft draft) {
        Sheet sheet = new Sheet();
        sheet.put(
                Place.of(Part.PHOTO), draft.photo() == null ? "" : draft.photo().value());
        sheet.put(Place.of(Part.NAME), draft.name());
        sheet.put(Place.of(Part.LAST_NAME), draft.lastName());
        sheet.put(Place.of(Part.POSITION), draft.position());
        sheet.put(Place.of(Part.COLOR), draft.color());
        sheet.put(Place.of(Part.KIND), draft.kind());
        sheet.put(Place.of(Part.OPEN_CHANNELS), draft.openChannels() ? "yes" : "");
        sheet.put(Place.of(Part.LANGUAGE), draft.language());
        sheet.put(Place.of(Part.GREETING), draft.greeting());
        for (TopicDraft topic : draft.topics()) {
            String id = topic.id().isEmpty() ? FRESH + sheet.values.size() : topic.id();
            sheet.put(new Place(Part.TOPIC_WORDINGS, id), topic.wordings());
            sheet.put(new Place(Part.TOPIC_REPLY, id), topic.reply());
        }
        sheet.put(Place.of(Part.FALLBACK), draft.fallback());
        sheet.put(Place.of(Part.EMAIL), draft.email());
        sheet.put(Place.of(Part.WEBSITE), draft.website());
        sheet.put(Place.of(Part.BIRTHDAY), draft.birthday());
        sheet.put(Place.of(Part.GENDER), draft.gender());
        sheet.put(Place.of(Part.CODE), draft.code());
        return sheet;
    }

    BotDraft draft() {
        String photo = at(Part.PHOTO);
        return new BotDraft(
                at(Part.CODE),
                at(Part.KIND),
                !at(Part.OPEN_CHANNELS).isEmpty(),
                at(Part.NAME),
                at(Part.LAST_NAME),
                at(Part.COLOR),
                at(Part.EMAIL),
                at(Part.BIRTHDAY),
                at(Part.POSITION),
                at(Part.WEBSITE),
                at(Part.GENDER),
                photo.isEmpty() ? null : new PhotoId(photo),
                at(Part.LANGUAGE),
                at(Part.GREETING),
                drafts(),
                at(Part.FALLBACK));
    }

    private List<TopicDraft> drafts() {
        List<TopicDraft> drafts = new ArrayList<>();
        for (String id : topics()) {
            drafts.add(new TopicDraft(
                    id.startsWith(FRESH) ? "" : id,
                    at(new Place(Part.TOPIC_WORDINGS, id)),
                    at(new Place(Part.TOPIC_REPLY, id))));
        }
        return drafts;
    }

    /** Ids of the topics that say anything, in their order. */
    List<String> topics() {
        return values.keySet().stream()
                .filter(place -> place.part().ofTopic())
                .map(Place::topic)
                .distinct()
                .filter(this::hasTopic)
                .toList();
    }

    boolean hasTopic(String id) {
        return !at(new Place(Part.TOPIC_WORDINGS, id)).isEmpty()
                || !at(new Place(Part.TOPIC_REPLY, id)).isEmpty();
    }

    /** The places of this one and the other, each once. */
    Set<Place> placesWith(Sheet other) {
        Set<Place> places = new LinkedHashSet<>(values.keySet());
        places.addAll(other.values.keySet());
        return places;
    }

    String at(Part part) {
        return at(Place.of(part));
    }

    String at(Place place) {
        return values.getOrDefault(place, "");
    }

    /** The first wording of the topic, for people to know it by. */
    String about(Place place) {
        return place.part().ofTopic()
                ? at(new Place(Part.TOPIC_WORDINGS, place.topic()))
                        .lines()
                        .findFirst()
                        .orElse("")
                : "";
    }

    void put(Place place, @Nullable String value) {
        values.put(place, tidy(place.part(), value == null ? "" : value));
    }

    /** Takes one value from the other; of a topic that one of the two does not have, both. */
    void take(Place place, Sheet other) {
        boolean whole = place.part().ofTopic() && !(hasTopic(place.topic()) && other.hasTopic(place.topic()));
        if (whole) {
            for (Part part : List.of(Part.TOPIC_WORDINGS, Part.TOPIC_REPLY)) {
                Place half = new Place(part, place.topic());
                values.put(half, other.at(half));
            }
        } else {
            values.put(place, other.at(place));
        }
    }

    /** As the checks keep it, so that blanks at an end make no difference. */
    private static String tidy(Part part, String value) {
        return part == Part.TOPIC_WORDINGS
                ? value.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("\n"))
                : value.strip();
    }
}
