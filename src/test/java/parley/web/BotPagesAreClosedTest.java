package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.web.Stage.ACME;
import static parley.web.Stage.BOLT;
import static parley.web.Stage.IVAN;
import static parley.web.Stage.VERA;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.authoring.Bot;
import parley.portals.Portal.Standing;

/** Nobody sees or changes a bot who may not. */
final class BotPagesAreClosedTest extends BotPagesStage {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/bots",
                "/app/bots/new",
                "/app/bots/1",
                "/app/bots/1/deletion",
                "/app/photos/new",
                "/app/photos/1/crop",
                "/app/x"
            })
    void withoutASessionThereIsOnlyTheWayBackIn(String path) {
        stage.bot("Vera");
        String outdated = stage.token(VERA);
        stage.clock.pass(Duration.ofHours(2));
        for (String token : new String[] {"", "forged.token", outdated}) {
            HttpResponse<String> page = stage.send(stage.request(path, token).GET());
            assertEquals(401, page.statusCode());
            assertTrue(page.body().contains("Please open the app again"), page.body());
            assertEquals(401, stage.send(stage.request(path, token).HEAD()).statusCode());
        }
    }

    @Test
    void aSessionOfAPortalThatIsGoneOpensNothing() {
        String token = stage.token(VERA);
        stage.portals.save(ACME.with(Standing.UNINSTALLED));
        assertEquals(401, stage.send(stage.request("/app/bots", token).GET()).statusCode());
        stage.portals.erase(ACME.with(Standing.UNINSTALLED));
        assertEquals(401, stage.send(stage.request("/app/bots", token).GET()).statusCode());
    }

    @Test
    void aForeignBotLooksLikeNone() {
        Bot foreign = stage.bot(BOLT.id(), "Secret");
        HttpResponse<String> there = stage.get("/app/bots/" + foreign.id().value(), VERA);
        HttpResponse<String> nowhere = stage.get("/app/bots/999", VERA);
        assertEquals(404, there.statusCode());
        assertEquals(404, nowhere.statusCode());
        assertEquals(withoutToken(nowhere.body()), withoutToken(there.body()));
        assertEquals(
                404,
                stage.post("/app/bots/" + foreign.id().value() + "/deletion", VERA, Map.of())
                        .statusCode());
        assertEquals(
                422,
                stage.post("/app/bots/" + foreign.id().value(), VERA, filled("X"))
                        .statusCode());
        assertEquals(422, stage.post("/app/bots/999", VERA, filled("X")).statusCode());
        assertEquals(List.of(foreign), stage.bots.of(BOLT.id()).all());
    }

    @Test
    void onlyAdministratorsManageBots() {
        HttpResponse<String> page = stage.get("/app/bots", IVAN);
        assertEquals(403, page.statusCode());
        assertTrue(page.body().contains("Bots are managed by administrators"));
        assertEquals(403, stage.post("/app/bots", IVAN, filled("X")).statusCode());
        assertTrue(stage.bots.of(ACME.id()).all().isEmpty());
    }

    @Test
    void everyPageBringsTheNextToken() {
        String page = stage.get("/app/bots", VERA).body();
        String next = page.replaceAll("(?s).*data-token=\"([^\"]+)\".*", "$1");
        assertEquals(200, stage.send(stage.request("/app/bots", next).GET()).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"publication", "pause", "repair", "restoration"})
    void nobodySteersAForeignBot(String noun) {
        Bot foreign = stage.bot(BOLT.id(), "Secret");
        Bot own = stage.bot("Vera");
        Map<String, String> form = Map.of("line", "Back soon.");
        assertEquals(
                404,
                stage.post("/app/bots/" + foreign.id().value() + "/" + noun, VERA, form)
                        .statusCode());
        assertEquals(
                403,
                stage.post("/app/bots/" + own.id().value() + "/" + noun, IVAN, form)
                        .statusCode());
        assertEquals(
                303,
                stage.post("/app/bots/" + own.id().value() + "/" + noun, VERA, form)
                        .statusCode());
    }
}
