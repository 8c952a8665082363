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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.authoring.Bot;
import parley.authoring.BotDraft;
import parley.authoring.Problem;
import parley.health.Check;
import parley.health.Finding;
import parley.portals.Mishap;

final class TemplatesTest {
    /** Parts that only show up inside a page which is rendered here. */
    private static final List<String> PARTS = List.of(
            "layout/page",
            "health/invitation",
            "health/lines",
            "shared/fields",
            "shared/messages",
            "bots/avatar",
            "bots/details",
            "bots/kind",
            "bots/photo",
            "bots/profile",
            "bots/tabs",
            "bots/topic",
            "bots/words");

    private static final Frame FRAME =
            new Frame("en", "/static/1", "https://library.example/", Navigation.NOWHERE, Navigation.NOWHERE, "token");

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
                    .filter(file -> !file.endsWith(Path.of("sandbox", "messenger.html")))
                    .toList()) {
                assertFalse(Files.readString(file).contains("utext"), file.toString());
            }
        }
    }

    private record Model(String template, Object view) {}

    private static List<Model> models(Locale language, Bot bot) {
        List<Model> models = new ArrayList<>(List.of(
                new Model("bots/list", list(language, List.of(bot), true)),
                new Model("bots/list", list(language, List.of(), false)),
                new Model("bots/form", BotFormView.fresh(language, "key", BotDraft.fresh(language), everyProblem())),
                new Model("bots/form", BotFormView.of(language, bot, BotDraft.of(bot), List.of(), false)),
                new Model("bots/form", BotFormView.of(language, bot, BotDraft.of(bot), everyProblem(), true)),
                new Model("bots/deletion", new BotPages.DeletionView("Delete", "?", "/a", "/b", List.of("No."))),
                new Model("entrance/arrival", new EntrancePages.ArrivalView("/app/bots")),
                new Model("entrance/turned-away", new EntrancePages.TurnedAwayView("No.", "/app")),
                new Model("entrance/login", new LoginPages.OutcomeView("good", "circle-check", "Yes", "Yes."))));
        models.add(new Model("entrance/explanation", Pages.NOTHING));
        models.add(new Model("entrance/installed", new InstalledView(true, false)));
        models.add(new Model("entrance/installed", new InstalledView(false, true)));
        models.add(new Model("entrance/installed", new InstalledView(false, false)));
        models.add(new Model("health/page", health(language, bot)));
        Stream.of("administrators", "failure", "large", "method", "missing", "request", "session")
                .forEach(name -> models.add(new Model("errors/" + name, Pages.NOTHING)));
        return models;
    }

    private static BotListView list(Locale language, List<Bot> bots, boolean full) {
        List<BotListView.Card> cards =
                bots.stream().map(bot -> BotListView.card(language, bot)).toList();
        return new BotListView(cards, "Saved.", "Away.", "1 of 5", full, "Full.");
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
        return new HealthView(lines, true, errors);
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
