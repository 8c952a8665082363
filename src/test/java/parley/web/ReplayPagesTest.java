package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.web.Stage.ACME;
import static parley.web.Stage.BOLT;
import static parley.web.Stage.IVAN;
import static parley.web.Stage.VERA;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.authoring.Bot;
import parley.authoring.Edit;
import parley.authoring.Edited;
import parley.authoring.ScenarioDraft;
import parley.engine.Position;
import parley.engine.Step;
import parley.engine.Text;
import parley.portals.Visitor;

/** What authors see of the answers that a draft would give to real messages. */
final class ReplayPagesTest {
    private final Stage stage = new Stage();
    private final Bot bot = stage.bot("Helpdesk");
    private final String topic = bot.scenario().topics().getFirst().id();
    private final String address = "/app/bots/" + bot.id().value();
    private final String replay = address + "/replay";

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void bothAnswersStandSideBySideWithTheWayToTheStep() {
        asked("opening <b>hours</b>");
        asked("Кто здесь?");
        rewrite("Round the <clock>.");

        String page = page(replay);

        assertTrue(page.contains("opening &lt;b&gt;hours&lt;/b&gt;"), page);
        assertTrue(page.contains("We are open"), page);
        assertTrue(page.contains("Round the &lt;clock&gt;."), page);
        assertTrue(page.contains("Different messages compared: 2. Answered differently: 1."), page);
        assertTrue(page.contains("href=\"" + address + "/versions\" aria-current=\"page\""), page);
        assertFalse(page.contains("Кто здесь?"), "this is answered as before");
        String step = address + "/topics/topic:" + topic + "?at=topic%3A" + topic + "%2F0";
        assertEquals(1, page.split("href=\"" + step.replace("?", "\\?") + "\"", -1).length - 1, page);
        assertEquals(200, stage.get(step, VERA).statusCode());
    }

    @Test
    void whereNothingChangesThatIsSaid() {
        assertTrue(page(replay).contains("Nobody has written yet"));
        asked("opening hours");
        assertTrue(page(replay).contains("No answer changes"));
    }

    @Test
    void nobodyWaitsForMoreThanFiveHundredMessages() {
        for (int message = 0; message < 51; message++) {
            asked("opening hours " + message);
        }
        rewrite("Never.");
        assertTrue(page(replay + "?newest=50").contains("compared: 50."));
        assertTrue(page(replay + "?newest=1000000").contains("compared: 51."), "the usual number");
        assertTrue(page(replay + "?newest=-1").contains("compared: 51."));
    }

    @Test
    void messagesStayWithTheirPortalAndWithThoseWhoMayEditTheBot() {
        asked("opening hours");
        Visitor boris = new Visitor(BOLT.id(), VERA.user(), true, VERA.language());
        assertEquals(404, stage.get(replay, boris).statusCode());
        assertEquals(403, stage.get(replay, IVAN).statusCode());
        assertEquals(401, stage.get(replay, null).statusCode());

        Bot other = stage.bot("Other");
        stage.grantRight.grant(VERA, IVAN.user(), Optional.of(Set.of(other.id())));
        assertEquals(404, stage.get(replay, IVAN).statusCode());
        String theirs =
                stage.get("/app/bots/" + other.id().value() + "/replay", IVAN).body();
        assertTrue(theirs.contains("Nobody has written yet"), theirs);
    }

    @Test
    void thePagesAboutVersionsLeadThere() {
        assertTrue(page(address + "/versions").contains("href=\"" + replay + "\""));
        rewrite("New.");
        assertTrue(page(address + "/versions/new").contains("href=\"" + replay + "\""));
    }

    private void asked(String text) {
        stage.archive.understood(ACME.id(), bot.id(), 17, "Ivan", text, topic);
    }

    private void rewrite(String text) {
        ScenarioDraft draft = stage.editScenario.find(ACME.id(), bot.id()).orElseThrow();
        Edit edit = new Edit.ReplaceStep(
                Position.read("topic:" + topic + "/0").orElseThrow(), new Step.Say(Text.parse(text)));
        Edited edited = stage.editScenario.apply(ACME.id(), VERA.user(), bot.id(), draft.revision(), edit);
        assertTrue(edited instanceof Edited.Done, edited.toString());
    }

    private String page(String path) {
        var answer = stage.get(path, VERA);
        assertEquals(200, answer.statusCode());
        assertFalse(answer.body().contains("??"), answer.body());
        return answer.body();
    }
}
