package parley.authoring;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A form laid out place by place, so that two can be compared and joined. What is not there reads as empty. */
final class Sheet {
    private final Map<Place, String> values = new LinkedHashMap<>();

    private Sheet() {}

    static Sheet of(BotDraft draft) {
        Sheet sheet = new Sheet();
        PhotoId photo = draft.photo();
        sheet.put(Part.PHOTO, photo == null ? "" : photo.value());
        sheet.put(Part.NAME, draft.name());
        sheet.put(Part.LAST_NAME, draft.lastName());
        sheet.put(Part.POSITION, draft.position());
        sheet.put(Part.COLOR, draft.color());
        sheet.put(Part.KIND, draft.kind());
        sheet.put(Part.OPEN_CHANNELS, draft.openChannels() ? "yes" : "");
        sheet.put(Part.EMAIL, draft.email());
        sheet.put(Part.WEBSITE, draft.website());
        sheet.put(Part.BIRTHDAY, draft.birthday());
        sheet.put(Part.GENDER, draft.gender());
        sheet.put(Part.CODE, draft.code());
        return sheet;
    }

    /** The form with these values, and otherwise as it was. */
    BotDraft on(BotDraft draft) {
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
                draft.language(),
                draft.greeting(),
                draft.topics(),
                draft.fallback());
    }

    /** The places of this one and the other, each once. */
    Set<Place> placesWith(Sheet other) {
        Set<Place> places = new LinkedHashSet<>(values.keySet());
        places.addAll(other.values.keySet());
        return places;
    }

    private String at(Part part) {
        return at(Place.of(part));
    }

    String at(Place place) {
        return values.getOrDefault(place, "");
    }

    private void put(Part part, String value) {
        put(Place.of(part), value);
    }

    /** As the checks keep it, so that blanks at an end make no difference. */
    void put(Place place, @Nullable String value) {
        values.put(place, Objects.requireNonNullElse(value, "").strip());
    }

    /** Takes one value from the other. */
    void take(Place place, Sheet other) {
        values.put(place, other.at(place));
    }
}
