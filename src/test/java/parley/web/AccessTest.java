package parley.web;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.web.Stage.ACME;
import static parley.web.Stage.BOLT;
import static parley.web.Stage.IVAN;
import static parley.web.Stage.VERA;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.authoring.Bot;
import parley.authoring.Command;
import parley.authoring.CommandId;
import parley.authoring.CommandStanding;
import parley.authoring.CommandTerms;
import parley.authoring.CommandTitle;
import parley.authoring.GrantRight.Outcome;
import parley.health.Backlog;
import parley.health.PortalByHand;
import parley.portals.UserId;
import parley.portals.Visitor;

/** Who may use which address. */
final class AccessTest {
    private static final Visitor STRANGER = visitor(30);
    private static final Visitor EDITOR_OF_ANOTHER = visitor(31);
    private static final Visitor EDITOR_OF_THIS = visitor(32);
    private static final Visitor EDITOR_OF_ALL = visitor(33);
    private static final Visitor FOREIGNER = new Visitor(BOLT.id(), new UserId(1), true, Locale.ENGLISH);

    private static final Pattern ROUTE =
            Pattern.compile("routes\\.addHttpHandler\\(\\s*(\\w+),\\s*\"([^\"]+)\",[^;]*?(?:,\\s*(\\w+))?\\);");

