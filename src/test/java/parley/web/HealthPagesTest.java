package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.authoring.Bot;
import parley.authoring.Change;
import parley.authoring.Changes;
import parley.authoring.Registration;
import parley.health.Backlog;
import parley.health.Backlog.What;
import parley.health.PortalByHand;
import parley.health.Said;
import parley.health.Said.Silence;
import parley.portals.Mishap;
import parley.portals.PortalId;
import parley.portals.UserId;
import parley.portals.Visitor;

final class HealthPagesTest {
    private static final Visitor STRANGER = new Visitor(Stage.BOLT.id(), new UserId(1), true, Locale.ENGLISH);

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void onlyAdministratorsLookAndRepair() {
        for (String path : List.of("/app/health", "/app/health/lines", "/app/health/lines/clock")) {
            assertEquals(200, stage.get(path, Stage.VERA).statusCode(), path);
            assertEquals(403, stage.get(path, Stage.IVAN).statusCode(), path);
            assertEquals(401, stage.get(path, null).statusCode(), path);
        }
        for (String path : List.of("/app/health/bindings", "/app/health/retries", "/app/health/tests")) {
            assertEquals(403, stage.post(path, Stage.IVAN, Map.of()).statusCode(), path);
            assertEquals(401, stage.post(path, null, Map.of()).statusCode(), path);
        }
        assertEquals(List.of(), stage.other.notices);
    }

    @Test
    void thePageComesAtOnceAndThePortalsWordFollows() {
        stage.other.gate = new CountDownLatch(1);

        String page = stage.get("/app/health", Stage.VERA).body();
        assertEquals(0, stage.other.asked);
        assertTrue(page.contains("hx-get=\"/app/health/lines\" hx-trigger=\"load\""), page);
        assertTrue(line(page, "access").contains("badge--checking"));
        assertTrue(line(page, "queue").contains("badge--good"));

        String late = stage.get("/app/health/lines", Stage.VERA).body();
        assertTrue(line(late, "access").contains("has not answered in time"), late);
        assertTrue(line(late, "queue").contains("badge--good"));
        assertFalse(late.contains("hx-trigger=\"load\""));

        stage.other.gate.countDown();
        assertTrue(
                line(stage.get("/app/health/lines", Stage.VERA).body(), "clock").contains("badge--good"));
    }

    @Test
    void aPortalThatHangsIsAskedEachThingOnce() {
        stage.other.gate = new CountDownLatch(1);

        stage.get("/app/health/lines", Stage.VERA);
        stage.get("/app/health/lines", Stage.VERA);

        assertEquals(6, stage.other.asked);
    }

    @Test
    void aRedLineSaysWhyAndItsButtonTurnsItGreen() {
        stage.other.missingBindings = new Said.Told<>(3);
        String red = line(stage.get("/app/health/lines", Stage.VERA).body(), "bindings");
        assertTrue(red.contains("badge--bad") && red.contains("hx-post=\"/app/health/bindings\""), red);

        HttpResponse<String> repaired = stage.post("/app/health/bindings", Stage.VERA, Map.of());

        assertTrue(line(repaired.body(), "bindings").contains("badge--good"), repaired.body());
        assertFalse(repaired.body().contains("<html"), "only the line comes");
    }

    @Test
    void aBotThatIsGoneIsRegisteredAgain() {
        Bot gone = stage.bot("Vera");
        Registration.Registered before = (Registration.Registered) gone.registration();
        stage.other.bots = new Said.Told<>(Set.of());
        String page = stage.get("/app/health/lines", Stage.VERA).body();
        String red = line(page, "bot-" + gone.id().value());
        assertTrue(red.contains("badge--bad") && red.contains("Vera"), red);

        stage.other.bots = new Said.Told<>(Set.of(before.number(), before.number() + 1, before.number() + 2));
        String path = "/app/health/registrations/" + gone.id().value();
        String repaired = stage.post(path, Stage.VERA, Map.of()).body();

        assertTrue(line(repaired, "bot-" + gone.id().value()).contains("badge--good"), repaired);
    }

