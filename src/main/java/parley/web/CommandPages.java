package parley.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.authoring.BotId;
import parley.authoring.Command;
import parley.authoring.CommandDraft;
import parley.authoring.CommandId;
import parley.authoring.Commands;
import parley.authoring.Problem;
import parley.authoring.SavedCommand;

/** The commands of a bot: listed, made, changed, deleted, told to the portal once more. */
final class CommandPages {
    private final CommandServices services;
    private final Pages pages;
    private final ErrorPages errors;

    CommandPages(CommandServices services, Pages pages, ErrorPages errors) {
        this.services = services;
        this.pages = pages;
        this.errors = errors;
    }

    /** The page that asks whether a command shall be deleted. */
    public record DeletionView(String title, String question, String action, String back) {}

    void list(Context context) {
        withBot(context, bot -> {
            context.header("HX-Push-Url", list(bot));
            Locale language = Exchange.language(context);
            pages.show(
                    context, "commands/list", CommandListView.of(language, bot, own(bot).all(), notice(context, bot)));
        });
    }

    void blank(Context context) {
        withBot(context, bot -> showFresh(context, bot, newKey(), CommandDraft.blank(), List.of()));
    }

    void create(Context context) {
        withBot(context, bot -> {
            CommandForm form = CommandForm.of(context);
            switch (services.save().create(bot, form.formKey(), form.draft())) {
                case SavedCommand.InPlace(Command command) -> saved(context, bot, command);
                case SavedCommand.Kept(Command command, Problem problem) ->
                    showKept(context, bot, command, form.draft(), problem);
                case SavedCommand.Rejected(List<Problem> problems) -> {
                    reject(context);
                    showFresh(context, bot, form.formKey(), form.draft(), problems);
                }
            }
        });
    }

    void edit(Context context) {
        withCommand(
                context,
                (bot, command) ->
                        show(context, bot, command, command.revision(), CommandDraft.of(command), List.of(), false));
    }

    void change(Context context) {
        withBot(context, bot -> {
            CommandForm form = CommandForm.of(context);
            Command before = find(context, bot);
            if (before == null) {
                // What was typed is not lost with the command: it can be made anew.
                reject(context);
                showFresh(
                        context,
                        bot,
                        newKey(),
                        form.draft(),
                        List.of(new Problem(Problem.Field.COMMAND, Problem.Kind.DELETED_MEANWHILE)));
                return;
            }
            switch (services.save().change(bot, before.id(), form.revision(), form.draft())) {
                case SavedCommand.InPlace(Command command) -> saved(context, bot, command);
                case SavedCommand.Kept(Command command, Problem problem) ->
                    showKept(context, bot, command, form.draft(), problem);
                case SavedCommand.Rejected(List<Problem> problems) -> {
                    reject(context);
                    show(context, bot, before, form.revision(), form.draft(), problems, false);
                }
            }
        });
    }

    void askForDeletion(Context context) {
        withCommand(context, (bot, command) -> {
            Locale language = Exchange.language(context);
            String name = command.terms().name();
            String address = list(bot) + "/" + command.id().value();
            pages.show(
                    context,
                    "commands/deletion",
                    new DeletionView(
                            Messages.text(language, "commands.deletion.title", name),
                            Messages.text(language, "commands.deletion.question", name),
                            address + "/deletion",
                            address));
        });
    }

    /** What the portal has not let go of yet, the list shows. */
    void delete(Context context) {
        withCommand(context, (bot, command) -> {
            boolean gone = services.delete().delete(bot, command.id()).isEmpty();
            seeOther(context, list(bot) + (gone ? "?deleted=yes" : ""));
        });
    }

    /** Tells the portal once more what it did not take or hear. */
    void register(Context context) {
        withBot(context, bot -> {
            services.converge().converge(bot);
            seeOther(context, list(bot));
        });
    }

    private void withCommand(Context context, BiConsumer<Bot, Command> page) {
        withBot(context, bot -> {
            Command command = find(context, bot);
            if (command == null) {
                errors.notFound(context);
            } else {
                page.accept(bot, command);
            }
        });
    }

    private void withBot(Context context, Consumer<Bot> page) {
        Optional<Bot> bot = number(context.pathParam("id"))
                .flatMap(id -> Exchange.desk(context).find(new BotId(id)));
        bot.ifPresentOrElse(page, () -> errors.notFound(context));
    }

    /** One that its author has deleted is not found, whatever the portal still knows of it. */
    private @Nullable Command find(Context context, Bot bot) {
        return number(context.pathParam("command"))
                .flatMap(id -> own(bot).find(new CommandId(id)))
                .filter(Command::wanted)
                .orElse(null);
    }

    private static Optional<Long> number(String id) {
        return id.matches("\\d{1,18}") ? Optional.of(Long.parseLong(id)) : Optional.empty();
    }

    private Commands.OfBot own(Bot bot) {
        return services.commands().of(bot.portal(), bot.id());
    }

    private String notice(Context context, Bot bot) {
        Locale language = Exchange.language(context);
        if (context.queryParam("deleted") != null) {
            return Messages.text(language, "commands.list.deleted");
        }
        return Optional.ofNullable(context.queryParam("saved"))
                .flatMap(CommandPages::number)
                .flatMap(id -> own(bot).find(new CommandId(id)))
                .map(command -> Messages.text(
                        language, "commands.list.saved", command.terms().name()))
                .orElse("");
    }

    private static void saved(Context context, Bot bot, Command command) {
        seeOther(context, list(bot) + "?saved=" + command.id().value());
    }

    /** The command exists now; what the portal did not like about it is shown where it can be changed. */
    private void showKept(Context context, Bot bot, Command command, CommandDraft draft, Problem problem) {
        context.header("HX-Push-Url", list(bot) + "/" + command.id().value());
        show(context, bot, command, command.revision(), draft, List.of(problem), true);
    }

    private void show(
            Context context,
            Bot bot,
            Command command,
            long revision,
            CommandDraft draft,
            List<Problem> problems,
            boolean kept) {
        Locale language = Exchange.language(context);
        pages.show(
                context, "commands/form", CommandFormView.of(language, bot, command, revision, draft, problems, kept));
    }

    private void showFresh(Context context, Bot bot, String formKey, CommandDraft draft, List<Problem> problems) {
        pages.show(
                context,
                "commands/form",
                CommandFormView.fresh(Exchange.language(context), bot, formKey, draft, problems));
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static String list(Bot bot) {
        return "/app/bots/" + bot.id().value() + "/commands";
    }

    /** The address of a form that was sent leads to a list; the page it came from keeps its own. */
    private static void reject(Context context) {
        context.status(HttpStatus.UNPROCESSABLE_CONTENT);
        context.header("HX-Push-Url", "false");
    }

    private static void seeOther(Context context, String address) {
        context.redirect(address, HttpStatus.SEE_OTHER);
    }
}
