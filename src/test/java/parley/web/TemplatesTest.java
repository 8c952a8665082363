package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.authoring.Bot;
import parley.authoring.BotDraft;
import parley.authoring.Change;
import parley.authoring.Command;
import parley.authoring.CommandDraft;
import parley.authoring.CommandId;
import parley.authoring.CommandStanding;
import parley.authoring.CommandTerms;
import parley.authoring.CommandTitle;
import parley.authoring.Difference;
import parley.authoring.JoinDrafts;
import parley.authoring.Part;
import parley.authoring.Place;
import parley.authoring.Problem;
import parley.health.Backlog;
import parley.health.Check;
import parley.health.Finding;
import parley.portals.Colleague;
import parley.portals.Mishap;
import parley.portals.UserId;

final class TemplatesTest {
    /** Parts that only show up inside a page which is rendered here. */
    private static final List<String> PARTS = List.of(
            "layout/page",
            "health/aside",
            "health/invitation",
            "health/lines",
            "shared/fields",
            "shared/leave",
            "shared/messages",
            "shared/time",
            "shared/typed",
            "bots/avatar",
            "bots/conflict",
            "bots/details",
            "bots/kind",
            "bots/photo",
            "bots/preview",
            "bots/profile",
            "bots/search",
            "bots/standing",
            "bots/tabs",
            "bots/topic",
            "bots/words",
            "bots/writing",
            "changes/differences",
            "numbers/chart",
            "commands/example",
            "commands/titles",
            "topics/bar",
            "topics/branches",
            "topics/employees",
            "topics/field",
            "topics/form",
            "topics/palette",
            "topics/people",
            "topics/rehearsal",
            "topics/rows",
            "topics/saved",
            "topics/settings",
            "topics/steps",
            "versions/answer",
            "versions/test");

    private static final Frame FRAME = new Frame(
            "en",
            "/static/1",
            "https://library.example/",
            Navigation.NOWHERE,
            Navigation.NOWHERE,
            true,
            "token",
            "acme/1");

    private final Views views = new Views();

    @ParameterizedTest
    @MethodSource("languages")
    void everyTemplateRendersWithAllItsSentences(Locale language) {
        try (Stage stage = new Stage()) {
            Bot bot = stage.bot("Vera");
            models(language, bot).forEach(view -> {
                String page = views.render(view.template(), language, Map.of("frame", FRAME, "view", view.view()));
                assertFalse(page.contains("??"), view.template() + ": " + page);
                assertTrue(page.startsWith("<!DOCTYPE html>"), view.template());
            });
        }
    }

    @Test
    void noTemplateIsForgotten() throws IOException {
        try (Stage stage = new Stage();
                Stream<Path> files = Files.walk(Path.of("templates"))) {
            TreeSet<String> covered = new TreeSet<>(PARTS);
            models(Locale.ENGLISH, stage.bot("Vera")).forEach(view -> covered.add(view.template()));
            TreeSet<String> there = new TreeSet<>();
            files.filter(Files::isRegularFile)
                    .map(file -> Path.of("templates").relativize(file).toString())
                    .filter(name -> !name.startsWith("sandbox"))
                    .forEach(name -> there.add(name.replace(".html", "")));
            assertEquals(there, covered);
        }
    }

