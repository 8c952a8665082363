package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApplicationCardTest {
    private final ApplicationCard card = ApplicationCard.ofThisBuild();

    @Test
    void isOnTheClassPath() {
        assertEquals(List.of("imbot", "im", "user_brief", "department", "imopenlines", "crm", "task"), card.scopes());
        assertEquals(List.of("imbot"), card.requiredScopes());
        assertEquals("/events", card.paths().events());
        assertEquals("Parley", card.name().get("en"));
    }

    @Test
    void everyEventItBindsIsHandled() {
        assertEquals(EventNames.LIFECYCLE, Set.copyOf(card.events()));
    }

    @Test
    void theConnectionPrintsNoSecret() {
        Connection connection = new Connection(
                URI.create("https://parley.example/base/"),
                "id",
                "S3CRET",
                URI.create("https://oauth.bitrix.info"),
                false);
        assertFalse(connection.toString().contains("S3CRET"));
        assertTrue(connection.toString().contains("parley.example"));
        assertEquals(URI.create("https://parley.example/base/events"), connection.address("/events"));
    }
}
