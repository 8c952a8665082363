package parley.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import parley.authoring.Change;
import parley.authoring.Change.Deed;
import parley.authoring.Difference;
import parley.authoring.Part;
import parley.portals.Colleague;

/**
 * The list of changes, the newest first.
 *
 * @param back to the list of bots, on the page of one bot; otherwise empty
 * @param bots to choose from; none on the page of one bot
 * @param older address of the next page, or empty
 */
public record ChangesView(
        String title,
        String back,
        String action,
        List<Option> bots,
        List<Option> people,
        List<Entry> entries,
        String older) {

    /** Something to filter by. */
    public record Option(String value, String label, boolean chosen) {}

    /**
     * One change.
     *
     * @param receipt where there is more to read about it, or empty
     */
    public record Entry(
            BotListView.Avatar avatar,
            String who,
            String sentence,
            Moment when,
            List<DifferenceLines.Line> lines,
            String receipt) {}

    static Entry entry(Locale language, Change change, Instant now) {
        Colleague by = change.by();
        return new Entry(
                by == null ? new BotListView.Avatar("", "P", "avatar--azure") : Avatars.of(by),
                by == null ? Messages.text(language, "changes.parley") : Avatars.name(language, by),
                sentence(language, change.deed()),
                Moment.of(language, change.at(), now),
                DifferenceLines.of(language, change.deed().differences()),
                receipt(change.deed()));
    }

    /** Where it says how much was erased. */
    private static String receipt(Deed deed) {
        return deed.kind() == Change.Kind.ERASED && deed.whom() != null
                ? "/app/erasures/" + deed.whom().user().value()
                : "";
    }

    private static String sentence(Locale language, Deed deed) {
        String bot = deed.bot() == null ? "" : deed.bot().name();
        String whom = deed.whom() == null ? "" : Avatars.name(language, deed.whom());
        String key = switch (deed.kind()) {
            case GRANTED -> deed.bot() == null ? "changes.granted.all" : "changes.granted";
            case WITHDRAWN -> deed.bot() == null ? "changes.withdrawn.all" : "changes.withdrawn";
            case CHANGED -> deed.differences().isEmpty() ? "changes.saved" : "changes.changed";
            case CREATED -> "changes.created";
            case DELETED -> "changes.deleted";
            case PAUSED -> "changes.paused";
            case RESUMED -> "changes.resumed";
            case PUBLISHED -> "changes.published";
            case VERSION_PUBLISHED -> "changes.version.published";
            case VERSION_RETURNED -> "changes.version.returned";
            case REPAIRED -> "changes.repaired";
            case COMMANDS_CHANGED -> "changes.commands";
            case ERASED -> "changes.erased";
            case DROPPED -> deed.bot() == null ? "changes.dropped.other" : "changes.dropped";
        };
        String version = deed.differences().stream()
                .filter(difference -> difference.place().part() == Part.VERSION)
                .map(Difference::after)
                .findFirst()
                .orElse("");
        return Messages.text(language, key, bot, whom, version);
    }
}
