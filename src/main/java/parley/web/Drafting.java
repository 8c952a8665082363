package parley.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.authoring.BotId;
import parley.authoring.Commands;
import parley.authoring.Edit;
import parley.authoring.EditScenario;
import parley.authoring.Edited;
import parley.authoring.Features;
import parley.authoring.NoticeColleagues;
import parley.authoring.Presence.Seen;
import parley.authoring.Refusal;
import parley.authoring.ScenarioDraft;
import parley.authoring.Template.Need;
import parley.authoring.document.CompareScenarios;
import parley.engine.Finding;
import parley.engine.Position;
import parley.engine.Position.Root;
import parley.engine.Scenario;
import parley.portals.Colleague;
import parley.portals.UserId;

/** What the pages of the editor share: the draft a request is about, how it is changed, and where it stands. */
final class Drafting {
    /** Whoever changed something so short ago is still at it. */
    private static final Duration AT_IT = Duration.ofMinutes(2);

    private final EditScenario edit;
    private final Commands commands;
    private final Features features;
    private final NoticeColleagues colleagues;
    private final Clock clock;
    private final ErrorPages errors;
    private final RecentFindings recentFindings = new RecentFindings();

    Drafting(
            EditScenario edit,
            Commands commands,
            Features features,
            NoticeColleagues colleagues,
            Clock clock,
            ErrorPages errors) {
        this.edit = edit;
        this.commands = commands;
        this.features = features;
        this.colleagues = colleagues;
        this.clock = clock;
        this.errors = errors;
    }

    /** Answers with a page of the bot that the address names, or with the one that says there is none. */
    void with(Context context, BiConsumer<Bot, ScenarioDraft> page) {
        Optional<Bot> bot = bot(context);
        bot.flatMap(found -> edit.find(found.portal(), found.id()))
                .ifPresentOrElse(draft -> page.accept(bot.orElseThrow(), draft), () -> errors.notFound(context));
    }

    private static Optional<Bot> bot(Context context) {
        return number(context.pathParam("id"))
                .flatMap(id -> Exchange.desk(context).find(new BotId(id)));
    }

    /** A change of the draft as the page showed it. */
    Edited apply(Context context, Bot bot, Edit wish) {
        return edit.apply(bot.portal(), user(context), bot.id(), revision(context), wish);
    }

    /**
     * A change of one part of the draft: made also when a colleague changed another part meanwhile.
     *
     * @param part tells the part from every other state of it
     */
    Edited apply(Context context, Bot bot, ScenarioDraft draft, Function<Scenario, Object> part, Edit wish) {
        List<String> bases = context.formParams("base");
        boolean untouched = bases.isEmpty() || bases.getLast().equals(digest(part.apply(draft.scenario())));
        return untouched
                ? edit.apply(bot.portal(), user(context), bot.id(), draft.revision(), wish)
                : new Edited.Changed(draft);
    }

    /** Tells the page that what it sent is kept; an answer without that tells why it is not. */
    static void kept(Context context) {
        context.header("HX-Trigger-After-Swap", "kept");
    }

    Edited undo(Context context, Bot bot) {
        return edit.undo(bot.portal(), user(context), bot.id(), revision(context));
    }

    Edited redo(Context context, Bot bot) {
        return edit.redo(bot.portal(), user(context), bot.id(), revision(context));
    }

    Findings findings(Context context, Bot bot, Scenario scenario) {
        List<Finding> found = recentFindings.of(scenario);
        boolean needy =
                found.stream().anyMatch(finding -> Need.of(finding.kind()).isPresent());
        return Findings.of(
                Exchange.language(context),
                address(bot),
                scenario,
                found,
                commands.of(bot.portal(), bot.id()).all(),
                needy ? Allowed.of(bot, features) : new Allowed(Optional.empty(), false));
    }

