package parley.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.text.Normalizer;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import parley.authoring.Bot;
import parley.authoring.BotDraft;
import parley.authoring.BotId;
import parley.authoring.BotPlatform;
import parley.authoring.Change;
import parley.authoring.Changes;
import parley.authoring.CutPhoto;
import parley.authoring.DeleteBot;
import parley.authoring.JoinDrafts;
import parley.authoring.Problem;
import parley.authoring.SaveBot;
import parley.authoring.Saved;
import parley.portals.Portal;
import parley.portals.PortalId;
import parley.portals.Portals;
import parley.portals.UserId;

/** The bots of a portal: listed, made, changed, deleted. */
final class BotPages {
    private final Portals portals;
    private final BotPlatform platform;
    private final SaveBot saveBot;
    private final DeleteBot deleteBot;
    private final Clock clock;
    private final CutPhoto cutPhoto;
    private final Changes changes;
    private final Pages pages;
    private final ErrorPages errors;

    BotPages(
            Portals portals,
            BotPlatform platform,
            SaveBot saveBot,
            DeleteBot deleteBot,
            Clock clock,
            CutPhoto cutPhoto,
            Changes changes,
            Pages pages,
            ErrorPages errors) {
        this.portals = portals;
        this.platform = platform;
        this.saveBot = saveBot;
        this.deleteBot = deleteBot;
        this.clock = clock;
        this.cutPhoto = cutPhoto;
        this.changes = changes;
        this.pages = pages;
        this.errors = errors;
    }

    /** The page that asks whether a bot shall be deleted. */
    public record DeletionView(
            BotListView.Avatar avatar,
            String title,
            String question,
            boolean chats,
            String action,
            String back,
            BotFormView.Field confirmation,
            List<String> problems) {}

    void list(Context context) {
        showList(context, notice(context));
    }

    void blank(Context context) {
        Locale language = Exchange.language(context);
        String formKey = UUID.randomUUID().toString();
        show(context, BotFormView.fresh(language, formKey, BotDraft.fresh(language), limitProblems(context)));
    }

    void create(Context context) {
        BotForm form = BotForm.of(context, cutPhoto);
        String formKey = form.formKey().isBlank() ? UUID.randomUUID().toString() : form.formKey();
        Optional<BotId> model =
                form.model().filter(id -> Exchange.desk(context).find(id).isPresent());
        if (form.model().isPresent() && model.isEmpty()) {
            errors.notFound(context);
            return;
        }
        Saved saved = context.formParam("draft") == null
                ? saveBot.create(portal(context), user(context), formKey, form.draft(), model.orElse(null))
                : saveBot.keep(portal(context), user(context), formKey, form.draft(), model.orElse(null));
        switch (saved) {
            case Saved.Live(Bot bot) ->
                seeOther(context, "/app/bots?saved=" + bot.id().value());
            case Saved.Drafted(Bot bot) ->
                seeOther(context, "/app/bots?saved=" + bot.id().value());
            case Saved.Kept(Bot bot, Problem problem) -> showKept(context, bot, form.draft(), problem);
            case Saved.Rejected(List<Problem> problems) -> {
                reject(context);
                String copied = model.map(id -> Long.toString(id.value())).orElse("");
                show(context, BotFormView.fresh(Exchange.language(context), formKey, copied, form.draft(), problems));
            }
        }
    }

    void edit(Context context) {
        find(context)
                .ifPresentOrElse(
                        bot -> show(
                                context,
                                BotFormView.of(Exchange.language(context), bot, BotDraft.of(bot), List.of(), false)),
                        () -> errors.notFound(context));
    }

    void change(Context context) {
        BotForm form = BotForm.of(context, cutPhoto);
        Optional<Bot> before = find(context);
        if (before.isEmpty() && !Exchange.desk(context).permission().mayManage()) {
            errors.notFound(context);
            return;
        }
        if (before.isEmpty()) {
            // What was typed is not lost with the bot: it can be made anew.
            reject(context);
            show(
                    context,
                    BotFormView.fresh(
                            Exchange.language(context),
                            UUID.randomUUID().toString(),
                            form.draft().speaking(Exchange.language(context)),
                            List.of(new Problem(Problem.Field.WHOLE, Problem.Kind.DELETED_MEANWHILE))));
            return;
        }
        BotDraft draft = form.decided(before.get());
        switch (saveBot.change(portal(context), user(context), before.get().id(), form.revision(), draft)) {
            case Saved.Live(Bot bot) ->
                seeOther(context, "/app/bots?saved=" + bot.id().value());
            case Saved.Drafted(Bot bot) ->
                seeOther(context, "/app/bots?saved=" + bot.id().value());
            case Saved.Kept(Bot bot, Problem problem) -> showKept(context, bot, draft, problem);
            case Saved.Rejected(List<Problem> problems) -> {
                reject(context);
                show(context, rejected(context, find(context).orElse(before.get()), form, problems));
            }
        }
    }

    private BotFormView rejected(Context context, Bot saved, BotForm form, List<Problem> problems) {
        Locale language = Exchange.language(context);
        boolean changed = problems.stream().anyMatch(problem -> problem.kind() == Problem.Kind.CHANGED_MEANWHILE);
        if (!changed) {
            return BotFormView.rejected(language, saved, form.revision(), form.draft(), problems);
        }
        List<Change> since = changes.of(saved.portal()).since(saved.id(), form.revision());
        JoinDrafts.Joined joined = JoinDrafts.join(form.draft(), saved, form.revision(), since);
        return BotFormView.rejected(language, saved, form.revision(), joined.draft(), problems)
                .with(ConflictView.of(language, saved, since, joined, clock.instant()));
    }

