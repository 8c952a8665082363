package parley.authoring;

import java.util.Locale;
import java.util.Map;
import parley.authoring.BotPlatform.Answer;
import parley.authoring.BotPlatform.Done;
import parley.portals.PortalId;

/**
 * The portal's register of commands. Every method is one call over the network and must not be used inside a transaction. The
 * portal cannot list commands, so the number it gives must be kept.
 */
public interface CommandPlatform {

    /** Registers a command of the bot and answers with the portal's number of it. */
    Answer<Long> registerCommand(PortalId portal, long bot, Command command);

    /** Removes a command. Success also when it was not there any more. */
    Answer<Done> removeCommand(PortalId portal, long command);

    /**
     * What people can call a bot by.
     *
     * @param name Latin letters and digits, without a slash
     * @param everywhere whether it also works in chats the bot is not in
     * @param hidden whether only buttons use it
     * @param titles what it does, by language
     */
    record Command(String name, boolean everywhere, boolean hidden, Map<Locale, String> titles) {
        public Command {
            titles = Map.copyOf(titles);
        }
    }
}
