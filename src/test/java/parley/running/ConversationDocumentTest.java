package parley.running;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.engine.Conversation;
import parley.engine.Position;
import parley.engine.Value;

final class ConversationDocumentTest {
    @Test
    void keepsEverything() {
        Position at = Position.read("topic:vpn/2/0/1").orElseThrow();
        Conversation full = new Conversation(
                Conversation.Owner.HUMAN,
                Instant.parse("2026-11-22T10:00:00.123Z"),
                2,
                7,
                List.of(new Conversation.Strand(at, 7001, 1, 17, List.of(new Conversation.Answer(at, 50421)))),
                List.of("vpn", "printer"),
                Map.of("due", new Value(Value.Type.DATE, "2026-03-02")),
                new Conversation.Pace(Instant.EPOCH, 3));

        assertEquals(full, ConversationDocument.read(ConversationDocument.write(full)));
        assertEquals(Conversation.NEW, ConversationDocument.read(ConversationDocument.write(Conversation.NEW)));
    }
}
