package parley.web;

import java.util.Locale;
import parley.authoring.BotColor;
import parley.portals.Colleague;

/** Pictures of people, whose photos we do not ask for. */
final class Avatars {
    private static final BotColor[] COLORS = BotColor.values();

    private Avatars() {}

    /** The initial, on a colour that stays the person's. */
    static BotListView.Avatar of(Colleague colleague) {
        String initial = colleague.name().isEmpty()
                ? ""
                : Character.toString(colleague.name().codePointAt(0)).toUpperCase(Locale.ROOT);
        BotColor color = COLORS[Math.floorMod(colleague.user().value(), COLORS.length)];
        return new BotListView.Avatar("", initial, "avatar--" + BotListView.color(color));
    }

    /** What to call a person whose name the portal has not told us yet. */
    static String name(Locale language, Colleague colleague) {
        return colleague.name().isEmpty()
                ? Messages.text(
                        language,
                        "editors.nameless",
                        Long.toString(colleague.user().value()))
                : colleague.name();
    }
}
