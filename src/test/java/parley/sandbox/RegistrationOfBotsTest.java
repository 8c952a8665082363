package parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.sandbox.portal.Handlers;

class RegistrationOfBotsTest {
    private final Stage stage = new Stage().installed();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aBotIsAUserWithAnId() {
        long id = stage.register("acme_helpdesk");
        assertEquals("Helpdesk", stage.acme.bots().getFirst().name());
        assertEquals(id, stage.acme.bots().getFirst().id());
    }

    @Test
    void requiredFieldsAreRefusedByTheirOwnCodes() {
        assertEquals("EVENT_MESSAGE_ADD_ERROR", errorWithout("EVENT_HANDLER"));
        assertEquals("CODE_ERROR", errorWithout("CODE"));
        assertEquals("NAME_ERROR", errorWithout("PROPERTIES"));
        Map<String, Object> single = stage.bot("x");
        single.remove("EVENT_HANDLER");
        single.put("EVENT_MESSAGE_ADD", stage.application.eventsUri());
        assertEquals("EVENT_WELCOME_MESSAGE_ERROR", error(single));
        single.put("EVENT_WELCOME_MESSAGE", stage.application.eventsUri());
        assertEquals("EVENT_BOT_DELETE_ERROR", error(single));
    }

    @Test
    void handlersMustBeAbsoluteAndPublic() {
        for (String address :
                new String[] {"/events", "ftp://vendor.example/", "http://192.168.0.7/x", "http://intranet/x", "://"}) {
            Map<String, Object> bot = stage.bot("x");
            bot.put("EVENT_HANDLER", address);
            assertEquals("EVENT_MESSAGE_ADD_ERROR", error(bot), address);
        }
    }

    @Test
    void anAdministratorRenamesABotAndLimitsTheirNumber() {
        long bot = stage.register("acme_helpdesk");
        String base = stage.sandbox.authorizationServer() + "/control/portals/acme/";
        String form = "application/x-www-form-urlencoded";
        stage.post(base + "bot-name", form, "bot=" + bot + "&name=Renamed");
        stage.post(base + "bot-limit", form, "most=1");
        assertEquals("Renamed", stage.acme.bots().getFirst().name());
        assertEquals("MAX_COUNT_ERROR", error(stage.bot("second")));
        stage.post(base + "bot-limit", form, "most=2");
        assertTrue(stage.register("second") > 0);
    }

    @Test
    void aSixthBotIsRefusedWithTheMaximum() {
        for (int number = 1; number <= 5; number++) {
            assertTrue(stage.register("bot" + number) > 0);
        }
        Stage.Answer sixth = stage.call("imbot.register", stage.bot("bot6"));
        assertEquals("MAX_COUNT_ERROR", sixth.error());
        assertTrue(sixth.json().text("error_description").contains("5"));
    }

    @Test
    void anExistingCodeGivesItsIdAndChangesNothing() {
        long first = stage.register("same");
        Map<String, Object> again = stage.bot("same");
        again.put("PROPERTIES", Map.of("NAME", "Another"));
        assertEquals(first, stage.call("imbot.register", again).id());
        assertEquals("Helpdesk", stage.acme.bots().getFirst().name());
    }

    @Test
    void aForeignCodeGivesAForeignIdThatCannotBeUsed() {
        long foreign = stage.acme.addForeignBot("helpdesk").id();
        assertEquals(foreign, stage.register("helpdesk"));
        assertEquals(
                "APP_ID_ERROR",
                stage.call("imbot.message.add", Map.of("BOT_ID", foreign, "DIALOG_ID", "17", "MESSAGE", "Hello"))
                        .error());
    }

    @Test
    void allBotsMustHaveTheSameHandlers() {
        stage.register("first");
        Map<String, Object> other = stage.bot("second");
        other.put("EVENT_HANDLER", stage.application.uri() + "/elsewhere");
        assertEquals("WRONG_REQUEST", error(other));
    }

    @Test
    void changeHandlersOfAPlainBotAreDroppedUntilAnUpdate() {
        long id = stage.register("plain");
        assertNull(handlers().messageUpdate());
        stage.call(
                "imbot.update",
                Map.of("BOT_ID", id, "FIELDS", Map.of("EVENT_MESSAGE_UPDATE", stage.application.eventsUri())));
        assertEquals(stage.application.eventsUri(), handlers().messageUpdate());
        assertNull(handlers().messageDelete());
    }