    void askForDeletion(Context context) {
        find(context)
                .ifPresentOrElse(
                        bot -> showDeletion(context, bot, "", List.of(), List.of()), () -> errors.notFound(context));
    }

    void delete(Context context) {
        Optional<Bot> bot = find(context);
        if (bot.isEmpty()) {
            errors.notFound(context);
            return;
        }
        String typed = Objects.requireNonNullElse(context.formParam("confirmation"), "");
        if (!names(bot.get(), typed)) {
            Locale language = Exchange.language(context);
            reject(context);
            String wrong = Messages.text(
                    language, "bots.deletion.wrong", bot.get().profile().fullName());
            showDeletion(context, bot.get(), typed, List.of(wrong), List.of());
            return;
        }
        switch (deleteBot.delete(portal(context), user(context), bot.get().id())) {
            case DeleteBot.Outcome.Deleted() -> seeOther(context, "/app/bots?deleted=yes");
            case DeleteBot.Outcome.NotDeleted(Bot kept, Problem problem) -> {
                context.status(HttpStatus.BAD_GATEWAY);
                stay(context);
                showDeletion(context, kept, typed, List.of(), List.of(problem));
            }
        }
    }

    private static boolean names(Bot bot, String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
        return plain.equalsIgnoreCase(Normalizer.normalize(bot.profile().fullName(), Normalizer.Form.NFC));
    }

    private void showList(Context context, BotListView.Notice notice) {
        Locale language = Exchange.language(context);
        List<Bot> all = Exchange.desk(context).all();
        BotSearch search = BotSearch.of(context);
        List<Bot> shown = search.among(all, language);
        int limit = platform.limit();
        long used = all.stream().filter(Bot::takesAPlace).count();
        // Each letter of a search changes the address; only a page of its own is one to come back to.
        context.header(
                "found".equals(context.header("HX-Target")) ? "HX-Replace-Url" : "HX-Push-Url", search.address());
        pages.show(
                context,
                "bots/list",
                new BotListView(
                        shown.stream()
                                .map(bot -> BotListView.card(language, bot, clock.instant()))
                                .toList(),
                        notice,
                        standing(context),
                        Messages.text(language, "bots.list.limit", used, limit),
                        used >= limit,
                        Messages.text(language, "bots.list.full", limit),
                        search.view(language, shown.size(), all.size())));
    }

    private BotListView.Notice notice(Context context) {
        Locale language = Exchange.language(context);
        if (context.queryParam("deleted") != null) {
            return new BotListView.Notice(Messages.text(language, "bots.list.deleted"), "");
        }
        return Optional.ofNullable(context.queryParam("saved"))
                .flatMap(id -> find(context, id))
                .map(bot -> new BotListView.Notice(
                        Messages.text(
                                language,
                                bot.takesAPlace() ? "bots.list.saved" : "bots.list.drafted",
                                bot.profile().fullName()),
                        Objects.toString(bot.registration().number(), "")))
                .orElse(BotListView.Notice.NONE);
    }

    private String standing(Context context) {
        Locale language = Exchange.language(context);
        return portals.find(portal(context))
                .map(Portal::standing)
                .filter(standing ->
                        standing == Portal.Standing.SUSPENDED || standing == Portal.Standing.NEEDS_ADMINISTRATOR)
                .map(standing -> Messages.text(language, "bots.standing." + standing))
                .orElse("");
    }

    private List<Problem> limitProblems(Context context) {
        int limit = platform.limit();
        return Exchange.desk(context).bots().all().stream()
                                .filter(Bot::takesAPlace)
                                .count()
                        < limit
                ? List.of()
                : List.of(new Problem(Problem.Field.WHOLE, Problem.Kind.LIMIT_REACHED, limit));
    }

    /** The bot exists now; what the portal did not like about it is shown where it can be changed. */
    private void showKept(Context context, Bot bot, BotDraft draft, Problem problem) {
        context.header("HX-Push-Url", "/app/bots/" + bot.id().value());
        show(context, BotFormView.of(Exchange.language(context), bot, draft, List.of(problem), true));
    }

    private void show(Context context, BotFormView view) {
        pages.show(context, "bots/form", view);
    }

    private void showDeletion(Context context, Bot bot, String typed, List<String> wrong, List<Problem> problems) {
        Locale language = Exchange.language(context);
        String name = bot.profile().fullName();
        String address = "/app/bots/" + bot.id().value();
        pages.show(
                context,
                "bots/deletion",
                new DeletionView(
                        BotListView.Avatar.of(bot),
                        Messages.text(language, "bots.deletion.title", name),
                        Messages.text(language, "bots.deletion.question", name),
                        bot.registration().number() != null,
                        address + "/deletion",
                        address,
                        new BotFormView.Field("confirmation", typed, wrong),
                        problems.stream()
                                .map(problem -> Problems.sentence(language, problem))
                                .toList()));
    }

    private Optional<Bot> find(Context context) {
        return find(context, context.pathParam("id"));
    }

    private Optional<Bot> find(Context context, String id) {
        return id.matches("\\d{1,18}") ? Exchange.desk(context).find(new BotId(Long.parseLong(id))) : Optional.empty();
    }

    private static void reject(Context context) {
        context.status(HttpStatus.UNPROCESSABLE_CONTENT);
        stay(context);
    }

    /** The address of a form that was sent leads to a list; the page it came from keeps its own. */
    private static void stay(Context context) {
        context.header("HX-Push-Url", "false");
    }

    private static void seeOther(Context context, String address) {
        context.redirect(address, HttpStatus.SEE_OTHER);
    }

    private static UserId user(Context context) {
        return Exchange.session(context).visitor().user();
    }

    private static PortalId portal(Context context) {
        return Exchange.session(context).visitor().portal();
    }
}
