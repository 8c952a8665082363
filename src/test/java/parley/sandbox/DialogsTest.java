package parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.sandbox.wire.Parameters;

class DialogsTest {
    private final Stage stage = new Stage().installed();
    private long bot;
    private String botToken = "";

    @BeforeEach
    void open() {
        bot = stage.register("bot");
        stage.acme.open(stage.maria(), String.valueOf(bot));
        botToken = stage.nextEventRead()
                .inside("data")
                .inside("BOT")
                .inside(String.valueOf(bot))
                .text("access_token");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aDialogIsReadByThoseWhoBelongToItAndNobodyElse() {
        add("17", "Hello");
        assertEquals("ACCESS_ERROR", read(Map.of("DIALOG_ID", "17")).error());
        stage.actWith(botToken);
        assertEquals(List.of("Hello"), texts(Map.of("DIALOG_ID", "17")));
        assertEquals("DIALOG_ID_EMPTY", read(Map.of()).error());
        String foreign = stage.acme.createGroup(stage.maria(), "Without the bot", Set.of(7L));
        assertEquals("ACCESS_ERROR", read(Map.of("DIALOG_ID", foreign)).error());
    }

    @Test
    void itIsReadInPagesOfTwenty() {
        IntStream.rangeClosed(1, 45).forEach(number -> add("17", "m" + number));
        stage.actWith(botToken);
        List<Parameters> newest = messages(Map.of("DIALOG_ID", "17"));
        assertEquals("m45", newest.getFirst().text("text"));
        assertEquals("m26", newest.getLast().text("text"));
        long last = newest.getLast().number("id");
        assertEquals("m25", texts(Map.of("DIALOG_ID", "17", "LAST_ID", last)).getFirst());
        List<String> first = texts(Map.of("DIALOG_ID", "17", "FIRST_ID", 0));
        assertEquals(20, first.size());
        assertEquals(Set.of("m1", "m20"), Set.of(first.getFirst(), first.getLast()));
        assertEquals(19, texts(Map.of("DIALOG_ID", "17", "FIRST_ID", last)).size());
        assertEquals(
                3, texts(Map.of("DIALOG_ID", "17", "FIRST_ID", 0, "LIMIT", 3)).size());
    }

    @Test
    void itTellsWhoWroteAndWhatBecameOfIt() {
        long id = add("17", "Hello");
        stage.call("imbot.message.delete", Map.of("BOT_ID", bot, "MESSAGE_ID", id));
        stage.actWith(botToken);
        Parameters message = messages(Map.of("DIALOG_ID", "17")).getFirst();
        assertEquals(bot, message.number("author_id"));
        assertEquals(id, message.number("id"));
        assertEquals("", message.text("text"));
        assertEquals("Y", message.inside("params").text("IS_DELETED"));
    }

    @Test
    void withoutThePermissionItIsNotRead() {
        stage.actWith(botToken);
        stage.acme.withhold("im");
        assertEquals("insufficient_scope", read(Map.of("DIALOG_ID", "17")).error());
    }

    private long add(String dialog, String text) {
        return stage.call("imbot.message.add", Map.of("BOT_ID", bot, "DIALOG_ID", dialog, "MESSAGE", text))
                .id();
    }

    private Stage.Answer read(Map<String, ?> parameters) {
        return stage.call("im.dialog.messages.get", parameters);
    }

    private List<Parameters> messages(Map<String, ?> parameters) {
        Parameters messages = read(parameters).result().inside("messages");
        return messages.values().keySet().stream().map(messages::inside).toList();
    }

    private List<String> texts(Map<String, ?> parameters) {
        return messages(parameters).stream()
                .map(message -> message.text("text"))
                .toList();
    }
}
