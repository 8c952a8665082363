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
import parley.authoring.Registration;

/** Bots are listed, made, changed and deleted; what does not fit is said where it stands. */
final class BotPagesTest extends BotPagesStage {

    @Test
    void anEmptyListTeaches() {
        assertTrue(stage.get("/app/bots", VERA).body().contains("Create your first bot"));
    }

    @Test
    void aBotIsMadeRegisteredAndListed() {
        HttpResponse<String> answer = stage.post("/app/bots", VERA, filled("Вера 🙂 <b>"));
        assertEquals(303, answer.statusCode());
        String place = answer.headers().firstValue("Location").orElseThrow();
        String list = stage.get(place.replaceAll("https?://[^/]+", ""), VERA).body();
        assertTrue(list.contains("Saved. Вера 🙂 &lt;b&gt; is up to date in the portal."), list);
        assertTrue(list.contains("Live, no. 842"));
        assertTrue(list.contains("In use: 1 of 5"));
    }

    @Test
    void theSameFormSentTwiceMakesOneBot() {
        Map<String, String> form = filled("Vera");
        stage.post("/app/bots", VERA, form);
        stage.post("/app/bots", VERA, form);
        assertEquals(1, stage.bots.of(ACME.id()).all().size());
    }

    @Test
    void problemsStandAtTheirFieldsAndNothingTypedIsLost() {
        Map<String, String> form = filled("Vera");
        form.put("email", "not an \"address\"");
        form.put("greeting", "");
        form.put("topicId", "");
        form.put("topicWordings", "opening hours");
        form.put("topicReply", "We open at {time}.");
        HttpResponse<String> page = stage.post("/app/bots", VERA, form);
        assertEquals(422, page.statusCode());
        assertEquals("false", page.headers().firstValue("HX-Push-Url").orElseThrow());
        String body = page.body();
        assertTrue(
                body.contains(
                        "<a class=\"link\" hx-boost=\"false\" href=\"#email\">E-mail: This is not an e-mail address.</a>"),
                body);
        assertTrue(
                body.contains(
                        "value=\"not an &quot;address&quot;\" aria-describedby=\"email-problem email-hint\" aria-invalid=\"true\""),
                body);
        assertTrue(body.contains("id=\"greeting-problem\""));
        assertTrue(body.contains("href=\"#topic-1-reply\""));
        assertTrue(body.contains("We open at {time}."));
        assertTrue(body.contains("value=\"" + form.get("formKey") + "\""));
        assertTrue(stage.bots.of(ACME.id()).all().isEmpty());
    }

    @Test
    void whatThePortalDeclinesIsKeptAndShownAtItsField() {
        stage.platform.refusal = new Problem(Problem.Field.EMAIL, Problem.Kind.EMAIL_TAKEN);
        HttpResponse<String> page = stage.post("/app/bots", VERA, filled("Vera"));
        assertEquals(200, page.statusCode());
        assertEquals("/app/bots/1", page.headers().firstValue("HX-Push-Url").orElseThrow());
        assertTrue(page.body().contains("Your text is saved in Parley, but the portal did not accept the bot"));
        assertTrue(page.body().contains("id=\"email-problem\""));
        assertTrue(stage.get("/app/bots", VERA).body().contains("Not registered: needs attention"));
        stage.platform.refusal = null;
        Map<String, String> again = filled("Vera");
        again.put("revision", "1");
        assertEquals(303, stage.post("/app/bots/1", VERA, again).statusCode());
    }

    @Test
    void theKindOfARegisteredBotIsShownAndNotOffered() {
        Bot bot = stage.bot("Vera");
        String page = stage.get("/app/bots/" + bot.id().value(), VERA).body();
        assertTrue(page.contains("The bot is registered, and the portal does not let us change this any more."));
        assertFalse(page.contains("value=\"SUPERVISOR\""));
    }

    @Test
    void theLimitIsShownBeforeItIsHit() {
        for (String name : new String[] {"A", "B", "C", "D", "E"}) {
            stage.bot(name);
        }
        String list = stage.get("/app/bots", VERA).body();
        assertTrue(list.contains("In use: 5 of 5"));
        assertTrue(list.contains("disabled"));
        assertTrue(list.contains("This portal already has all 5 bots it may have."));
        assertEquals(422, stage.post("/app/bots", VERA, filled("F")).statusCode());
    }

    @Test
    void troubleIsListedWithItsReason() {
        Bot bot = stage.bot("Vera");
        stage.bots.of(ACME.id()).note(bot.id(), new Registration.Trouble(842L, Problem.Kind.PORTAL_UNREACHABLE));
        String list = stage.get("/app/bots", VERA).body();
        assertTrue(list.contains("No. 842: needs attention"));
        assertTrue(list.contains("The portal did not answer. Save the bot again."));
    }

    @Test
    void aBotIsDeletedAfterAWarningOnly() {
        Bot bot = stage.bot("Vera");
        String page = "/app/bots/" + bot.id().value() + "/deletion";
        assertTrue(stage.get(page, VERA).body().contains("also deletes every private chat"));
        assertEquals(1, stage.bots.of(ACME.id()).all().size());
        HttpResponse<String> refused = stage.post(page, VERA, Map.of("confirmation", "Very"));
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("id=\"confirmation-problem\""), refused.body());
        assertTrue(refused.body().contains("value=\"Very\""));
        assertEquals(1, stage.bots.of(ACME.id()).all().size());
        assertEquals(
                303, stage.post(page, VERA, Map.of("confirmation", " vera ")).statusCode());
        assertTrue(stage.bots.of(ACME.id()).all().isEmpty());
    }

    @Test
    void aCopyIsANewFormWithoutCode() {
        Bot bot = stage.bot("Vera");
        String page = stage.get("/app/bots/" + bot.id().value() + "/copy", VERA).body();
        assertTrue(page.contains("action=\"/app/bots\""), page);
        assertTrue(page.contains("value=\"Vera\""));
        assertFalse(page.contains(bot.code()));
        assertTrue(page.contains("value=\"SUPERVISOR\""));
    }

    @Test
    void aBotThePortalKeepsIsKept() {
        Bot bot = stage.bot("Vera");
        stage.platform.refusal = new Problem(Problem.Field.WHOLE, Problem.Kind.PORTAL_UNREACHABLE);
        HttpResponse<String> page =
                stage.post("/app/bots/" + bot.id().value() + "/deletion", VERA, Map.of("confirmation", "Vera"));
        assertEquals(502, page.statusCode());
        assertTrue(page.body().contains("The portal does not answer."));
        assertEquals(1, stage.bots.of(ACME.id()).all().size());
    }
}
