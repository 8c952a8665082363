package parley.authoring;

import parley.authoring.BotPlatform.Answer;
import parley.authoring.BotPlatform.Done;
import parley.portals.PortalId;

/**
 * The portal's register of commands. Every method is one call over the network and must not be used inside a transaction. The
 * portal cannot list commands, so the number it gives must be kept.
 */
public interface CommandPlatform {

    /** Where the portal reports the use of a command to; told with each command. */
    String address();

    /**
     * Registers a command of the bot and answers with the portal's number of it. What happens to one that is registered
     * already is not known: it may come back as it was.
     */
    Answer<Long> registerCommand(PortalId portal, long bot, CommandTerms terms);

    /** Brings everything but its reach up to date. Declined as gone when the portal does not have it. */
    Answer<Done> updateCommand(PortalId portal, long command, CommandTerms terms);

    /** Removes a command. Success also when it was not there any more. */
    Answer<Done> removeCommand(PortalId portal, long command);
}