    /** What people call a topic by behind a slash. */
    List<String> commands(Bot bot, String topic) {
        return commands.of(bot.portal(), bot.id()).all().stream()
                .filter(command -> command.wanted() && command.topic().equals(topic))
                .map(command -> "/" + command.terms().name())
                .toList();
    }

    static long revision(Context context) {
        return number(Objects.requireNonNullElse(context.formParam("revision"), ""))
                .orElse(0L);
    }

    DraftBar bar(Context context, Bot bot, ScenarioDraft draft, @Nullable String problem) {
        Locale language = Exchange.language(context);
        int changes = CompareScenarios.compare(bot.scenario(), draft.scenario()).size();
        boolean different = !draft.scenario().equals(bot.scenario());
        return new DraftBar(
                address(bot),
                page(context, bot),
                draft.revision(),
                changes == 0
                        ? Messages.text(language, different ? "topics.draft.different" : "topics.draft.same")
                        : Plural.text(language, "topics.draft.changes", changes),
                different,
                Moment.of(language, "topics.draft.saved", draft.changedAt(), clock.instant()),
                draft.undoable(),
                draft.redoable(),
                at(context),
                colleagues(context, bot, draft),
                problem);
    }

    /** Also where only a step was asked for, or told: a change is taken back on the page that it was made on. */
    private static String page(Context context, Bot bot) {
        return Position.read(at(context))
                .map(at -> address(address(bot), new Position(at.root(), List.of())))
                .orElse(address(bot) + "/topics");
    }

    /** Everybody who has the editor open, and what they look at or do. */
    private String colleagues(Context context, Bot bot, ScenarioDraft draft) {
        Locale language = Exchange.language(context);
        Root root = Position.read(at(context)).map(Position::root).orElse(null);
        String topic = root instanceof Root.OfTopic(String id) ? id : "";
        return colleagues.meet(bot.portal(), user(context), bot.id(), topic).stream()
                .map(seen -> colleague(language, draft, seen))
                .collect(Collectors.joining(" "));
    }

    private String colleague(Locale language, ScenarioDraft draft, Seen seen) {
        String name = Avatars.name(language, seen.who());
        Colleague by = draft.changedBy();
        if (by != null
                && by.user().equals(seen.who().user())
                && Duration.between(draft.changedAt(), clock.instant()).compareTo(AT_IT) < 0) {
            return Messages.text(language, "topics.draft.colleague", name);
        }
        return draft.scenario()
                .topic(seen.topic())
                .map(topic -> Messages.text(language, "topics.draft.colleague.at", name, topic.name()))
                .orElseGet(() -> Messages.text(language, "topics.draft.colleague.here", name));
    }

    /** The topic or the step that a request is about, or nothing. */
    private static String at(Context context) {
        String asked = Objects.requireNonNullElse(context.queryParam("at"), "");
        String at = context.pathParamMap().getOrDefault("topic", asked);
        return Position.read(at).isPresent() ? at : "";
    }

    /** What to tell about a change that was not made. */
    static String refusal(Locale language, Refusal refusal) {
        return Messages.find(language, "topics.refusal." + refusal.kind(), refusal.details())
                .orElseGet(() -> Messages.text(language, "topics.refusal." + refusal.kind()));
    }

    static String address(Bot bot) {
        return "/app/bots/" + bot.id().value();
    }

    /** Where the editor shows a step, or a list of steps. */
    static String address(String bot, Position at) {
        String list = encoded(new Position(at.root(), List.of())).replace("%3A", ":");
        return bot + "/topics/" + list + (at.path().isEmpty() ? "" : "?at=" + encoded(at));
    }

    private static String encoded(Position at) {
        return URLEncoder.encode(at.toString(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    static UserId user(Context context) {
        return Exchange.session(context).visitor().user();
    }

    static Optional<Long> number(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** A short name of a state: equal states have equal ones. */
    static String digest(Object state) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(state.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform knows SHA-256", e);
        }
    }
}
