package parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.sandbox.wire.Parameters;
import parley.sandbox.wire.PhpForm;

class EventsTest {
    private final Stage stage = new Stage().installed();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void privateMessagesHaveTheFieldsOfTheSamples() throws IOException {
        String bot = String.valueOf(registerWithChanges("acme_helpdesk", "B"));
        long first =
                stage.acme.say(stage.maria(), bot, "Привет! 😀 15% + a & b").id();
        assertFieldsOf("v1-join-private", stage.nextEvent());
        String added = stage.nextEvent();
        assertFieldsOf("v1-message-add-private", added);
        assertTrue(
                added.contains("%5BMESSAGE%5D=%D0%9F%D1%80%D0%B8%D0%B2%D0%B5%D1%82%21+%F0%9F%98%80+15%25+%2B+a+%26+b"));
        stage.acme.edit(stage.maria(), first, "changed");
        assertFieldsOf("v1-message-update-private", stage.nextEvent());
        stage.acme.delete(stage.maria(), first);
        assertFieldsOf("v1-message-delete-private", stage.nextEvent());
    }

    @Test
    void groupMessagesReachTheMentionedAndTheSupervisors() throws IOException {
        long helpdesk = registerWithChanges("acme_helpdesk", "B");
        long faq = registerWithChanges("acme_hr_faq", "B");
        String group = stage.acme.createGroup(stage.maria(), "Продажи", orderedSet(helpdesk, faq));
        assertFieldsOf("v1-join-group", stage.nextEvent());
        stage.nextEvent();
        stage.acme.say(stage.maria(), group, "nobody is meant");
        String text = "[USER=" + helpdesk + "]A[/USER] , [USER=" + faq + "]B[/USER] а как?";
        long message = stage.acme.say(stage.maria(), group, text).id();
        String raw = stage.nextEvent();
        assertFieldsOf("v1-message-add-group-two-bots", raw);
        Parameters params = new Parameters(PhpForm.read(raw)).inside("data").inside("PARAMS");
        assertEquals(",  а как?", params.text("MESSAGE"));
        assertEquals(text, params.text("MESSAGE_ORIGINAL"));
        assertEquals(helpdesk, params.number("TO_USER_ID"));
        stage.acme.edit(stage.maria(), message, "[USER=" + helpdesk + "]A[/USER], покажи");
        String updated = stage.nextEvent();
        assertFieldsOf("v1-message-update-group", updated);
        assertTrue(updated.contains("%5BMESSAGE%5D=%D0%BF%D0%BE%D0%BA%D0%B0%D0%B6%D0%B8&"));
        stage.acme.delete(stage.maria(), message);
        assertFieldsOf("v1-message-delete-group", stage.nextEvent());
        long watcher = registerWithChanges("acme_watcher", "S");
        stage.acme.invite(stage.maria(), group, watcher);
        stage.nextEvent();
        stage.acme.say(stage.maria(), group, "nobody is meant again");
        String supervised = stage.nextEvent();
        assertFieldsOf("v1-message-add-group-supervisor", supervised);
        assertTrue(supervised.contains("%5BTO_USER_ID%5D=0&"));
        assertTrue(stage.isQuiet());
    }

    @Test
    void commandsTypedAndPressedHaveTheFieldsOfTheSamples() throws IOException {
        long bot = stage.register("acme_helpdesk");
        long faq = stage.register("acme_hr_faq");
        stage.registerCommand(bot, "order");
        stage.acme.say(stage.maria(), String.valueOf(bot), "/order 42 +срочно 100%");
        stage.nextEvent();
        String typed = stage.nextEvent();
        assertFieldsOf("v1-command-textarea-private", typed);
        assertTrue(typed.contains("%5BCOMMAND_PARAMS%5D=42+%2B%D1%81%D1%80%D0%BE%D1%87%D0%BD%D0%BE+100%25&"));
        String group = stage.acme.createGroup(stage.maria(), "Team", orderedSet(bot, faq));
        stage.nextEvent();
        stage.nextEvent();
        Map<String, Object> keyboard = Map.of(
                "BUTTONS", List.of(Map.of("TEXT", "Go", "COMMAND", "order", "COMMAND_PARAMS", "7", "BLOCK", "Y")));
        long message = stage.call(
                        "imbot.message.add",
                        Map.of("BOT_ID", bot, "DIALOG_ID", group, "MESSAGE", "Choose", "KEYBOARD", keyboard))
                .id();
        stage.acme.press(stage.maria(), message, 0);
        String pressed = stage.nextEvent();
        assertFieldsOf("v1-command-keyboard-group", pressed);
        assertTrue(pressed.contains("%5BCOMMAND_CONTEXT%5D=KEYBOARD&"));
        stage.acme.press(stage.maria(), message, 0);
        assertTrue(stage.isQuiet(), "a blocked button waits for the bot");
    }

    @Test
    void lifecycleEventsGoToBoundHandlersOnly() throws IOException {
        for (String event : List.of("ONAPPINSTALL", "ONAPPUPDATE", "ONAPPUNINSTALL", "ONAPPPAYMENT")) {
            stage.call("event.bind", Map.of("event", event, "handler", stage.application.eventsUri()));
        }
        long bot = stage.register("acme_hr_faq");
        stage.acme.pay("S", 28);
        Parameters payment = stage.nextEventRead();
        assertEquals("ONAPPPAYMENT", payment.text("event"));
        assertFalse(payment.inside("auth").has("application_token"));
        stage.acme.removeBot(bot);
        assertFieldsOf("v1-bot-delete", stage.nextEvent());
        stage.acme.uninstall(true);
        assertFieldsOf("app-uninstall", stage.nextEvent());
        assertEquals("APPLICATION_NOT_FOUND", stage.call("profile", Map.of()).error());
    }

