package parley.authoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import parley.portals.PortalId;

/** Commands without a database, with the same promises. */
public final class CommandsInMemory implements Commands {
    private final Map<List<Object>, OfOneBot> bots = new HashMap<>();
    private long last;

    @Override
    public OfBot of(PortalId portal, BotId bot) {
        return bots.computeIfAbsent(List.of(portal, bot), _ -> new OfOneBot());
    }

    private final class OfOneBot implements OfBot {
        private final Map<CommandId, Command> commands = new LinkedHashMap<>();
        private final Map<String, CommandId> forms = new HashMap<>();

        @Override
        public List<Command> all() {
            return new ArrayList<>(commands.values());
        }

        @Override
        public Optional<Command> find(CommandId id) {
            return Optional.ofNullable(commands.get(id));
        }

        @Override
        public Optional<Command> findByFormKey(String formKey) {
            return Optional.ofNullable(forms.get(formKey)).flatMap(this::find);
        }

        @Override
        public CommandId nextId() {
            return new CommandId(++last);
        }

        @Override
        public boolean add(Command command, String formKey) {
            boolean taken = forms.containsKey(formKey)
                    || commands.values().stream()
                            .anyMatch(other -> other.wanted()
                                    && other.terms()
                                            .name()
                                            .equalsIgnoreCase(command.terms().name()));
            if (!taken) {
                commands.put(command.id(), command);
                forms.put(formKey, command.id());
            }
            return !taken;
        }

        @Override
        public boolean replace(Command command, long revision) {
            Command before = commands.get(command.id());
            if (before == null || before.revision() != revision || !before.wanted()) {
                return false;
            }
            commands.put(command.id(), with(command, before.wanted(), before.standing(), before.trouble()));
            return true;
        }

        @Override
        public void note(CommandId id, CommandStanding standing, Problem.@Nullable Kind trouble) {
            change(id, command -> with(command, command.wanted(), standing, trouble));
        }

        @Override
        public void dismiss(CommandId id) {
            change(id, command -> with(command, false, command.standing(), command.trouble()));
        }

        @Override
        public void remove(CommandId id) {
            commands.remove(id);
            forms.values().remove(id);
        }

        private void change(CommandId id, UnaryOperator<Command> change) {
            commands.computeIfPresent(id, (_, command) -> change.apply(command));
        }
    }

    private static Command with(
            Command command, boolean wanted, CommandStanding standing, Problem.@Nullable Kind trouble) {
        return new Command(
                command.id(),
                command.portal(),
                command.bot(),
                command.terms(),
                command.topic(),
                wanted,
                standing,
                trouble,
                command.revision());
    }
}
