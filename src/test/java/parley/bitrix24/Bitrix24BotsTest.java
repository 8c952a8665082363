package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.authoring.Bot;
import parley.authoring.BotColor;
import parley.authoring.BotId;
import parley.authoring.BotKind;
import parley.authoring.BotPlatform.Answer;
import parley.authoring.BotPlatform.Done;
import parley.authoring.BotPlatform.Known;
import parley.authoring.BotProfile;
import parley.authoring.DrawPhoto;
import parley.authoring.Gender;
import parley.authoring.Photo;
import parley.authoring.PhotoId;
import parley.authoring.Problem;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;
import parley.authoring.Registration;
import parley.authoring.Wish;
import parley.bitrix24.OtherSide.Call;
import parley.engine.Scenario;
import tools.jackson.databind.JsonNode;

class Bitrix24BotsTest {
    private static final String LIST = "/rest/imbot.bot.list";
    private static final String REGISTER = "/rest/imbot.register";
    private static final String UPDATE = "/rest/imbot.update";
    private static final BotProfile HELPDESK = new BotProfile(
            "Helpdesk",
            "of Acme",
            BotColor.LIGHT_BLUE,
            "bot@acme.example",
            LocalDate.of(2026, 1, 31),
            "Answers",
            "https://acme.example",
            Gender.FEMALE,
            null);
    private static final BotProfile BARE = new BotProfile("Helpdesk", "", BotColor.MINT, "", null, "", "", null, null);

    private final Acme acme = new Acme().installed();
    private final Bitrix24Bots platform = acme.border.bots();

    @BeforeEach
    void portalRegisters() {
        acme.portal.on(LIST, OtherSide.Answer.result("[]"));
        acme.portal.on(REGISTER, OtherSide.Answer.result("842"));
        acme.portal.on(UPDATE, OtherSide.Answer.result("true"));
    }

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void registersWithEverything() {
        Photo photo = new Photo(new PhotoId("p"), "image/png", new byte[] {1, 2, 3});
        assertEquals(
                new Answer.Given<>(842L), platform.register(bot("acme_helpdesk", BotKind.STANDARD, HELPDESK), photo));
        JsonNode registered = only(REGISTER).body();
        assertEquals("acme_helpdesk", registered.path("CODE").asString());
        assertEquals("B", registered.path("TYPE").asString());
        assertEquals("N", registered.path("OPENLINE").asString());
        assertProfile(registered.path("PROPERTIES"));
        assertHandlers(registered);
        assertEquals(List.of(), acme.portal.calls(LIST));
    }

    @Test
    void updatesEverythingAndBindsWhatRegistrationDrops() {
        Photo photo = new Photo(new PhotoId("p"), "image/png", new byte[] {1, 2, 3});
        assertEquals(
                new Answer.Given<>(Done.DONE),
                platform.update(bot("new_code", BotKind.STANDARD, HELPDESK), 842, photo));
        JsonNode updated = only(UPDATE).body();
        assertEquals(842, updated.path("BOT_ID").asLong());
        assertEquals("new_code", updated.path("FIELDS").path("CODE").asString());
        assertProfile(updated.path("FIELDS").path("PROPERTIES"));
        assertHandlers(updated.path("FIELDS"));
    }

    @ParameterizedTest
    @CsvSource({"STANDARD,B,N", "HUMAN_LIKE,H,N", "OPEN_CHANNEL,O,Y", "SUPERVISOR,S,N"})
    void spellsKinds(BotKind kind, String type, String openLine) {
        platform.register(bot("acme_helpdesk", kind, BARE), null);
        assertEquals(type, only(REGISTER).text("TYPE"));
        assertEquals(openLine, only(REGISTER).text("OPENLINE"));
    }

    @Test
    void sendsEmptyTextsForWhatTheAuthorCleared() {
        platform.update(bot("acme_helpdesk", BotKind.STANDARD, BARE), 842, null);
        JsonNode properties = only(UPDATE).body().path("FIELDS").path("PROPERTIES");
        for (String cleared :
                List.of("EMAIL", "PERSONAL_BIRTHDAY", "WORK_POSITION", "PERSONAL_WWW", "PERSONAL_GENDER")) {
            assertTrue(
                    properties.has(cleared)
                            && properties.path(cleared).asString().isEmpty(),
                    cleared);
        }
    }

    @Test
    void sendsADrawnPictureInPlaceOfOneThatWasRemoved() {
        platform.register(bot("acme_helpdesk", BotKind.STANDARD, BARE), null);
        platform.update(bot("acme_helpdesk", BotKind.STANDARD, BARE), 842, null);
        String drawn =
                Base64.getEncoder().encodeToString(DrawPhoto.sign(BARE.color()).content());
        assertEquals(
                drawn,
                only(REGISTER).body().path("PROPERTIES").path("PERSONAL_PHOTO").asString());
        assertEquals(
                drawn,
                only(UPDATE)
                        .body()
                        .path("FIELDS")
                        .path("PROPERTIES")
                        .path("PERSONAL_PHOTO")
                        .asString());
    }

