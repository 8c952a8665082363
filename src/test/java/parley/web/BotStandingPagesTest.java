package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.web.Stage.ACME;
import static parley.web.Stage.VERA;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.authoring.Bot;
import parley.authoring.Problem;

/** A bot is a draft, live, paused, removed or in trouble, and is led from one to the other. */
final class BotStandingPagesTest extends BotPagesStage {

    @Test
    void aDraftIsKeptAndPutLive() {
        Map<String, String> form = filled("Vera");
        form.put("draft", "yes");
        assertEquals(303, stage.post("/app/bots", VERA, form).statusCode());
        assertTrue(stage.get("/app/bots?saved=1", VERA).body().contains("Nobody but administrators sees Vera yet."));
        assertTrue(stage.platform.there.isEmpty());

        HttpResponse<String> live = stage.post("/app/bots/1/publication", VERA, Map.of());
        assertEquals(303, live.statusCode());
        assertTrue(live.headers().firstValue("Location").orElseThrow().endsWith("/app/bots/1"));
        assertTrue(stage.get("/app/bots/1", VERA).body().contains("Live, no. 842"));
    }

    @Test
    void aDraftStaysOneWhereAllPlacesAreTaken() {
        for (String name : new String[] {"A", "B", "C", "D", "E"}) {
            stage.bot(name);
        }
        Map<String, String> form = filled("Vera");
        form.put("draft", "yes");
        assertEquals(303, stage.post("/app/bots", VERA, form).statusCode());
        HttpResponse<String> page = stage.post("/app/bots/6/publication", VERA, Map.of());
        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("This portal already has all 5 bots it may have."), page.body());
    }

    @Test
    void aPauseWithoutALineIsRefusedAtTheField() {
        Bot bot = stage.bot("Vera");
        String address = "/app/bots/" + bot.id().value();
        assertTrue(stage.get(address + "/pause", VERA).body().contains("I am taking a short break"));
        HttpResponse<String> page = stage.post(address + "/pause", VERA, Map.of("line", "Back {soon}"));
        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("id=\"line-problem\""), page.body());
        assertTrue(page.body().contains("Back {soon}"));

        assertEquals(
                303,
                stage.post(address + "/pause", VERA, Map.of("line", "Back <soon>"))
                        .statusCode());
        String paused = stage.get(address, VERA).body();
        assertTrue(paused.contains("Paused, no. 842"));
        assertTrue(paused.contains("Back &lt;soon&gt;"), paused);
    }

    @Test
    void aRemovedBotIsRestoredOrDeletedHere() {
        Bot bot = stage.bot("Vera");
        String address = "/app/bots/" + bot.id().value();
        stage.platform.there.clear();
        stage.reconcile.visit(ACME.id());
        String page = stage.get(address, VERA).body();
        assertTrue(page.contains("Removed in the portal"), page);
        assertFalse(stage.get(address + "/deletion", VERA).body().contains("also deletes every private chat"));

        assertEquals(303, stage.post(address + "/restoration", VERA, Map.of()).statusCode());
        assertTrue(stage.get(address, VERA).body().contains("Live, no. 843"));
    }

    @Test
    void aBotInTroubleIsRepaired() {
        stage.platform.refusal = new Problem(Problem.Field.WHOLE, Problem.Kind.PORTAL_UNREACHABLE);
        Bot bot = stage.bot("Vera");
        String address = "/app/bots/" + bot.id().value();
        assertTrue(stage.get(address, VERA).body().contains(address + "/repair"));
        stage.platform.refusal = null;
        assertEquals(303, stage.post(address + "/repair", VERA, Map.of()).statusCode());
        assertTrue(stage.get(address, VERA).body().contains("Live, no. 842"));
    }
}
