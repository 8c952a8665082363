package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.web.Stage.ACME;
import static parley.web.Stage.BOLT;
import static parley.web.Stage.IVAN;
import static parley.web.Stage.VERA;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.authoring.Bot;
import parley.authoring.Employees;

final class PeoplePagesTest {
    private final Stage stage = new Stage();
    private final Bot bot = stage.bot("Helpdesk");

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void anEmptyListTeaches() {
        assertTrue(stage.get("/app/people", VERA).body().contains("Only administrators so far"));
    }

    @Test
    void aPersonIsFoundByNameChosenAndGrantedABot() {
        String found = stage.get("/app/people/new?find=iva", VERA).body();
        assertTrue(found.contains("href=\"/app/people/new?user=17\""), found);
        String chosen = stage.get("/app/people/new?user=17", VERA).body();
        assertTrue(chosen.contains("Ivan Petrov") && chosen.contains("Helpdesk"), chosen);

        assertEquals(303, grant("17", bot.id().value() + "").statusCode());

        String list = stage.get("/app/people?done=granted", VERA).body();
        assertTrue(list.contains("Ivan Petrov"), list);
        assertTrue(list.contains("Granted by Vera Solovyova"), list);
        assertTrue(list.contains("Withdraw the right: Ivan Petrov, Helpdesk"), list);
    }

    @Test
    void aRightIsWithdrawn() {
        grant("17", "all");
        assertEquals(1, stage.editors.of(ACME.id()).all().size());

        assertEquals(
                303,
                stage.post("/app/people/17/withdrawal", VERA, Map.of("bot", "all"))
                        .statusCode());

        assertEquals(List.of(), stage.editors.of(ACME.id()).all());
    }

    @ParameterizedTest
    @ValueSource(strings = {"666", "-1", "", "17; drop table", "99999999999999999999"})
    void aForgedNumberGetsNoRight(String user) {
        HttpResponse<String> page = grant(user, "all");
        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("This person cannot be chosen"), page.body());
        assertEquals(List.of(), stage.editors.of(ACME.id()).all());
    }

    @Test
    void aNameFromTheBrowserIsNotBelieved() {
        stage.post("/app/people", VERA, Map.of("user", "17", "bot", "all", "name", "<b>Boss</b>"));
        assertEquals(
                "Ivan Petrov",
                stage.editors.of(ACME.id()).all().getFirst().holder().name());
    }

    @Test
    void aBotOfAnotherPortalCannotBeGranted() {
        Bot foreign = stage.bot(BOLT.id(), "Secret");
        HttpResponse<String> page = grant("17", foreign.id().value() + "");
        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("Please choose at least one bot."));
        assertFalse(page.body().contains("Secret"));
    }

    @Test
    void aPortalThatDoesNotTellWhoWorksThereIsExplained() {
        stage.employees.trouble = new Employees.Answer.NotPermitted();
        String sentence = "Your portal does not let Parley ask who works in it.";
        assertTrue(stage.get("/app/people/new?find=iva", VERA).body().contains(sentence));
        assertTrue(stage.get("/app/people/new?user=17", VERA).body().contains(sentence));
        assertTrue(grant("17", "all").body().contains(sentence));
        stage.employees.trouble = new Employees.Answer.NoAnswer();
        assertTrue(grant("17", "all").body().contains("The portal does not answer at the moment."));
        assertEquals(List.of(), stage.editors.of(ACME.id()).all());
    }

    @Test
    void aSearchWithoutResultSaysSoAndKeepsTheWords() {
        String page = stage.get("/app/people/new?find=%3Cb%3Enobody", VERA).body();
        assertTrue(page.contains("Nobody with this name works in your portal."), page);
        assertTrue(page.contains("value=\"&lt;b&gt;nobody\""), page);
    }

    @Test
    void anEditorSavesTheBotButCannotDeleteIt() {
        grant("17", bot.id().value() + "");
        String address = "/app/bots/" + bot.id().value();
        assertFalse(stage.get(address, IVAN).body().contains("delete-bot"));
        Map<String, String> form = Map.of("name", "Help", "kind", "STANDARD", "color", "AZURE", "revision", "1");
        assertEquals(303, stage.post(address, IVAN, form).statusCode());
        assertEquals("Help", stage.bots.of(ACME.id()).all().getFirst().profile().name());
        assertEquals(403, stage.post(address + "/deletion", IVAN, Map.of()).statusCode());
    }

    private HttpResponse<String> grant(String user, String bot) {
        return stage.post("/app/people", VERA, Map.of("user", user, "bot", bot));
    }
}