    @Test
    void readsTheListInBothShapes() {
        assertEquals(new Answer.Given<>(List.of()), platform.list(Acme.ID));
        acme.portal.on(
                LIST,
                OtherSide.Answer.result(
                        "{\"842\":{\"ID\":842,\"NAME\":\"Helpdesk\",\"CODE\":\"acme_helpdesk\",\"OPENLINE\":\"N\"},"
                                + "\"845\":{\"ID\":\"845\",\"NAME\":\"HR\",\"CODE\":\"acme_hr\"}}"));
        assertEquals(
                new Answer.Given<>(
                        List.of(new Known(842, "acme_helpdesk", "Helpdesk"), new Known(845, "acme_hr", "HR"))),
                platform.list(Acme.ID));
    }

    @Test
    void unregistersByNumber() {
        acme.portal.on("/rest/imbot.unregister", OtherSide.Answer.result("true"));
        assertInstanceOf(Answer.Given.class, platform.unregister(Acme.ID, 900));
        assertEquals(900, only("/rest/imbot.unregister").body().path("BOT_ID").asLong());
    }

    @ParameterizedTest
    @CsvSource({"BOT_ID_ERROR,Given", "APP_ID_ERROR,Given", "WRONG_REQUEST,Declined"})
    void unregisteringWhatIsNotOursAnyMoreSucceeds(String code, String answer) {
        acme.portal.on("/rest/imbot.unregister", OtherSide.Answer.error(400, code, ""));
        assertEquals(answer, platform.unregister(Acme.ID, 900).getClass().getSimpleName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense"})
    void aRegistrationWithoutANumberIsNone(String result) {
        acme.portal.on(REGISTER, OtherSide.Answer.result("\"" + result + "\""));
        assertInstanceOf(Answer.Declined.class, platform.register(bot("acme_helpdesk", BotKind.STANDARD, BARE), null));
    }

    @Test
    void doesNotBlameAnAddressThatWasNotGiven() {
        BotProfile nameless = new BotProfile("Vera", "", HELPDESK.color(), "", null, "", "", null, null);
        acme.portal.on(REGISTER, OtherSide.Answer.error(400, "WRONG_REQUEST", "Text"));
        assertEquals(
                new Problem(Field.WHOLE, Kind.UNEXPLAINED, "WRONG_REQUEST"),
                declined(platform.register(bot("acme_helpdesk", BotKind.STANDARD, nameless), null)));
    }

    @Test
    void takesTheLimitFromThePortalsWords() {
        acme.portal.on(REGISTER, OtherSide.Answer.error(400, "MAX_COUNT_ERROR", "Has reached the maximum number (7)"));
        assertEquals(
                new Problem(Field.WHOLE, Kind.LIMIT_REACHED, 7),
                declined(platform.register(bot("acme_helpdesk", BotKind.STANDARD, HELPDESK), null)));
    }

    private static Problem declined(Answer<?> answer) {
        return assertInstanceOf(Answer.Declined.class, answer).problem();
    }

    private static Bot bot(String code, BotKind kind, BotProfile profile) {
        return new Bot(
                new BotId(code.hashCode()),
                Acme.ID,
                code,
                kind,
                false,
                profile,
                new Scenario(Locale.ENGLISH, List.of(), List.of(), List.of()),
                new Wish.Live(),
                new Registration.NotRegistered(),
                1,
                Instant.EPOCH);
    }

    private Call only(String path) {
        assertEquals(1, acme.portal.calls(path).size());
        return acme.portal.calls(path).getFirst();
    }

    private static void assertHandlers(JsonNode node) {
        for (String handler : List.of(
                "EVENT_MESSAGE_ADD",
                "EVENT_MESSAGE_UPDATE",
                "EVENT_MESSAGE_DELETE",
                "EVENT_WELCOME_MESSAGE",
                "EVENT_BOT_DELETE")) {
            assertEquals("https://parley.example/events", node.path(handler).asString(), handler);
        }
    }

    private static void assertProfile(JsonNode properties) {
        Map<String, String> expected = Map.of(
                "NAME", "Helpdesk",
                "LAST_NAME", "of Acme",
                "COLOR", "LIGHT_BLUE",
                "EMAIL", "bot@acme.example",
                "PERSONAL_BIRTHDAY", "2026-01-31",
                "WORK_POSITION", "Answers",
                "PERSONAL_WWW", "https://acme.example",
                "PERSONAL_GENDER", "F",
                "PERSONAL_PHOTO", "AQID");
        expected.forEach(
                (name, value) -> assertEquals(value, properties.path(name).asString(), name));
    }
}
