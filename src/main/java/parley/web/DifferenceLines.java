package parley.web;

import java.util.List;
import java.util.Locale;
import parley.authoring.Difference;
import parley.authoring.Part;

/** Differences between two states of a bot as people read them. */
final class DifferenceLines {
    private static final int LONGEST_IN_VIEW = 160;
    private static final int MOST_LINES_IN_VIEW = 3;

    private DifferenceLines() {}

    /**
     * One part of a bot with both values.
     *
     * @param key of the place, as a form sends it back
     */
    public record Line(String key, String label, Value before, Value after) {}

    /**
     * A value; of a long one the beginning.
     *
     * @param beginning empty when the whole is short enough
     */
    public record Value(String whole, String beginning, boolean nothing) {
        public boolean clamped() {
            return !beginning.isEmpty();
        }
    }

    static List<Line> of(Locale language, List<Difference> differences) {
        return differences.stream()
                .map(difference -> line(language, difference))
                .toList();
    }

    private static Line line(Locale language, Difference difference) {
        Part part = difference.place().part();
        boolean otherPhoto = part == Part.PHOTO && !difference.before().isEmpty();
        return new Line(
                difference.place().key(),
                label(language, part, difference.about()),
                value(language, part, difference.before(), false),
                value(language, part, difference.after(), otherPhoto));
    }

    private static String label(Locale language, Part part, String about) {
        return switch (part) {
            case PHOTO -> Messages.text(language, "bots.form.photo");
            case NAME -> Messages.text(language, "bots.form.name");
            case LAST_NAME -> Messages.text(language, "bots.form.last-name");
            case POSITION -> Messages.text(language, "bots.form.position");
            case COLOR -> Messages.text(language, "bots.form.color");
            case KIND -> Messages.text(language, "bots.form.kind.label");
            case OPEN_CHANNELS -> Messages.text(language, "bots.form.open-channels");
            case LANGUAGE -> Messages.text(language, "bots.form.language");
            case GREETING -> Messages.text(language, "bots.form.greeting");
            case TOPIC_WORDINGS -> Messages.text(language, "changes.topic.wordings", about);
            case TOPIC_REPLY -> Messages.text(language, "changes.topic.reply", about);
            case TOPIC_ORDER -> Messages.text(language, "changes.topic.order");
            case FALLBACK -> Messages.text(language, "bots.form.fallback");
            case EMAIL -> Messages.text(language, "bots.form.email");
            case WEBSITE -> Messages.text(language, "bots.form.website");
            case BIRTHDAY -> Messages.text(language, "bots.form.birthday");
            case GENDER -> Messages.text(language, "bots.form.gender");
            case CODE -> Messages.text(language, "bots.form.code");
            case VERSION -> Messages.text(language, "changes.version");
            case RETENTION -> Messages.text(language, "transcripts.retention.days");
        };
    }

    private static Value value(Locale language, Part part, String value, boolean otherPhoto) {
        String text = switch (part) {
            case PHOTO ->
                value.isEmpty() ? "" : Messages.text(language, otherPhoto ? "changes.photo.other" : "changes.photo");
            case COLOR -> choice(language, "bots.color.", value);
            case KIND -> choice(language, "bots.kind.", value);
            case LANGUAGE -> choice(language, "bots.language.", value);
            case GENDER -> choice(language, "bots.gender.", value);
            case OPEN_CHANNELS -> Messages.text(language, value.isEmpty() ? "changes.no" : "changes.yes");
            case NAME,
                    LAST_NAME,
                    POSITION,
                    GREETING,
                    TOPIC_WORDINGS,
                    TOPIC_REPLY,
                    TOPIC_ORDER,
                    FALLBACK,
                    EMAIL,
                    WEBSITE,
                    BIRTHDAY,
                    CODE,
                    VERSION,
                    RETENTION -> value;
        };
        return text.isEmpty()
                ? new Value(Messages.text(language, "changes.empty"), "", true)
                : new Value(text, beginning(text), false);
    }

    /** The name of a value; one that nobody offered stays as it came. */
    private static String choice(Locale language, String family, String value) {
        return value.isEmpty()
                ? ""
                : Messages.find(language, family + value, List.of()).orElse(value);
    }

    private static String beginning(String text) {
        List<String> lines = text.lines().toList();
        if (text.length() <= LONGEST_IN_VIEW && lines.size() <= MOST_LINES_IN_VIEW) {
            return "";
        }
        String first = String.join("\n", lines.subList(0, Math.min(lines.size(), MOST_LINES_IN_VIEW)));
        // Not through the middle of a character.
        int end = Math.min(first.length(), LONGEST_IN_VIEW);
        boolean split = end < first.length() && Character.isLowSurrogate(first.charAt(end));
        return first.substring(0, split ? end - 1 : end) + "…";
    }
}
