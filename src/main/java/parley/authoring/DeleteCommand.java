package parley.authoring;

import java.util.Optional;

/**
 * Removes a command: people stop being answered by it at once, and it leaves the portal's list as soon as the portal can be
 * told.
 */
public final class DeleteCommand {
    private final Commands commands;
    private final ConvergeCommands converge;

    public DeleteCommand(Commands commands, ConvergeCommands converge) {
        this.commands = commands;
        this.converge = converge;
    }

    /** What kept the portal from letting go of it; nothing when it is gone here and there. */
    public Optional<Problem> delete(Bot bot, CommandId id) {
        commands.of(bot.portal(), bot.id()).dismiss(id);
        return Optional.ofNullable(converge.converge(bot).get(id));
    }
}