    /** Of each visitor: 401, 403, 404, or + when the page answers. */
    private static final Map<String, String> EXPECTED = new TreeMap<>(Map.ofEntries(
            //                                    nobody stranger foreign another this all administrator
            Map.entry("GET /app/bots", "401 403 + + + + +"),
            Map.entry("POST /app/bots", "401 403 + 403 403 403 +"),
            Map.entry("GET /app/bots/new", "401 403 + 403 403 403 +"),
            Map.entry("GET /app/bots/gallery", "401 403 + 403 403 403 +"),
            Map.entry("GET /app/bots/gallery/{template}", "401 403 + 403 403 403 +"),
            Map.entry("POST /app/bots/gallery/{template}", "401 403 + 403 403 403 +"),
            Map.entry("GET /app/bots/gallery/{template}/employees", "401 403 + 403 403 403 +"),
            Map.entry("GET /app/bots/{id}", "401 403 404 404 + + +"),
            // A form outlives its bot: an administrator is offered to make it anew, under their own portal.
            Map.entry("POST /app/bots/{id}", "401 403 + 404 + + +"),
            Map.entry("GET /app/bots/{id}/deletion", "401 403 404 403 403 403 +"),
            Map.entry("POST /app/bots/{id}/deletion", "401 403 404 403 403 403 +"),
            Map.entry("GET /app/bots/{id}/changes", "401 403 404 404 + + +"),
            Map.entry("GET /app/bots/{id}/topics", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/topics", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/topics/arrangement", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/topics/transfer", "401 403 404 404 404 404 404"),
            Map.entry("POST /app/bots/{id}/blocks", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/settings", "401 403 404 404 + + +"),
            Map.entry("GET /app/bots/{id}/draft", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/draft/undo", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/draft/redo", "401 403 404 404 + + +"),
            Map.entry("GET /app/bots/{id}/topics/{topic}", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/topics/{topic}", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/topics/{topic}/wordings", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/topics/{topic}/steps", "401 403 404 404 + + +"),
            Map.entry("GET /app/bots/{id}/step", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/step", "401 403 404 404 + + +"),
            Map.entry("GET /app/bots/{id}/employees", "401 403 404 404 + + +"),
            Map.entry("GET /app/bots/{id}/rehearsal", "401 403 404 404 + + +"),
            Map.entry("GET /app/bots/{id}/replay", "401 403 404 404 + + +"),
            Map.entry("GET /app/bots/{id}/document", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/document", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/document/draft", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/rehearsal", "401 403 404 404 + + +"),
            Map.entry("GET /app/bots/{id}/versions", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/versions", "401 403 404 404 + + +"),
            Map.entry("GET /app/bots/{id}/versions/new", "401 403 404 404 + + +"),
            Map.entry("GET /app/bots/{id}/versions/{version}", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/versions/{version}/return", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/versions/{version}/draft", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/versions/{version}/conversations", "401 403 404 404 + + +"),
            Map.entry("GET /app/bots/{id}/tests", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/tests/{test}/deletion", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/tests/{test}/expectation", "401 403 404 404 + + +"),
            Map.entry("POST /app/drafts", "401 403 + + + + +"),
            Map.entry("POST /app/bots/{id}/publication", "401 403 404 404 + + +"),
            Map.entry("GET /app/bots/{id}/pause", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/pause", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/repair", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/restoration", "401 403 404 404 + + +"),
            Map.entry("GET /app/bots/{id}/commands", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/commands", "401 403 404 404 + + +"),
            Map.entry("GET /app/bots/{id}/commands/new", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/commands/registration", "401 403 404 404 + + +"),
            Map.entry("GET /app/bots/{id}/commands/{command}", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/commands/{command}", "401 403 404 404 + + +"),
            Map.entry("GET /app/bots/{id}/commands/{command}/deletion", "401 403 404 404 + + +"),
            // Gone with the first who may.
            Map.entry("POST /app/bots/{id}/commands/{command}/deletion", "401 403 404 404 + 404 404"),
            Map.entry("GET /app/bots/{id}/transcripts", "401 403 404 404 + + +"),
            // There is no such conversation.
            Map.entry("GET /app/bots/{id}/transcripts/{dialog}/{day}", "401 403 404 404 404 404 404"),
            Map.entry("POST /app/bots/{id}/retention", "401 403 404 403 403 403 +"),
            Map.entry("GET /app/bots/{id}/unanswered", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/unanswered/answers", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/unanswered/wordings", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/unanswered/standing", "401 403 404 404 + + +"),
            Map.entry("POST /app/bots/{id}/unanswered/tidings", "401 403 404 404 + + +"),
            Map.entry("GET /app/bots/{id}/numbers", "401 403 404 404 + + +"),
            Map.entry("GET /app/bots/{id}/numbers/table", "401 403 404 404 + + +"),
            Map.entry("GET /app/erasures/{person}", "401 403 + 403 403 403 +"),
            Map.entry("POST /app/erasures/{person}", "401 403 + 403 403 403 +"),
            Map.entry("GET /app/bots/{id}/copy", "401 403 404 403 403 403 +"),
            Map.entry("GET /app/health", "401 403 + 403 403 403 +"),
            Map.entry("GET /app/health/lines", "401 403 + 403 403 403 +"),
            Map.entry("GET /app/health/lines/{line}", "401 403 + 403 403 403 +"),
            Map.entry("GET /app/health/invitation", "401 403 + 403 403 403 +"),
            Map.entry("POST /app/health/bindings", "401 403 + 403 403 403 +"),
            Map.entry("POST /app/health/retries", "401 403 + 403 403 403 +"),
            Map.entry("POST /app/health/tests", "401 403 + 403 403 403 +"),
            Map.entry("POST /app/health/aside/{id}/retry", "401 403 404 403 403 403 +"),
            Map.entry("POST /app/health/aside/{id}/drop", "401 403 404 403 403 403 +"),
            Map.entry("POST /app/health/registrations/{id}", "401 403 404 403 403 403 +"),
            Map.entry("GET /app/people", "401 403 + 403 403 403 +"),
            Map.entry("POST /app/people", "401 403 + 403 403 403 +"),
            Map.entry("GET /app/people/new", "401 403 + 403 403 403 +"),
            Map.entry("POST /app/people/{user}/withdrawal", "401 403 + 403 403 403 +"),
            Map.entry("GET /app/changes", "401 403 + 403 403 403 +"),
            Map.entry("POST /app/photos", "401 403 + + + + +"),
            Map.entry("GET /app/photos/new", "401 403 + + + + +"),
            Map.entry("GET /app/photos/{id}/crop", "401 403 404 404 404 404 404"),
            Map.entry("GET /app/photos/{id}", "401 404 404 404 404 404 404")));

    private static final Set<String> OPEN =
            Set.of("POST /install", "POST /app", "POST /events", "GET /oauth/start", "GET /oauth/callback");

    @Test
    void everyAddressIsForWhomItIsMeantAndNobodyElse() throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (String route : routes(false)) {
            found.put(route, answers(route));
        }
        assertEquals(lines(EXPECTED), lines(found));
    }

    @Test
    void onlyTheseAddressesAreOpenToEverybody() throws IOException {
        assertEquals(new TreeSet<>(OPEN), routes(true));
    }

    @Test
    void aRightThatIsWithdrawnEndsWithTheNextRequestOfAnOldSession() {
        try (Stage stage = new Stage()) {
            Bot bot = stage.bot("Vera");
            String address = "/app/bots/" + bot.id().value();
            stage.grantRight.grant(VERA, IVAN.user(), Optional.of(Set.of(bot.id())));
            String session = stage.token(IVAN);
            assertEquals(200, stage.send(stage.request(address, session).GET()).statusCode());

            stage.grantRight.withdraw(VERA, IVAN.user(), bot.id());

            assertEquals(403, stage.send(stage.request(address, session).GET()).statusCode());
            assertEquals(
                    403,
                    stage.post(address, IVAN, Map.of("name", "Mine", "revision", "1"))
                            .statusCode());
            assertEquals(List.of(bot), stage.bots.of(ACME.id()).all());
        }
    }

    @Test
    void anEditorCannotRaiseTheirOwnRights() {
        try (Stage stage = new Stage()) {
            Bot bot = stage.bot("Vera");
            stage.grantRight.grant(VERA, IVAN.user(), Optional.of(Set.of(bot.id())));
            var rights = stage.editors.of(ACME.id()).all();

            assertEquals(
                    403,
                    stage.post("/app/people", IVAN, Map.of("user", "17", "bot", "all"))
                            .statusCode());
            assertEquals(Outcome.NOT_ALLOWED, stage.grantRight.grant(IVAN, IVAN.user(), Optional.empty()));
            assertEquals(rights, stage.editors.of(ACME.id()).all());
        }
    }

    @Test
    void aBotOneMayNotEditLooksLikeNone() {
        try (Stage stage = new Stage()) {
            Bot own = stage.bot("Vera");
            Bot other = stage.bot("Secret");
            stage.grantRight.grant(VERA, IVAN.user(), Optional.of(Set.of(own.id())));

            HttpResponse<String> there = stage.get("/app/bots/" + other.id().value(), IVAN);
            HttpResponse<String> nowhere = stage.get("/app/bots/999", IVAN);
            assertEquals(404, there.statusCode());
            assertEquals(withoutToken(nowhere.body()), withoutToken(there.body()));
            String list = stage.get("/app/bots", IVAN).body();
            assertTrue(list.contains("Vera"));
            assertFalse(list.contains("Secret"));
            for (String managing : List.of("create-bot", "/deletion", "In use:", "/app/people")) {
                assertFalse(list.contains(managing), managing);
                assertTrue(stage.get("/app/bots", VERA).body().contains(managing), managing);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en,please ask somebody who manages them here: Vera Solovyova.",
        "ru,Vera Solovyova",
        "de,Vera Solovyova"
    })
    void whoMayEditNothingReadsWhomToAsk(String language, String sentence) {
        try (Stage stage = new Stage()) {
            String page = stage.post("/app?LANG=" + language, null, Map.of("who", "ivan"))
                    .body();
            assertTrue(page.contains(sentence), page);
        }
    }

    @Test
    void whoMayEditABotOpensTheApplicationAtIt() {
        try (Stage stage = new Stage()) {
            Bot bot = stage.bot("Vera");
            stage.grantRight.grant(VERA, IVAN.user(), Optional.of(Set.of(bot.id())));

            String page = stage.post("/app", null, Map.of("who", "ivan")).body();

            assertTrue(page.contains("href=\"/app/bots/" + bot.id().value() + "\""), page);
        }
    }

    private static String answers(String route) {
        try (Stage stage = new Stage()) {
            Bot bot = stage.bot("Vera");
            Bot another = stage.bot("Nora");
            stage.employees.with(31, "A", "").with(32, "B", "").with(33, "C", "");
            stage.grantRight.grant(VERA, EDITOR_OF_ANOTHER.user(), Optional.of(Set.of(another.id())));
            stage.grantRight.grant(VERA, EDITOR_OF_THIS.user(), Optional.of(Set.of(bot.id())));
            stage.grantRight.grant(VERA, EDITOR_OF_ALL.user(), Optional.empty());
            stage.other.aside.add(new PortalByHand.PutAside(
                    ACME.id(),
                    new Backlog.Aside(
                            bot.id().value(),
                            0,
                            Backlog.What.OTHER,
                            Backlog.Why.MISTAKE,
                            "",
                            Instant.EPOCH,
                            Instant.EPOCH)));
            String[] words = route.split(" ");
            Command command = command(bot);
            stage.commands.of(ACME.id(), bot.id()).add(command, "form");
            String path = words[1].replace("{id}", Long.toString(bot.id().value()))
                    .replace("{command}", Long.toString(command.id().value()))
                    .replace("{line}", "bindings")
                    .replace("{template}", "faq")
                    .replace(
                            "{topic}",
                            "topic:" + bot.scenario().topics().getFirst().id())
                    .replace("{version}", "1")
                    .replace("{test}", "1")
                    .replace("{dialog}", "chat1")
                    .replace("{day}", "2026-03-02")
                    .replace("{person}", "32")
                    .replaceAll("/step$", "/step?at=greeting/0")
                    .replace("{user}", "32");
            List<String> answers = new ArrayList<>();
            answers.add(answer(stage, words[0], path, null));
            for (Visitor visitor :
                    List.of(STRANGER, FOREIGNER, EDITOR_OF_ANOTHER, EDITOR_OF_THIS, EDITOR_OF_ALL, VERA)) {
                answers.add(answer(stage, words[0], path, visitor));
            }
            return String.join(" ", answers);
        }
    }

    private static Command command(Bot bot) {
        CommandTerms terms = new CommandTerms(
                "weather", false, false, false, List.of(new CommandTitle(Locale.ENGLISH, "Shows the weather", "")));
        return new Command(
                new CommandId(1),
                bot.portal(),
                bot.id(),
                terms,
                "t1",
                true,
                new CommandStanding.NotRegistered(),
                null,
                1);
    }

    private static String answer(Stage stage, String method, String path, @Nullable Visitor visitor) {
        int status = method.equals("GET")
                ? stage.get(path, visitor).statusCode()
                : stage.post(path, visitor, Map.of()).statusCode();
        return Set.of(401, 403, 404).contains(status) ? Integer.toString(status) : status < 500 ? "+" : "failed";
    }

    /** As the source names them, so that a new one cannot be forgotten here. */
    private static Set<String> routes(boolean open) throws IOException {
        String source = Files.readString(Path.of("src/main/java/parley/web/Routes.java"));
        String editor = Files.readString(Path.of("src/main/java/parley/web/EditorRoutes.java"));
        String body = source.substring(source.indexOf("void addTo"), source.indexOf("/** Anybody may look"))
                + editor.substring(editor.indexOf("void addTo"));
        List<MatchResult> routes = ROUTE.matcher(body).results().toList();
        assertEquals(body.split("addHttpHandler", -1).length - 1, routes.size());
        return routes.stream()
                .filter(route -> "OPEN".equals(route.group(3)) == open)
                .map(route -> route.group(1) + " " + route.group(2))
                .collect(toCollection(TreeSet::new));
    }

    private static String lines(Map<String, String> table) {
        return table.entrySet().stream()
                .map(row -> row.getKey() + ": " + row.getValue())
                .collect(joining("\n"));
    }

    private static String withoutToken(String page) {
        return page.replaceAll("data-token=\"[^\"]+\"", "");
    }

    private static Visitor visitor(long user) {
        return new Visitor(ACME.id(), new UserId(user), false, Locale.ENGLISH);
    }
}