    @Test
    void nothingIsWrittenUnescaped() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("templates"))) {
            // The sandbox shows the markup of messages; its BbCode escapes everything else, and PagesTest tries.
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(Path.of("sandbox", "words.html")))
                    .toList()) {
                assertFalse(Files.readString(file).contains("utext"), file.toString());
            }
        }
    }

    record Model(String template, Object view) {}

    private static List<Model> models(Locale language, Bot bot) {
        List<Model> models = new ArrayList<>(List.of(
                new Model("bots/list", list(language, List.of(bot), true)),
                new Model("bots/list", list(language, List.of(), false)),
                new Model("bots/form", BotFormView.fresh(language, "key", BotDraft.fresh(language), everyProblem())),
                new Model("bots/form", BotFormView.of(language, bot, BotDraft.of(bot), List.of(), false)),
                new Model("bots/form", BotFormView.of(language, bot, BotDraft.of(bot), everyProblem(), true)),
                new Model(
                        "bots/deletion",
                        new BotPages.DeletionView(
                                BotListView.Avatar.of(bot),
                                "Delete",
                                "?",
                                true,
                                "/a",
                                "/b",
                                new BotFormView.Field("confirmation", "", List.of("No.")),
                                List.of("No."))),
                new Model(
                        "bots/pause",
                        new StandingPages.PauseView(
                                "Pause", "/a", "/b", new BotFormView.Field("line", "Back soon.", List.of("No.")))),
                new Model("entrance/arrival", new EntrancePages.ArrivalView("/app/bots")),
                new Model("entrance/turned-away", new EntrancePages.TurnedAwayView("No.", "/app")),
                new Model("entrance/login", new LoginPages.OutcomeView("good", "circle-check", "Yes", "Yes."))));
        models.addAll(commands(language, bot));
        models.addAll(GalleryModels.of(language));
        models.addAll(EditorViews.models(language));
        models.add(new Model("entrance/explanation", Pages.NOTHING));
        models.add(new Model("entrance/installed", new InstalledView(true, false)));
        models.add(new Model("entrance/installed", new InstalledView(false, true)));
        models.add(new Model("entrance/installed", new InstalledView(false, false)));
        models.add(new Model("health/page", health(language, bot)));
        models.addAll(peopleAndChanges(language, bot));
        models.addAll(InsightModels.of(language, bot).stream()
                .map(model -> new Model(model.template(), model.view()))
                .toList());
        models.add(new Model("errors/administrators", new ErrorPages.AdministratorsView("Ask.")));
        Stream.of("failure", "large", "method", "missing", "request", "session")
                .forEach(name -> models.add(new Model("errors/" + name, Pages.NOTHING)));
        return models;
    }

    private static List<Model> commands(Locale language, Bot bot) {
        List<Command> all = new ArrayList<>();
        for (CommandStanding standing : List.of(
                new CommandStanding.NotRegistered(),
                new CommandStanding.Asked(842, "weather", true),
                new CommandStanding.Registered(842, 63, true, ""))) {
            all.add(command(bot, standing, null, true, "t1"));
            all.add(command(bot, standing, null, false, "t9"));
            for (Problem.Kind kind : Problem.Kind.values()) {
                all.add(command(bot, standing, kind, true, "t1"));
            }
        }
        Command last = all.getLast();
        CommandDraft draft = CommandDraft.of(last);
        return List.of(
                new Model("commands/list", CommandListView.of(language, bot, all, "Saved.")),
                new Model("commands/list", CommandListView.of(language, bot, List.of(), "")),
                new Model("commands/form", CommandFormView.fresh(language, bot, "key", draft, everyProblem())),
                new Model(
                        "commands/form",
                        CommandFormView.of(language, bot, last, 0, CommandDraft.blank(), everyProblem(), true)),
                new Model("commands/deletion", new CommandPages.DeletionView("Delete", "?", "/a", "/b")));
    }

    private static Command command(
            Bot bot, CommandStanding standing, Problem.@Nullable Kind trouble, boolean wanted, String topic) {
        CommandTerms terms = new CommandTerms(
                "weather", true, true, true, List.of(new CommandTitle(Locale.ENGLISH, "Shows the weather", "city")));
        return new Command(new CommandId(1), bot.portal(), bot.id(), terms, topic, wanted, standing, trouble, 1);
    }

    private static List<Model> peopleAndChanges(Locale language, Bot bot) {
        BotListView.Avatar avatar = Avatars.of(new Colleague(new UserId(17), "Ivan"));
        Moment moment = Moment.of(language, Instant.EPOCH, Instant.EPOCH);
        List<PeopleView.Person> ivan =
                List.of(new PeopleView.Person(avatar, "17", "Ivan", "Engineer", "/app/people/new?user=17"));
        List<PeopleView.Choice> bots = List.of(new PeopleView.Choice("1", "Vera"));
        List<ChangesView.Entry> entries = new ArrayList<>();
        for (Change.Kind kind : Change.Kind.values()) {
            Change.Deed deed = new Change.Deed(
                    kind,
                    new Change.Subject(bot.id(), "Vera"),
                    new Colleague(new UserId(17), ""),
                    everyDifference(),
                    1);
            entries.add(ChangesView.entry(language, new Change(1, Instant.EPOCH, null, deed), Instant.EPOCH));
            entries.add(ChangesView.entry(
                    language,
                    new Change(
                            2,
                            Instant.EPOCH,
                            new Colleague(new UserId(1), "Vera"),
                            new Change.Deed(kind, null, new Colleague(new UserId(17), "Ivan"), List.of(), 0)),
                    Instant.EPOCH));
        }
        List<ChangesView.Option> options = List.of(new ChangesView.Option("", "All", true));
        JoinDrafts.Joined joined = new JoinDrafts.Joined(BotDraft.of(bot), everyDifference(), everyDifference());
        JoinDrafts.Joined harmless = new JoinDrafts.Joined(BotDraft.of(bot), List.of(), everyDifference());
        BotFormView form = BotFormView.rejected(language, bot, 0, BotDraft.of(bot), List.of());
        return List.of(
                new Model("people/list", new PeopleView("", List.of())),
                new Model(
                        "people/list",
                        new PeopleView(
                                "Done.",
                                List.of(new PeopleView.Row(
                                        avatar, "Ivan", "Vera", moment, "By Vera", "/a", "1", "Withdraw")))),
                new Model("people/new", new PeopleView.NewView("iv", "No.", true, List.of(), List.of(), bots)),
                new Model("people/new", new PeopleView.NewView("iv", "", true, ivan, List.of(), bots)),
                new Model("people/new", new PeopleView.NewView("", "", false, List.of(), ivan, bots)),
                new Model("changes/list", new ChangesView("Changes", "", "/a", options, options, entries, "/b")),
                new Model("changes/list", new ChangesView("Changes", "/b", "/a", List.of(), options, List.of(), "")),
                new Model("bots/form", form.with(ConflictView.of(language, bot, List.of(), joined, Instant.EPOCH))),
                new Model("bots/form", form.with(ConflictView.of(language, bot, List.of(), harmless, Instant.EPOCH))));
    }

    /** Of every part: something from nothing, one thing from another, and something long. */
    private static List<Difference> everyDifference() {
        List<Difference> differences = new ArrayList<>();
        for (Part part : Part.values()) {
            Place place = Place.ofKey(part.name()).orElseThrow();
            differences.add(new Difference(place, "vpn", "", "RED"));
            differences.add(new Difference(place, "vpn", "GREEN", "long ".repeat(100)));
        }
        return differences;
    }

    private static BotListView list(Locale language, List<Bot> bots, boolean full) {
        List<BotListView.Card> cards = bots.stream()
                .map(bot -> BotListView.card(language, bot, bot.changedAt()))
                .toList();
        return new BotListView(
                cards,
                new BotListView.Notice("Saved.", "842"),
                "Away.",
                "1 of 5",
                full,
                "Full.",
                BotSearch.ALL.view(language, bots.size(), full ? 11 : bots.size()));
    }

    /** Every reason with every remedy, about a bot and about none. */
    private static HealthView health(Locale language, Bot bot) {
        HealthWords words = new HealthWords(language, List.of(bot), Instant.EPOCH.plusSeconds(200_000));
        List<HealthView.Line> lines = new ArrayList<>();
        for (Finding.Reason reason : Finding.Reason.values()) {
            for (Finding.Remedy remedy : Finding.Remedy.values()) {
                Check check = List.of(Check.values()).get(lines.size() % Check.values().length);
                lines.add(words.line(new Finding(
                        check,
                        check == Check.BOT ? bot.id() : null,
                        List.of(Finding.State.values()).get(lines.size() % Finding.State.values().length),
                        reason,
                        List.of(Problem.Kind.EMAIL_TAKEN, 2),
                        Instant.EPOCH.plusSeconds(lines.size() * 1_000L),
                        remedy)));
            }
        }
        List<HealthView.Trouble> errors = new ArrayList<>();
        for (Mishap.Act act : Mishap.Act.values()) {
            for (Mishap.Kind kind : Mishap.Kind.values()) {
                errors.add(words.trouble(new Mishap(
                        bot.portal(), act, bot.code(), kind, "CODE", Instant.EPOCH, Instant.EPOCH, errors.size())));
            }
        }
        List<HealthView.Aside> aside = new ArrayList<>();
        for (Backlog.What what : Backlog.What.values()) {
            for (Backlog.Why why : Backlog.Why.values()) {
                aside.add(words.aside(
                        new Backlog.Aside(aside.size(), 842, what, why, "CODE", Instant.EPOCH, Instant.EPOCH)));
            }
        }
        return new HealthView(lines, true, aside, errors);
    }

    private static List<Problem> everyProblem() {
        List<Problem> problems = new ArrayList<>();
        for (Problem.Field field : Problem.Field.values()) {
            for (Problem.Kind kind : Problem.Kind.values()) {
                problems.add(new Problem(field, kind, 1, 1, 1));
            }
        }
        return problems;
    }

    static List<Locale> languages() {
        return Languages.SPOKEN;
    }
}
