package parley.sandbox.pages;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Portal;

/** What stands for somebody in lists and bubbles: a photo, or an initial on a colour. */
public final class Faces {
    /** Photo is the address of an image, empty when there is none. */
    public record Face(long id, String name, String note, String initial, String color, String photo, boolean isBot) {}

    private static final Map<String, String> COLORS = Map.ofEntries(
            Map.entry("RED", "#c0392b"),
            Map.entry("GREEN", "#2e7d32"),
            Map.entry("MINT", "#167a6e"),
            Map.entry("LIGHT_BLUE", "#1271b8"),
            Map.entry("DARK_BLUE", "#1f4a8f"),
            Map.entry("PURPLE", "#7b3fa0"),
            Map.entry("AQUA", "#0b7285"),
            Map.entry("PINK", "#b8326d"),
            Map.entry("LIME", "#5b7a12"),
            Map.entry("BROWN", "#7a4f2b"),
            Map.entry("AZURE", "#1565a7"),
            Map.entry("KHAKI", "#756b1f"),
            Map.entry("SAND", "#8a6116"),
            Map.entry("MARENGO", "#4b5d6b"),
            Map.entry("GRAY", "#616a73"),
            Map.entry("GRAPHITE", "#343a40"));
    private static final List<String> PEOPLE_COLORS = List.of("#1f4a8f", "#7b3fa0", "#167a6e", "#8a6116", "#b8326d");

    private Faces() {}

    static Face of(Portal portal, long userId) {
        Optional<Bot> bot = portal.registry().find(userId);
        if (bot.isPresent()) {
            String photo = bot.get().profile().photo().isEmpty() ? "" : "/avatars/" + userId;
            String color = COLORS.getOrDefault(bot.get().profile().color(), "#1565a7");
            String name = bot.get().name();
            return new Face(userId, name, bot.get().profile().position(), initial(name), color, photo, true);
        }
        String name = portal.messenger().nameOf(userId);
        String position =
                portal.staff().find(userId).map(person -> person.position()).orElse("");
        String color = PEOPLE_COLORS.get((int) (userId % PEOPLE_COLORS.size()));
        return new Face(userId, name, position, initial(name), color, "", false);
    }

    static Face ofGroup(String title) {
        return new Face(0, title, "", initial(title), "#4b5d6b", "", false);
    }

    /** The bytes of a bot's photo. */
    static Optional<byte[]> photo(Portal portal, long botId) {
        return portal.registry()
                .find(botId)
                .map(bot -> bot.profile().photo())
                .filter(photo -> !photo.isEmpty())
                .map(Base64.getDecoder()::decode);
    }

    private static String initial(String name) {
        return name.isEmpty() ? "?" : name.substring(0, name.offsetByCodePoints(0, 1));
    }
}
