package parley.authoring;

import java.util.List;

/** Finds what differs between two states of one bot's profile. What it says is compared version by version. Pure. */
public final class CompareBots {
    private CompareBots() {}

    /** Part by part, as the form shows them. */
    public static List<Difference> between(Bot before, Bot after) {
        return between(Sheet.of(BotDraft.of(before)), Sheet.of(BotDraft.of(after)));
    }

    static List<Difference> between(Sheet before, Sheet after) {
        return before.placesWith(after).stream()
                .filter(place -> !before.at(place).equals(after.at(place)))
                .map(place -> new Difference(place, "", before.at(place), after.at(place)))
                .toList();
    }
}
