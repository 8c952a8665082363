package parley.sandbox.rest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.sandbox.portal.Button;
import parley.sandbox.wire.Json;
import parley.sandbox.wire.Parameters;
import parley.sandbox.wire.Refusal;

/** ATTACH, KEYBOARD and MENU of a message: an object, an array or a JSON string holding either (messages.md, 1). */
final class Content {
    /** 30 KB each; the smaller reading of the two documented limits (bots-v1.md, 12). */
    private static final int LARGEST = 30_000;

    private Content() {}

    static List<Button> keyboard(Parameters parameters, long botId) {
        Object keyboard = part(parameters, "KEYBOARD");
        if (keyboard == null) {
            return List.of();
        }
        Parameters full = Parameters.of(keyboard);
        boolean isFull = full.has("BUTTONS");
        long target = isFull && full.has("BOT_ID") ? full.number("BOT_ID") : botId;
        List<Button> buttons = new ArrayList<>();
        for (Object item : (isFull ? full.inside("BUTTONS") : full).values().values()) {
            buttons.add(button(Parameters.of(item), target));
        }
        return buttons;
    }

    static @Nullable Object attach(Parameters parameters) {
        return part(parameters, "ATTACH");
    }

    static @Nullable Object menu(Parameters parameters) {
        return part(parameters, "MENU");
    }

    /** Empty and "N" mean: none, or on an update: take it away. */
    private static @Nullable Object part(Parameters parameters, String name) {
        Object raw = parameters.raw(name);
        if (raw instanceof String text && !text.isEmpty() && !text.equals("N")) {
            raw = Json.read(text);
            if (!(raw instanceof Map) && !(raw instanceof List)) {
                throw new Refusal(name + "_ERROR", "Incorrect " + name.toLowerCase(Locale.ROOT) + " params");
            }
        }
        boolean none =
                raw == null || raw instanceof String || Parameters.of(raw).isEmpty();
        if (!none && Json.write(raw).getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw new Refusal(name + "_OVERSIZE", "You have exceeded the maximum allowable size (30 KB)");
        }
        return none ? null : raw;
    }

    /** TEXT and exactly one group of actions, or a line break (messages.md, 3). */
    private static Button button(Parameters item, long botId) {
        boolean isNewLine = item.text("TYPE").equals("NEWLINE");
        long groups = List.of("LINK", "COMMAND", "ACTION", "APP_ID").stream()
                .filter(item::has)
                .count();
        if (!isNewLine && (item.text("TEXT").isBlank() || groups != 1)) {
            throw new Refusal("KEYBOARD_ERROR", "Incorrect keyboard params");
        }
        return new Button(
                item.text("TEXT"),
                isNewLine,
                botId,
                item.text("LINK"),
                item.text("COMMAND").replaceFirst("^/", ""),
                item.text("COMMAND_PARAMS"),
                item.text("ACTION"),
                item.text("ACTION_VALUE"),
                item.isYes("BLOCK", false),
                item.isYes("DISABLED", false),
                false,
                item.has("DISPLAY") ? item.text("DISPLAY") : "BLOCK",
                item.has("BG_COLOR_TOKEN") ? item.text("BG_COLOR_TOKEN") : "base");
    }
}
