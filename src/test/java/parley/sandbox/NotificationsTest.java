package parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotificationsTest {
    private final Stage stage = new Stage().installed();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aTagReplacesTheOldNotificationAndTheSystemHasNoName() {
        Map<String, Object> first = Map.of("USER_ID", 17, "MESSAGE", "One", "TYPE", "SYSTEM", "TAG", "lead-5121");
        Map<String, Object> second = Map.of("USER_ID", "17", "MESSAGE", "Two [b]now[/b]", "TAG", "lead-5121");
        assertTrue(stage.call("im.notify", first).id() > 0);
        assertEquals(0, stage.acme.notifications(stage.maria()).getFirst().authorId());
        assertTrue(stage.call("im.notify", second).id() > 0);
        assertEquals(1, stage.acme.notifications(stage.maria()).size());
        assertEquals(
                stage.vera().id(),
                stage.acme.notifications(stage.maria()).getFirst().authorId());
        assertTrue(stage.get(stage.acme.uri() + "/u/17/").body().contains("Two <b>now</b>"));
    }

    @Test
    void whatCannotBeGivenToAnybodyIsRefusedOrFalse() {
        assertEquals(
                "USER_ID_EMPTY", stage.call("im.notify", Map.of("MESSAGE", "x")).error());
        assertEquals(
                "MESSAGE_EMPTY", stage.call("im.notify", Map.of("USER_ID", 17)).error());
        Stage.Answer nobody = stage.call("im.notify", Map.of("USER_ID", 4_711, "MESSAGE", "x"));
        assertEquals(200, nobody.status());
        assertEquals(false, nobody.json().raw("result"));
    }

    @Test
    void aScopeThatIsWithheldIsMissingUntilTheNextVersion() {
        stage.acme.withhold("im");
        assertEquals(
                "insufficient_scope",
                stage.call("im.notify", Map.of("USER_ID", 17, "MESSAGE", "x")).error());
        assertTrue(stage.call("scope", Map.of())
                .body()
                .contains("\"result\":[\"imbot\",\"user_brief\",\"department\",\"imopenlines\",\"crm\",\"task\"]"));
        assertEquals(
                "imbot,user_brief,department,imopenlines,crm,task",
                stage.opening(stage.vera()).body().get("APPLICATION_SCOPE"));
        stage.acme.updateApp(2);
        assertTrue(
                stage.call("im.notify", Map.of("USER_ID", 17, "MESSAGE", "x")).id() > 0);
    }
}
