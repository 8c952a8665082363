package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.authoring.Bot;
import parley.authoring.BotColor;
import parley.authoring.BotId;
import parley.authoring.BotKind;
import parley.authoring.BotPlatform.Answer;
import parley.authoring.BotPlatform.Known;
import parley.authoring.BotProfile;
import parley.authoring.CommandPlatform.Command;
import parley.authoring.DrawPhoto;
import parley.authoring.Gender;
import parley.authoring.Photo;
import parley.authoring.PhotoId;
import parley.authoring.Problem;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;
import parley.authoring.Registration;
import parley.bitrix24.OtherSide.Call;
import parley.engine.Scenario;
import parley.portals.PortalFailure;
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
    void registersWithEverythingAndThenBindsWhatRegistrationDrops() {
        Photo photo = new Photo(new PhotoId("p"), "image/png", new byte[] {1, 2, 3});
        assertEquals(
                new Answer.Given<>(842L), platform.register(bot("acme_helpdesk", BotKind.STANDARD, HELPDESK), photo));
        JsonNode registered = only(REGISTER).body();
        assertEquals("acme_helpdesk", registered.path("CODE").asString());
        assertEquals("B", registered.path("TYPE").asString());
        assertEquals("N", registered.path("OPENLINE").asString());
        assertProfile(registered.path("PROPERTIES"));
        assertHandlers(registered);
        JsonNode updated = only(UPDATE).body();
        assertEquals(842, updated.path("BOT_ID").asLong());
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
        platform.register(bot("acme_helpdesk", BotKind.STANDARD, BARE), null);
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
    void findsABotThatIsRegisteredAlready() {
        acme.portal.on(LIST, list("acme_helpdesk"));
        assertEquals(new Answer.Given<>(900L), platform.register(bot("acme_helpdesk", BotKind.STANDARD, BARE), null));
        assertEquals(List.of(), acme.portal.calls(REGISTER));
        assertEquals(900, only(UPDATE).body().path("BOT_ID").asLong());
    }

    @Test
    void doesNotAskForASixthBot() {
        acme.portal.on(LIST, list("a", "b", "c", "d", "e"));
        Stream.of("a", "b", "c", "d", "e")
                .forEach(code -> acme.bots.of(Acme.ID).add(bot(code, BotKind.STANDARD, BARE), code));
        assertEquals(
                new Answer.Declined<Long>(new Problem(Field.WHOLE, Kind.LIMIT_REACHED, 5)),
                platform.register(bot("f", BotKind.STANDARD, BARE), null));
        assertEquals(List.of(), acme.portal.calls(REGISTER));
    }

    @Test
    void othersBotsDoNotCount() {
        acme.portal.on(LIST, list("a", "b", "c", "d", "e"));
        assertEquals(new Answer.Given<>(842L), platform.register(bot("f", BotKind.STANDARD, BARE), null));
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
    void findsARegisteredBotByItsNumberWhenItsCodeHasChanged() {
        acme.portal.on(LIST, list("old_code"));
        Bot renamed = bot("new_code", BotKind.STANDARD, BARE).with(new Registration.Registered(900L));
        assertEquals(new Answer.Given<>(900L), platform.register(renamed, null));
        assertEquals(List.of(), acme.portal.calls(REGISTER));
        assertEquals("new_code", only(UPDATE).body().path("FIELDS").path("CODE").asString());
    }

    @Test
    void unregistersWhatTheListShows() {
        Bot bot = bot("acme_helpdesk", BotKind.STANDARD, BARE);
        acme.portal.on("/rest/imbot.unregister", OtherSide.Answer.result("true"));
        acme.portal.on(LIST, list("acme_helpdesk"));
        assertInstanceOf(Answer.Given.class, platform.unregister(bot));
        assertEquals(900, only("/rest/imbot.unregister").body().path("BOT_ID").asLong());
    }

    @ParameterizedTest
    @CsvSource({"BOT_ID_ERROR,Given", "APP_ID_ERROR,Given", "WRONG_REQUEST,Declined"})
    void unregisteringWhatIsNotOursAnyMoreSucceeds(String code, String answer) {
        Bot bot = bot("acme_helpdesk", BotKind.STANDARD, BARE);
        assertInstanceOf(Answer.Given.class, platform.unregister(bot));
        assertEquals(List.of(), acme.portal.calls("/rest/imbot.unregister"));
        acme.portal.on(LIST, list("acme_helpdesk"));
        acme.portal.on("/rest/imbot.unregister", OtherSide.Answer.error(400, code, ""));
        assertEquals(answer, platform.unregister(bot).getClass().getSimpleName());
    }

    @Test
    void registersAndRemovesCommands() {
        acme.portal.on("/rest/imbot.command.register", OtherSide.Answer.result("63"));
        Command command = new Command("order", false, true, Map.of(Locale.GERMAN, "Bestellung"));
        assertEquals(new Answer.Given<>(63L), platform.registerCommand(Acme.ID, 842, command));
        JsonNode registered = only("/rest/imbot.command.register").body();
        assertEquals("order", registered.path("COMMAND").asString());
        assertEquals("Y", registered.path("HIDDEN").asString());
        assertEquals("N", registered.path("COMMON").asString());
        assertEquals(
                "https://parley.example/events",
                registered.path("EVENT_COMMAND_ADD").asString());
        assertEquals("de", registered.path("LANG").path(0).path("LANGUAGE_ID").asString());
        acme.portal.on("/rest/imbot.command.unregister", OtherSide.Answer.error(400, "COMMAND_ID_ERROR", ""));
        assertInstanceOf(Answer.Given.class, platform.removeCommand(Acme.ID, 63));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense"})
    void aRegistrationWithoutANumberIsNone(String result) {
        acme.portal.on(REGISTER, OtherSide.Answer.result("\"" + result + "\""));
        assertInstanceOf(Answer.Declined.class, platform.register(bot("acme_helpdesk", BotKind.STANDARD, BARE), null));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            CODE_ERROR,                 CODE,  NOT_A_CODE
            NAME_ERROR,                 NAME,  NAME_MISSING
            AVATAR_ERROR,               PHOTO, NOT_A_PICTURE
            APP_ID_ERROR,               CODE,  FOREIGN_BOT
            BOT_ID_ERROR,               WHOLE, GONE_FROM_PORTAL
            EVENT_MESSAGE_ADD_ERROR,    WHOLE, HANDLER_REFUSED
            EVENT_MESSAGE_UPDATE_ERROR, WHOLE, HANDLER_REFUSED
            EVENT_MESSAGE_DELETE_ERROR, WHOLE, HANDLER_REFUSED
            EVENT_WELCOME_MESSAGE_ERROR,WHOLE, HANDLER_REFUSED
            EVENT_BOT_DELETE_ERROR,     WHOLE, HANDLER_REFUSED
            EVENT_COMMAND_ADD_ERROR,    WHOLE, HANDLER_REFUSED
            MAX_COUNT_ERROR,            WHOLE, LIMIT_REACHED
            ACCESS_DENIED,              WHOLE, PLAN_WITHOUT_ACCESS
            INSUFFICIENT_SCOPE,         WHOLE, SCOPE_MISSING
            WRONG_REQUEST,              EMAIL, EMAIL_TAKEN
            WRONG_AUTH_TYPE,            WHOLE, REFUSED
            INVALID_CREDENTIALS,        WHOLE, REFUSED
            ERROR_METHOD_NOT_FOUND,     WHOLE, REFUSED
            SOMETHING_NEW,              WHOLE, REFUSED
            """)
    void showsRefusalsWhereTheyBelong(String code, Field field, Kind kind) {
        acme.portal.on(REGISTER, OtherSide.Answer.error(400, code, "Text"));
        Problem problem = declined(platform.register(bot("acme_helpdesk", BotKind.STANDARD, HELPDESK), null));
        assertEquals(field, problem.field());
        assertEquals(kind, problem.kind());
    }

    @Test
    void doesNotBlameAnAddressThatWasNotGiven() {
        BotProfile nameless = new BotProfile("Vera", "", HELPDESK.color(), "", null, "", "", null, null);
        acme.portal.on(REGISTER, OtherSide.Answer.error(400, "WRONG_REQUEST", "Text"));
        assertEquals(
                new Problem(Field.WHOLE, Kind.REFUSED, "WRONG_REQUEST"),
                declined(platform.register(bot("acme_helpdesk", BotKind.STANDARD, nameless), null)));
    }

    @Test
    void takesTheLimitFromThePortalsWords() {
        acme.portal.on(REGISTER, OtherSide.Answer.error(400, "MAX_COUNT_ERROR", "Has reached the maximum number (7)"));
        assertEquals(
                new Problem(Field.WHOLE, Kind.LIMIT_REACHED, 7),
                declined(platform.register(bot("acme_helpdesk", BotKind.STANDARD, HELPDESK), null)));
    }

    @ParameterizedTest
    @MethodSource
    void showsFailuresOfTheWay(PortalFailure failure, Kind kind) {
        assertEquals(new Problem(Field.WHOLE, kind), BotProblems.of(new Called.Failed(failure)));
    }

    static Stream<Arguments> showsFailuresOfTheWay() {
        return Stream.of(
                Arguments.of(new PortalFailure.Throttled(Duration.ofSeconds(1)), Kind.PORTAL_BUSY),
                Arguments.of(new PortalFailure.AccessLost(), Kind.ACCESS_LOST),
                Arguments.of(new PortalFailure.PortalGone(), Kind.PORTAL_GONE),
                Arguments.of(new PortalFailure.Unreachable(true), Kind.PORTAL_UNREACHABLE));
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
                new Registration.NotRegistered(),
                1,
                Instant.EPOCH);
    }

    private static OtherSide.Answer list(String... codes) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < codes.length; i++) {
            list.append(i == 0 ? "" : ",")
                    .append("\"%d\":{\"ID\":%d,\"CODE\":\"%s\"}".formatted(900 + i, 900 + i, codes[i]));
        }
        return OtherSide.Answer.result("{" + list + "}");
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