    @Test
    void installationIsToldWithTokensOfTheInstaller() throws IOException {
        try (Stage fresh = new Stage()) {
            fresh.acme.addApplication();
            fresh.actWith(fresh.tokenOf(fresh.vera()));
            fresh.call("event.bind", Map.of("event", "OnAppInstall", "handler", fresh.application.eventsUri()));
            long bot = fresh.register("early");
            fresh.acme.say(fresh.maria(), String.valueOf(bot), "Is anybody there?");
            assertTrue(fresh.isQuiet(), "nothing leaves an unfinished installation");
            fresh.acme.finishInstallation(fresh.maria());
            assertFalse(fresh.acme.isInstalled(), "an employee cannot finish it");
            fresh.acme.finishInstallation(fresh.vera());
            assertFieldsOf("app-install", fresh.nextEvent());
        }
    }

    @Test
    void anUpdateDropsTheBindingsAndAsksForTheInstallerAgain() {
        stage.call("event.bind", Map.of("event", "ONAPPUPDATE", "handler", stage.application.eventsUri()));
        String before = stage.acme.applicationToken();
        stage.acme.updateApp(2);
        Parameters event = stage.nextEventRead();
        assertEquals("1", event.inside("data").text("PREVIOUS_VERSION"));
        assertEquals(stage.acme.applicationToken(), event.inside("auth").text("application_token"));
        assertFalse(before.equals(stage.acme.applicationToken()));
        assertEquals("/install", stage.opening(stage.vera()).target().getPath());
        stage.actWith(stage.tokenOf(stage.vera()));
        assertTrue(stage.call("event.get", Map.of()).body().startsWith("{\"result\":[]"));
    }

    @Test
    void aFailedEventIsLostAndNeverRepeated() {
        long bot = stage.register("bot");
        stage.application.answerEventsWith(503);
        stage.acme.open(stage.maria(), String.valueOf(bot));
        stage.nextEvent();
        assertTrue(stage.isQuiet());
        assertEquals(1, stage.acme.events().count().lost());
    }

    @Test
    void theLastEventCanComeTwiceByteForByte() {
        long bot = stage.register("bot");
        stage.acme.open(stage.maria(), String.valueOf(bot));
        String first = stage.nextEvent();
        stage.acme.resendLastEvent();
        assertEquals(first, stage.nextEvent());
    }

    @Test
    void aBotsTokensInTheEventActAsTheBot() {
        long bot = stage.register("bot");
        stage.acme.say(stage.maria(), String.valueOf(bot), "Hello");
        stage.nextEvent();
        Parameters entry = stage.nextEventRead().inside("data").inside("BOT").inside(String.valueOf(bot));
        stage.actWith(entry.inside("AUTH").text("access_token"));
        Stage.Answer answer = stage.call("imbot.dialog.get", Map.of("DIALOG_ID", "17"));
        assertEquals("17", answer.result().text("dialog_id"));
        stage.actWith(stage.tokenOf(stage.vera()));
        assertEquals(
                "ACCESS_ERROR",
                stage.call("imbot.dialog.get", Map.of("DIALOG_ID", "17")).error());
    }

    @Test
    void botsDoNotHearThemselves() {
        long bot = stage.register("bot");
        stage.call("imbot.message.add", Map.of("BOT_ID", bot, "DIALOG_ID", "17", "MESSAGE", "/help me"));
        assertTrue(stage.acme.events().awaitIdle(Duration.ofSeconds(5)));
        assertTrue(stage.isQuiet());
    }

    private long registerWithChanges(String code, String type) {
        Map<String, Object> bot = stage.bot(code);
        bot.put("TYPE", type);
        long id = stage.call("imbot.register", bot).id();
        String handler = stage.application.eventsUri();
        stage.call(
                "imbot.update",
                Map.of(
                        "BOT_ID",
                        id,
                        "FIELDS",
                        Map.of("EVENT_MESSAGE_UPDATE", handler, "EVENT_MESSAGE_DELETE", handler)));
        return id;
    }

    private static Set<Long> orderedSet(Long... ids) {
        return new LinkedHashSet<>(List.of(ids));
    }

    /** The same names in the same order, whatever the ids and values are. */
    private static void assertFieldsOf(String sample, String body) throws IOException {
        assertEquals(String.join("\n", names(read(sample))), String.join("\n", names(body)));
    }

    private static String read(String sample) throws IOException {
        try (InputStream stream = EventsTest.class.getResourceAsStream("/sandbox/" + sample + ".form")) {
            return new String(Objects.requireNonNull(stream, sample).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> names(String body) {
        Map<String, String> numbers = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (String pair : body.split("&")) {
            String name = pair.substring(0, pair.indexOf('='));
            for (String part : name.split("%5B|%5D")) {
                if (part.matches("\\d+")) {
                    numbers.putIfAbsent(part, "#" + numbers.size());
                }
            }
            String plain = name;
            for (Map.Entry<String, String> number : numbers.entrySet()) {
                plain = plain.replace("%5B" + number.getKey() + "%5D", "[" + number.getValue() + "]");
            }
            names.add(plain);
        }
        return names;
    }
}
