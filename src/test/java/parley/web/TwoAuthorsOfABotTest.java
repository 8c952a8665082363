package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.web.Stage.ACME;
import static parley.web.Stage.VERA;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.authoring.Bot;

/** What two people change at the same time, and what one of them deleted meanwhile. */
final class TwoAuthorsOfABotTest extends BotPagesStage {

    @Test
    void whatWasTypedOutlivesABotThatWasDeletedMeanwhile() {
        String page =
                stage.post("/app/bots/999", VERA, filled("Typed for an hour")).body();
        assertTrue(page.contains("Somebody deleted this bot while you were typing."), page);
        assertTrue(page.contains("Typed for an hour"));
        assertTrue(page.contains("action=\"/app/bots\""));
    }

    @Test
    void nobodysChangeIsReplacedUnasked() {
        Bot bot = stage.bot(ACME.id(), "Vera");
        String address = "/app/bots/" + bot.id().value();
        Map<String, String> mine = filled("Mine");
        mine.put("revision", Long.toString(bot.revision()));
        Map<String, String> theirs = filled("Theirs");
        theirs.put("revision", Long.toString(bot.revision()));
        assertEquals(303, stage.post(address, VERA, theirs).statusCode());

        for (int press = 0; press < 2; press++) {
            HttpResponse<String> refused = stage.post(address, VERA, mine);
            assertEquals(422, refused.statusCode());
            assertTrue(refused.body().contains("name=\"revision\" value=\"" + bot.revision() + "\""), refused.body());
            assertTrue(refused.body().contains("name=\"replace\""));
        }
        mine.put("replace", Long.toString(bot.revision() + 1));
        assertEquals(303, stage.post(address, VERA, mine).statusCode());
        assertEquals("Mine", stage.bots.of(ACME.id()).all().getFirst().profile().name());
    }

    @Test
    void somebodyElsesChangeIsNotOverwritten() {
        Bot bot = stage.bot("Vera");
        Map<String, String> form = filled("Vera Two");
        form.put("revision", "7");
        HttpResponse<String> page = stage.post("/app/bots/" + bot.id().value(), VERA, form);
        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("Somebody changed this bot while you were typing."));
        assertTrue(page.body().contains("value=\"Vera Two\""));
    }
}
