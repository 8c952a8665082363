package parley.authoring;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.portals.PortalId;

/** The one gate to commands: a command is found only through the bot it belongs to, and that through its portal. */
public interface Commands {
    OfBot of(PortalId portal, BotId bot);

    /** The commands of one bot. Absent and foreign look the same. */
    interface OfBot {
        /** In the order of their creation, with those that still have to go. */
        List<Command> all();

        Optional<Command> find(CommandId id);

        Optional<Command> findByFormKey(String formKey);

        /** A fresh id for a command to be added. */
        CommandId nextId();

        /** Adds a command; false when the bot has one of its name, or one from this form. */
        boolean add(Command command, String formKey);

        /** Replaces what the author decides; false when it is not at that revision any more, or not wanted. */
        boolean replace(Command command, long revision);

        /** Notes where the command stands in the portal; its revision stays. */
        void note(CommandId id, CommandStanding standing, Problem.@Nullable Kind trouble);

        /** The author does not want it any more; its name is free from now on. */
        void dismiss(CommandId id);

        void remove(CommandId id);
    }
}
