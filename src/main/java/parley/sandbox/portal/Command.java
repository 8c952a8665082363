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
        Map<String, String> titles) {

    public Command {
        titles = Map.copyOf(titles);
    }
}
