package parley.authoring;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.authoring.CheckCommand.Content;
import parley.authoring.CheckCommand.Judgement;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;
import parley.engine.Topic;

/** Checks the draft of a command, keeps it, and makes the portal know the bot's commands as they are here. */
public final class SaveCommand {
    /** The messenger shows them as one list. */
    public static final int MOST_COMMANDS = 50;

    private final Commands commands;
    private final ConvergeCommands converge;

    public SaveCommand(Commands commands, ConvergeCommands converge) {
        this.commands = commands;
        this.converge = converge;
    }

    /**
     * Makes a new command.
     *
     * @param formKey chosen when the form was drawn: the same form sent twice makes one command
     */
    public SavedCommand create(Bot bot, String formKey, CommandDraft draft) {
        Commands.OfBot own = commands.of(bot.portal(), bot.id());
        Optional<Command> earlier = own.findByFormKey(formKey);
        if (earlier.isPresent()) {
            return change(bot, earlier.get().id(), earlier.get().revision(), draft);
        }
        List<Command> wanted = own.all().stream().filter(Command::wanted).toList();
        if (wanted.size() >= MOST_COMMANDS) {
            return rejected(new Problem(Field.COMMAND, Kind.TOO_MANY_COMMANDS, MOST_COMMANDS));
        }
        Judgement judgement = judge(bot, draft, null);
        Content content = judgement.content();
        if (content == null) {
            return new SavedCommand.Rejected(judgement.problems());
        }
        Command command = new Command(
                own.nextId(),
                bot.portal(),
                bot.id(),
                content.terms(),
                content.topic(),
                true,
                new CommandStanding.NotRegistered(),
                null,
                1);
        return own.add(command, formKey) ? tell(bot, command) : rejected(taken(content));
    }

    /**
     * Changes a command.
     *
     * @param revision of the command the author saw when starting to type
     */
    public SavedCommand change(Bot bot, CommandId id, long revision, CommandDraft draft) {
        Commands.OfBot own = commands.of(bot.portal(), bot.id());
        Optional<Command> found = own.find(id).filter(Command::wanted);
        if (found.isEmpty()) {
            return rejected(new Problem(Field.COMMAND, Kind.DELETED_MEANWHILE));
        }
        Command before = found.get();
        if (before.revision() != revision) {
            return rejected(new Problem(Field.COMMAND, Kind.CHANGED_MEANWHILE));
        }
        Judgement judgement = judge(bot, draft, id);
        Content content = judgement.content();
        if (content == null) {
            return new SavedCommand.Rejected(judgement.problems());
        }
        Command after = new Command(
                id,
                bot.portal(),
                bot.id(),
                content.terms(),
                content.topic(),
                true,
                before.standing(),
                before.trouble(),
                revision + 1);
        return own.replace(after, revision)
                ? tell(bot, after)
                : rejected(new Problem(Field.COMMAND, Kind.CHANGED_MEANWHILE));
    }

    private Judgement judge(Bot bot, CommandDraft draft, @Nullable CommandId except) {
        Set<String> others = commands.of(bot.portal(), bot.id()).all().stream()
                .filter(command -> command.wanted() && !command.id().equals(except))
                .map(command -> command.terms().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Set<String> topics = bot.scenario().topics().stream().map(Topic::id).collect(Collectors.toSet());
        return new CheckCommand(draft).against(others, topics);
    }

    private SavedCommand tell(Bot bot, Command command) {
        Problem problem = converge.converge(bot).get(command.id());
        return problem == null ? new SavedCommand.InPlace(command) : new SavedCommand.Kept(command, problem);
    }

    private static Problem taken(Content content) {
        return new Problem(
                Field.COMMAND_NAME, Kind.COMMAND_TAKEN, content.terms().name());
    }

    private static SavedCommand rejected(Problem problem) {
        return new SavedCommand.Rejected(List.of(problem));
    }
}