    @Test
    void whatBelongsToAnotherPortalIsNotThere() {
        Bot bot = stage.bot("Vera");
        String path = "/app/health/registrations/" + bot.id().value();
        assertEquals(200, stage.post(path, Stage.VERA, Map.of()).statusCode());
        assertEquals(404, stage.post(path, STRANGER, Map.of()).statusCode());
        assertEquals(
                404,
                stage.get("/app/health/lines/bot-" + bot.id().value(), STRANGER).statusCode());
        assertFalse(stage.get("/app/health/lines", STRANGER).body().contains("Vera"));
        for (String nonsense : List.of("nothing", "bot", "clock-1", "bot-x", "..%2F")) {
            assertEquals(
                    404, stage.get("/app/health/lines/" + nonsense, Stage.VERA).statusCode(), nonsense);
        }
    }

    @Test
    void workThatWasPutAsideIsTriedAgain() {
        stage.other.depth = new Backlog.Depth(0, Duration.ZERO, 2);
        assertTrue(
                line(stage.get("/app/health", Stage.VERA).body(), "aside").contains("hx-post=\"/app/health/retries\""));

        String repaired =
                stage.post("/app/health/retries", Stage.VERA, Map.of()).body();

        assertTrue(line(repaired, "aside").contains("badge--good"), repaired);
    }

    @Test
    void workThatWasPutAsideIsListedAndSettledOneByOne() {
        Bot bot = stage.bot("Vera <b>");
        long number = Objects.requireNonNull(bot.registration().number());
        aside(Stage.ACME.id(), 5, number, What.ANSWER, Backlog.Why.REFUSED, "WRONG_CHAT");
        aside(Stage.ACME.id(), 6, 999, What.MESSAGE, Backlog.Why.MISTAKE, "");
        stage.other.depth = new Backlog.Depth(0, Duration.ZERO, 2);
        String page = stage.get("/app/health", Stage.VERA).body();
        assertTrue(page.contains("Vera &lt;b&gt; could not give an answer."), page);
        assertTrue(page.contains("The portal refused it: WRONG_CHAT."), page);
        assertTrue(page.contains("A bot could not process a message."), page);
        assertTrue(page.contains("by the number 6."), page);

        String retried =
                stage.post("/app/health/aside/5/retry", Stage.VERA, Map.of()).body();
        assertFalse(retried.contains("WRONG_CHAT"), retried);
        assertTrue(
                retried.contains("by the number 6.") && line(retried, "aside").contains("badge--bad"), retried);
        assertEquals(List.of(), dropped());

        String settled =
                stage.post("/app/health/aside/6/drop", Stage.VERA, Map.of()).body();
        assertTrue(line(settled, "aside").contains("badge--good"), settled);
        assertTrue(settled.contains("id=\"aside\"") && settled.contains("hidden"), settled);
        assertEquals(
                List.of("Vera Solovyova"),
                dropped().stream()
                        .map(change -> Objects.requireNonNull(change.by()).name())
                        .toList());
        assertTrue(stage.get("/app/changes", Stage.VERA).body().contains("Work that had been put aside was dropped."));
        assertEquals(
                404,
                stage.post("/app/health/aside/6/drop", Stage.VERA, Map.of()).statusCode());
    }

    @Test
    void nobodyButAdministratorsOfThePortalSettlesWhatWasPutAside() {
        aside(Stage.ACME.id(), 5, 842, What.ANSWER, Backlog.Why.GONE, "");
        for (String path : List.of("/app/health/aside/5/retry", "/app/health/aside/5/drop")) {
            assertEquals(404, stage.post(path, STRANGER, Map.of()).statusCode(), path);
            assertEquals(403, stage.post(path, Stage.IVAN, Map.of()).statusCode(), path);
            assertEquals(401, stage.post(path, null, Map.of()).statusCode(), path);
            assertEquals(
                    404,
                    stage.post(path.replace("5", "x"), Stage.VERA, Map.of()).statusCode(),
                    path);
        }
        assertFalse(stage.get("/app/health", STRANGER).body().contains("could not give an answer"));
        assertEquals(1, stage.other.aside.size());
        assertEquals(List.of(), dropped());
    }

    private void aside(PortalId portal, long id, long bot, What what, Backlog.Why why, String code) {
        stage.other.aside.add(new PortalByHand.PutAside(
                portal, new Backlog.Aside(id, bot, what, why, code, Instant.EPOCH, stage.clock.instant())));
    }

