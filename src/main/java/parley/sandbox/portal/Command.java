package parley.sandbox.portal;

import java.util.Map;

/**
 * A slash command of a bot.
 *
 * @param isCommon usable in any chat, even without the bot
 * @param titles by language code
 */
public record Command(
        long id,
        long botId,
        String name,
        String handler,
        boolean isCommon,
        boolean isHidden,
        boolean forExtranet,
        Map<String, Title> titles) {

    /** What the messenger shows to people of one language. */
    public record Title(String text, String parameters) {}

    public Command {
        titles = Map.copyOf(titles);
    }

    /** Usable in a chat of these members, typed or pressed. */
    public boolean reaches(Chat chat) {
        return isCommon || chat.has(botId);
    }

    /** What is shown where nobody wrote a title for the language is not documented; nothing is. */
    public Title title(String language) {
        return titles.getOrDefault(language, new Title("", ""));
    }
}