    @Test
    void theEmailOfAnEmployeeIsRefused() {
        assertEquals("WRONG_REQUEST", errorWith("EMAIL", "Vera@acme.example"));
    }

    @Test
    void aPhotoIsARawBase64ImageOfLimitedSize() throws IOException {
        String photo = image(40);
        assertEquals("WRONG_REQUEST", errorWith("PERSONAL_PHOTO", "data:image/png;base64," + photo));
        assertEquals("WRONG_REQUEST", errorWith("PERSONAL_PHOTO", "bm8gaW1hZ2U="));
        assertEquals("WRONG_REQUEST", errorWith("PERSONAL_PHOTO", image(5001)));
        assertEquals("", errorWith("PERSONAL_PHOTO", photo));
    }

    @Test
    void profileFieldsKeepTheirForms() {
        assertEquals("WRONG_REQUEST", errorWith("COLOR", "WHITE"));
        assertEquals("WRONG_REQUEST", errorWith("PERSONAL_BIRTHDAY", "1.2.2020"));
        assertEquals("WRONG_REQUEST", errorWith("PERSONAL_GENDER", "X"));
        assertEquals("WRONG_REQUEST", errorWith("PERSONAL_WWW", "vendor"));
    }

    @Test
    void anUpdateNeedsABotSomethingToChangeAndAName() {
        long id = stage.register("bot");
        assertEquals("BOT_ID_ERROR", update(1, Map.of("CODE", "x")));
        assertEquals("WRONG_REQUEST", update(id, Map.of("TYPE", "S")));
        assertEquals("NAME_ERROR", update(id, Map.of("PROPERTIES", Map.of("NAME", "", "LAST_NAME", ""))));
        assertEquals("", update(id, Map.of("PROPERTIES", Map.of("LAST_NAME", "One"))));
        assertEquals("Helpdesk One", stage.acme.bots().getFirst().name());
    }

    @Test
    void anUnknownTypeBecomesPlainAndAnOpenChannelBotIsOpen() {
        Map<String, Object> odd = stage.bot("odd");
        odd.put("TYPE", "Z");
        stage.call("imbot.register", odd);
        Map<String, Object> open = stage.bot("open");
        open.put("TYPE", "O");
        stage.call("imbot.register", open);
        assertEquals("B", stage.acme.bots().getFirst().type());
        assertTrue(stage.acme.bots().getLast().openLine());
    }

    @Test
    void theListIsKeyedByIdAndEmptyAsAList() {
        assertTrue(stage.call("imbot.bot.list", Map.of()).body().startsWith("{\"result\":[]"));
        long id = stage.register("bot");
        assertEquals(
                "bot",
                stage.call("imbot.bot.list", Map.of())
                        .result()
                        .inside(String.valueOf(id))
                        .text("CODE"));
    }

    @Test
    void unregisteringTakesThePrivateChatsAlongAndTellsTheHandler() {
        long id = stage.register("bot");
        stage.acme.say(stage.maria(), String.valueOf(id), "Hello");
        stage.nextEvent();
        stage.nextEvent();
        stage.call("imbot.unregister", Map.of("BOT_ID", id));
        assertEquals("ONIMBOTDELETE", stage.nextEventRead().text("event"));
        assertTrue(stage.acme.messages(stage.maria(), String.valueOf(id)).isEmpty());
        assertEquals("BOT_ID_ERROR", update(id, Map.of("CODE", "x")));
    }

    private Handlers handlers() {
        return stage.acme.bots().getFirst().handlers();
    }

    private String errorWithout(String name) {
        Map<String, Object> bot = stage.bot("x");
        bot.remove(name);
        return error(bot);
    }

    private String errorWith(String property, String value) {
        Map<String, Object> bot = stage.bot("x" + property);
        Map<String, Object> properties = new HashMap<>(Map.of("NAME", "Helpdesk"));
        properties.put(property, value);
        bot.put("PROPERTIES", properties);
        return error(bot);
    }

    private String error(Map<String, Object> bot) {
        return stage.call("imbot.register", bot).error();
    }

    private String update(long id, Map<String, Object> fields) {
        return stage.call("imbot.update", new LinkedHashMap<>(Map.of("BOT_ID", id, "FIELDS", fields)))
                .error();
    }

    private static String image(int width) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, 10, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