    private List<Change> dropped() {
        return stage.changes.of(Stage.ACME.id()).list(new Changes.Wanted(null, null, null), 99).stream()
                .filter(change -> change.deed().kind() == Change.Kind.DROPPED)
                .toList();
    }

    @Test
    void aTestGoesToWhoAsksForItByTheBellAndByTheFirstBot() {
        Bot bot = stage.bot("Vera");

        String answer = test();

        String number = String.valueOf(bot.registration().number());
        assertTrue(stage.other.notices.getFirst().startsWith("1: "), stage.other.notices.toString());
        assertEquals(1, stage.written.size());
        assertTrue(stage.written.getFirst().startsWith(number + " to 1: "), stage.written.toString());
        assertTrue(line(answer, "loop").contains("Vera has written to you"), answer);
        assertTrue(line(answer, "loop").contains("hx-trigger=\"every 3s\""), answer);
        assertTrue(line(answer, "arrivals").contains("hx-swap-oob=\"true\""), answer);
    }

    @Test
    void withoutABotTheHalvesAreNamed() {
        String half = test();
        assertTrue(line(half, "loop").contains("Half is proven"), half);

        stage.arrivals.note(Stage.ACME.id(), Set.of(), stage.clock.instant());

        String both = stage.get("/app/health/lines/loop", Stage.VERA).body();
        assertTrue(line(both, "loop").contains("Both halves are proven"), both);
        assertTrue(both.contains("<time datetime=\"" + stage.clock.instant() + "\""), both);
    }

    @Test
    void theInstalledPageSaysWhichHalfIsProven() {
        assertTrue(install().contains("you have a notification that proves it"));
        stage.other.notice = parley.health.Trial.Way.NOT_PERMITTED;
        assertTrue(install().contains("a permission is missing"));
    }

    @Test
    void anInstallationDoesNotWaitForAPortalThatHangs() {
        stage.other.gate = new CountDownLatch(1);
        assertTrue(install().contains("data-behaviour=\"installed\""));
    }

    @Test
    void theListInvitesToATestUntilOneWasMadeWithABot() {
        assertEquals("", stage.get("/app/health/invitation", Stage.VERA).body());
        stage.bot("Vera");
        assertTrue(stage.get("/app/health/invitation", Stage.VERA).body().contains("/app/health/tests"));
        HttpResponse<String> sent = stage.post("/app/health/tests", Stage.VERA, Map.of());
        assertEquals(303, sent.statusCode());
        assertEquals("/app/health", sent.headers().firstValue("Location").orElse(""));
        assertEquals("", stage.get("/app/health/invitation", Stage.VERA).body());
    }

    @Test
    void accessThatIsLostIsRenewedByTheVisitorsOwnVisit() {
        stage.other.silent(Silence.ACCESS_LOST);
        String red = line(stage.get("/app/health/lines", Stage.VERA).body(), "access");
        assertTrue(red.contains("badge--bad") && red.contains("data-path=\"/app/health\""), red);
    }

    @Test
    void mishapsAreToldInWordsWithTheBotsName() {
        Bot bot = stage.bot("Vera <b>");
        stage.mishaps.note(new Mishap(
                Stage.ACME.id(),
                Mishap.Act.SPEAK,
                String.valueOf(bot.registration().number()),
                Mishap.Kind.REFUSED,
                "EXAMPLE_CODE",
                stage.clock.instant(),
                stage.clock.instant(),
                4));
        String page = stage.get("/app/health", Stage.VERA).body();
        assertTrue(page.contains("The bot “Vera &lt;b&gt;” could not send a message."), page);
        assertTrue(page.contains("EXAMPLE_CODE") && page.contains("Times: 4"), page);
        assertFalse(stage.get("/app/health", STRANGER).body().contains("EXAMPLE_CODE"));
    }

    private String test() {
        return stage.send(stage.request("/app/health/tests", stage.token(Stage.VERA))
                        .header("HX-Request", "true")
                        .POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
                .body();
    }

    private String install() {
        return stage.send(stage.request("/install?LANG=en", "")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("who=vera")))
                .body();
    }

    /** The markup of one line. */
    private static String line(String page, String id) {
        int start = page.indexOf("id=\"line-" + id + "\"");
        assertTrue(start >= 0, "no line " + id + " in " + page);
        return page.substring(start, page.indexOf("</li>", start));
    }
}
