package parley.authoring;

import java.util.List;

/**
 * What the portal is told of a command.
 *
 * @param name Latin letters and digits, without a slash
 * @param everywhere whether it also works in chats the bot is not in
 * @param hidden whether only buttons use it
 * @param extranet whether people from outside the company may use it
 * @param titles what it does, each language once
 */
public record CommandTerms(
        String name, boolean everywhere, boolean hidden, boolean extranet, List<CommandTitle> titles) {
    public CommandTerms {
        titles = List.copyOf(titles);
    }

    /** The same under what a portal may know it as. */
    CommandTerms as(String otherName, boolean otherReach) {
        return new CommandTerms(otherName, otherReach, hidden, extranet, titles);
    }
}
