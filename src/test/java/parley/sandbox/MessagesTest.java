package parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.sandbox.portal.Message;

class MessagesTest {
    private final Stage stage = new Stage().installed();
    private long bot;

    @BeforeEach
    void register() {
        bot = stage.register("bot");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aBotWritesToEmployeesAndTheySeeIt() {
        long id = add(Map.of("MESSAGE", "  Hello \n")).id();
        Message message = last();
        assertEquals(id, message.id());
        assertEquals("Hello", message.text());
        assertEquals("Helpdesk", message.author());
    }

    @Test
    void withoutABotIdTheFirstBotSpeaks() {
        stage.register("second");
        stage.call("imbot.message.add", Map.of("DIALOG_ID", "17", "MESSAGE", "Hello"));
        assertEquals(bot, last().authorId());
    }

    @Test
    void requiredFieldsAndUnknownPlacesAreRefused() {
        assertEquals("MESSAGE_EMPTY", add(Map.of("MESSAGE", " \n ")).error());
        assertEquals(
                "DIALOG_ID_EMPTY", add(Map.of("MESSAGE", "x", "DIALOG_ID", "")).error());
        assertEquals(
                "WRONG_REQUEST", add(Map.of("MESSAGE", "x", "DIALOG_ID", "999")).error());
        assertEquals("BOT_ID_ERROR", add(Map.of("MESSAGE", "x", "BOT_ID", 1)).error());
    }

    @Test
    void aBotWritesOnlyIntoItsOwnGroups() {
        String foreign = stage.acme.createGroup(stage.maria(), "Without the bot", Set.of(7L));
        assertEquals(
                "WRONG_REQUEST",
                add(Map.of("MESSAGE", "x", "DIALOG_ID", foreign)).error());
        stage.acme.invite(stage.maria(), foreign, bot);
        assertTrue(add(Map.of("MESSAGE", "x", "DIALOG_ID", foreign)).id() > 0);
    }

    @Test
    void longTextsAreCutSilently() {
        add(Map.of("MESSAGE", "x".repeat(20_001)));
        assertEquals(20_006, last().text().length());
        assertTrue(last().text().endsWith(" (...)"));
    }

    @Test
    void keyboardsAreCheckedAndLimited() {
        assertEquals(
                "KEYBOARD_ERROR",
                add(Map.of("MESSAGE", "x", "KEYBOARD", "no json")).error());
        assertEquals("KEYBOARD_ERROR", keyboard(Map.of("TEXT", "Two", "LINK", "https://x.example", "COMMAND", "c")));
        assertEquals("KEYBOARD_ERROR", keyboard(Map.of("LINK", "https://x.example")));
        assertEquals("KEYBOARD_OVERSIZE", keyboard(Map.of("TEXT", "x".repeat(30_000), "LINK", "https://x.example")));
        assertEquals("", keyboard(Map.of("TEXT", "Site", "LINK", "https://x.example")));
        assertEquals("Site", last().buttons().getFirst().text());
    }

    @Test
    void anUpdateKeepsWhatIsAbsentAndRemovesWhatIsN() {
        Object buttons = List.of(Map.of("TEXT", "Site", "LINK", "https://x.example"));
        long id = add(Map.of("MESSAGE", "x", "KEYBOARD", buttons)).id();
        update(id, Map.of("MESSAGE", "y"));
        assertEquals("y", last().text());
        assertEquals(1, last().buttons().size());
        update(id, Map.of("KEYBOARD", "N"));
        assertEquals("y", last().text());
        assertTrue(last().buttons().isEmpty());
    }

    @Test
    void anUpdateWithAnEmptyTextDeletes() {
        long id = add(Map.of("MESSAGE", "x")).id();
        assertEquals(200, update(id, Map.of("MESSAGE", "")).status());
        assertTrue(last().isDeleted());
    }

    @Test
    void onlyOwnAndYoungMessagesCanBeChanged() {
        long theirs = stage.acme.say(stage.maria(), String.valueOf(bot), "mine").id();
        assertEquals("CANT_EDIT_MESSAGE", update(theirs, Map.of("MESSAGE", "y")).error());
        assertEquals("MESSAGE_ID_ERROR", update(1, Map.of("MESSAGE", "y")).error());
        long id = add(Map.of("MESSAGE", "x")).id();
        stage.clock.goOn(Duration.ofDays(3).plusSeconds(1));
        stage.actWith(stage.tokenOf(stage.vera()));
        assertEquals("CANT_EDIT_MESSAGE", update(id, Map.of("MESSAGE", "y")).error());
    }

    @Test
    void deletingLeavesATombstoneUnlessComplete() {
        long id = add(Map.of("MESSAGE", "x")).id();
        stage.call("imbot.message.delete", Map.of("BOT_ID", bot, "MESSAGE_ID", id));
        assertTrue(last().isDeleted());
        long second = add(Map.of("MESSAGE", "y")).id();
        stage.call("imbot.message.delete", Map.of("BOT_ID", bot, "MESSAGE_ID", second, "COMPLETE", "Y"));
        assertEquals(id, last().id());
    }

    @Test
    void likingTwiceChangesNothing() {
        long id = stage.acme.say(stage.maria(), String.valueOf(bot), "Thanks").id();
        Map<String, Object> like = Map.of("BOT_ID", bot, "MESSAGE_ID", id, "ACTION", "plus");
        assertEquals(200, stage.call("imbot.message.like", like).status());
        assertEquals("WITHOUT_CHANGES", stage.call("imbot.message.like", like).error());
    }

    @Test
    void typingShowsUntilTheMessage() {
        stage.acme.open(stage.maria(), String.valueOf(bot));
        assertEquals(
                "DIALOG_ID_EMPTY",
                stage.call("imbot.chat.sendTyping", Map.of("BOT_ID", bot)).error());
        stage.call("imbot.chat.sendTyping", Map.of("BOT_ID", bot, "DIALOG_ID", "17"));
        assertTrue(stage.acme.isTyping(stage.maria(), String.valueOf(bot)));
        add(Map.of("MESSAGE", "x"));
        assertFalse(stage.acme.isTyping(stage.maria(), String.valueOf(bot)));
    }

    @Test
    void aBotLeavesAGroupOnce() {
        String group = stage.acme.createGroup(stage.maria(), "Team", Set.of(bot));
        long chat = Long.parseLong(group.substring(4));
        assertEquals(
                "CHAT_ID_EMPTY",
                stage.call("imbot.chat.leave", Map.of("BOT_ID", bot)).error());
        assertEquals(
                200,
                stage.call("imbot.chat.leave", Map.of("BOT_ID", bot, "CHAT_ID", chat))
                        .status());
        assertEquals(
                "ACCESS_ERROR",
                stage.call("imbot.chat.leave", Map.of("BOT_ID", bot, "CHAT_ID", chat))
                        .error());
    }

    @Test
    void commandsNeedANameAHandlerAndALanguage() {
        assertEquals("EVENT_COMMAND_ADD_ERROR", command("EVENT_COMMAND_ADD", ""));
        assertEquals("COMMAND_ERROR", command("COMMAND", "/help me"));
        assertEquals("LANG_ERROR", command("LANG", List.of()));
        assertEquals("LANG_ERROR", command("LANG", List.of(Map.of("LANGUAGE_ID", "en"))));
        assertEquals("", command("COMMAND", "help"));
        assertEquals(
                "COMMAND_ID_ERROR",
                stage.call("imbot.command.unregister", Map.of("COMMAND_ID", 1)).error());
    }

    @Test
    void aCommandIsAnsweredWhereItWasGiven() {
        long command = stage.registerCommand(bot, "help");
        String group = stage.acme.createGroup(stage.maria(), "Team", Set.of(bot));
        long asked = stage.acme.say(stage.maria(), group, "/help").id();
        Map<String, Object> answer = Map.of("COMMAND_ID", command, "MESSAGE_ID", asked, "MESSAGE", "Here I am");
        assertEquals(200, stage.call("imbot.command.answer", answer).status());
        assertEquals(
                "Here I am", stage.acme.messages(stage.maria(), group).getLast().text());
        assertEquals(
                "MESSAGE_ID_EMPTY",
                stage.call("imbot.command.answer", Map.of("COMMAND_ID", command, "MESSAGE", "x"))
                        .error());
        assertEquals(
                "MESSAGE_EMPTY",
                stage.call("imbot.command.answer", Map.of("COMMAND_ID", command, "MESSAGE_ID", asked))
                        .error());
    }

    @Test
    void onlyACommonCommandIsAnsweredInAChatWithoutItsBot() {
        String group = stage.acme.createGroup(stage.maria(), "Team", Set.of());
        assertEquals("", command("COMMAND", "help"));
        assertEquals("", command("COMMON", "Y", "weather"));
        long asked = stage.acme.say(stage.maria(), group, "/weather Riga").id();

        assertEquals(
                "WRONG_REQUEST",
                add(Map.of("DIALOG_ID", group, "MESSAGE", "Sunny")).error());
        assertEquals("WRONG_REQUEST", answer("help", asked).error());
        assertEquals(200, answer("weather", asked).status());
        assertEquals(
                "Sunny", stage.acme.messages(stage.maria(), group).getLast().text());

        long whispered = stage.acme.say(stage.maria(), "1", "/weather Riga").id();
        assertEquals(200, answer("weather", whispered).status());
        assertEquals("Sunny", stage.acme.messages(stage.maria(), "1").getLast().text());
    }

    private Stage.Answer answer(String command, long asked) {
        return stage.call("imbot.command.answer", Map.of("COMMAND", command, "MESSAGE_ID", asked, "MESSAGE", "Sunny"));
    }

    private Stage.Answer add(Map<String, Object> fields) {
        Map<String, Object> parameters = new HashMap<>(Map.of("BOT_ID", bot, "DIALOG_ID", "17"));
        parameters.putAll(fields);
        return stage.call("imbot.message.add", parameters);
    }

    private String keyboard(Map<String, Object> button) {
        return add(Map.of("MESSAGE", "x", "KEYBOARD", Map.of("BOT_ID", bot, "BUTTONS", List.of(button))))
                .error();
    }

    private Stage.Answer update(long id, Map<String, Object> fields) {
        Map<String, Object> parameters = new HashMap<>(Map.of("BOT_ID", bot, "MESSAGE_ID", id));
        parameters.putAll(fields);
        return stage.call("imbot.message.update", parameters);
    }

    private String command(String field, Object value) {
        return command(field, value, "help");
    }

    private String command(String field, Object value, String name) {
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "BOT_ID",
                bot,
                "COMMAND",
                name,
                "EVENT_COMMAND_ADD",
                stage.application.eventsUri(),
                "LANG",
                List.of(Map.of("LANGUAGE_ID", "en", "TITLE", "Help"))));
        parameters.put(field, value);
        return stage.call("imbot.command.register", parameters).error();
    }

    private Message last() {
        return stage.acme.messages(stage.maria(), String.valueOf(bot)).getLast();
    }
}
