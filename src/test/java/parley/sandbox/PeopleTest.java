package parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.sandbox.wire.Parameters;

class PeopleTest {
    private final Stage stage = new Stage(true).installed();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aPersonIsAnsweredByNumberWithoutContacts() {
        Parameters people = get("ID", "17");
        assertEquals(1, people.values().size());
        Parameters maria = people.inside("0");
        assertEquals("17", maria.raw("ID"));
        assertEquals(true, maria.raw("ACTIVE"));
        assertEquals("employee", maria.text("USER_TYPE"));
        assertFalse(maria.has("EMAIL"), "the permission for names shows no addresses");
    }

    @Test
    void botsAreNoPeople() {
        long bot = stage.register("bot");
        assertEquals(Map.of(), get("ID", String.valueOf(bot)).values());
    }

    @Test
    void whoHasLeftIsStillAnsweredButNotActive() {
        stage.acme.dismiss(stage.maria());
        assertEquals(false, get("ID", "17").inside("0").raw("ACTIVE"));
    }

    @Test
    void peopleAreFoundByTheBeginningsOfTheirNames() {
        assertEquals(List.of("17"), found("кузн мар"));
        assertEquals(List.of(), found("узнецова"));
    }

    private Parameters get(String key, String value) {
        return stage.call("user.get", Map.of("FILTER", Map.of(key, value))).result();
    }

    private List<String> found(String words) {
        Parameters people = stage.call("user.search", Map.of("FILTER", Map.of("FIND", words)))
                .result();
        return people.values().keySet().stream()
                .map(each -> people.inside(each).text("ID"))
                .toList();
    }
}
