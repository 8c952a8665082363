package parley.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import parley.authoring.Bot;
import parley.authoring.BotDraft;
import parley.authoring.BotId;
import parley.authoring.Problem;
import parley.authoring.Saved;
import parley.authoring.SteerBot;
import parley.authoring.Wish;
import parley.engine.Text;
import parley.portals.UserId;

/** What an author does to a bot as a whole: puts it live, pauses it, brings it back, repairs it, copies it. */
final class StandingPages {
    private final SteerBot steerBot;
    private final Pages pages;
    private final ErrorPages errors;

    StandingPages(SteerBot steerBot, Pages pages, ErrorPages errors) {
        this.steerBot = steerBot;
        this.pages = pages;
        this.errors = errors;
    }

    /** The page that asks what a paused bot shall say. */
    public record PauseView(String title, String action, String back, BotFormView.Field line) {}

    void publish(Context context) {
        find(context)
                .ifPresentOrElse(
                        bot -> show(context, bot, steerBot.publish(bot.portal(), user(context), bot.id())),
                        () -> errors.notFound(context));
    }

    void repair(Context context) {
        find(context)
                .ifPresentOrElse(
                        bot -> show(context, bot, steerBot.repair(bot.portal(), user(context), bot.id())),
                        () -> errors.notFound(context));
    }

    void restore(Context context) {
        find(context)
                .ifPresentOrElse(
                        bot -> show(context, bot, steerBot.restore(bot.portal(), user(context), bot.id())),
                        () -> errors.notFound(context));
    }

    /** Where it stands now is told on its page, also what the portal declined. */
    private void show(Context context, Bot bot, Saved saved) {
        switch (saved) {
            case Saved.Live _, Saved.Drafted _, Saved.Kept _ -> {
                boolean there = Exchange.desk(context).find(bot.id()).isPresent();
                seeOther(context, there ? address(bot) : "/app/bots?deleted=yes");
            }
            case Saved.Rejected(List<Problem> problems) -> {
                context.status(HttpStatus.UNPROCESSABLE_CONTENT);
                context.header("HX-Push-Url", address(bot));
                pages.show(
                        context,
                        "bots/form",
                        BotFormView.of(Exchange.language(context), bot, BotDraft.of(bot), problems, true));
            }
        }
    }

    void askForPause(Context context) {
        find(context)
                .ifPresentOrElse(bot -> showPause(context, bot, usual(bot), List.of()), () -> errors.notFound(context));
    }

    private static String usual(Bot bot) {
        return bot.wish() instanceof Wish.Paused(Text line) ? line.source() : SteerBot.usualPause(bot);
    }

    void pause(Context context) {
        String line = Objects.requireNonNullElse(context.formParam("line"), "");
        Optional<Bot> found = find(context);
        if (found.isEmpty()) {
            errors.notFound(context);
            return;
        }
        Bot bot = found.get();
        switch (steerBot.pause(bot.portal(), user(context), bot.id(), line)) {
            case Saved.Live _, Saved.Drafted _, Saved.Kept _ -> seeOther(context, address(bot));
            case Saved.Rejected(List<Problem> problems) -> {
                context.status(HttpStatus.UNPROCESSABLE_CONTENT);
                context.header("HX-Push-Url", "false");
                showPause(context, bot, line, problems);
            }
        }
    }

    private void showPause(Context context, Bot bot, String line, List<Problem> problems) {
        Locale language = Exchange.language(context);
        pages.show(
                context,
                "bots/pause",
                new PauseView(
                        Messages.text(
                                language, "bots.pause.title", bot.profile().fullName()),
                        address(bot) + "/pause",
                        address(bot),
                        new BotFormView.Field(
                                "line",
                                line,
                                problems.stream()
                                        .map(problem -> Problems.sentence(language, problem))
                                        .toList())));
    }

    /** A new form, filled in; only its kind and code are still open. */
    void copy(Context context) {
        String formKey = UUID.randomUUID().toString();
        find(context)
                .ifPresentOrElse(
                        bot -> pages.show(
                                context,
                                "bots/form",
                                BotFormView.fresh(
                                        Exchange.language(context),
                                        formKey,
                                        Long.toString(bot.id().value()),
                                        BotDraft.copyOf(bot),
                                        List.of())),
                        () -> errors.notFound(context));
    }

    private Optional<Bot> find(Context context) {
        String id = context.pathParam("id");
        return id.matches("\\d{1,18}") ? Exchange.desk(context).find(new BotId(Long.parseLong(id))) : Optional.empty();
    }

    private static UserId user(Context context) {
        return Exchange.session(context).visitor().user();
    }

    private static String address(Bot bot) {
        return "/app/bots/" + bot.id().value();
    }

    private static void seeOther(Context context, String address) {
        context.redirect(address, HttpStatus.SEE_OTHER);
    }
}
