package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.authoring.BotPlatform.Answer;
import parley.authoring.CommandDraft;
import parley.authoring.CommandTerms;
import parley.authoring.CommandTitle;
import parley.authoring.Problem;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;
import tools.jackson.databind.JsonNode;

final class Bitrix24CommandsTest {
    private static final String REGISTER = "/rest/imbot.command.register";
    private static final String UPDATE = "/rest/imbot.command.update";
    private static final String UNREGISTER = "/rest/imbot.command.unregister";
    private static final CommandTerms ORDER = new CommandTerms(
            "order",
            true,
            false,
            true,
            List.of(
                    new CommandTitle(Locale.ENGLISH, "Order lunch", "dish"),
                    new CommandTitle(Locale.forLanguageTag("uk"), "Замовити обід", "")));

    private final Acme acme = new Acme().installed();
    private final Bitrix24Commands platform = acme.border.commands();

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void registersWithEverything() {
        acme.portal.on(REGISTER, OtherSide.Answer.result("63"));

        assertEquals(new Answer.Given<>(63L), platform.registerCommand(Acme.ID, 842, ORDER));

        JsonNode registered = acme.portal.calls(REGISTER).getFirst().body();
        assertEquals(842, registered.path("BOT_ID").asLong());
        assertEquals("Y", registered.path("COMMON").asString());
        assertFields(registered);
    }

    @Test
    void updatesEverythingButTheReach() {
        acme.portal.on(UPDATE, OtherSide.Answer.result("true"));

        assertInstanceOf(Answer.Given.class, platform.updateCommand(Acme.ID, 63, ORDER));

        JsonNode updated = acme.portal.calls(UPDATE).getFirst().body();
        assertEquals(63, updated.path("COMMAND_ID").asLong());
        assertFields(updated.path("FIELDS"));
        assertFalse(updated.path("FIELDS").has("COMMON"));
    }

    private static void assertFields(JsonNode fields) {
        assertEquals("order", fields.path("COMMAND").asString());
        assertEquals(
                "https://parley.example/events",
                fields.path("EVENT_COMMAND_ADD").asString());
        assertEquals("N", fields.path("HIDDEN").asString());
        assertEquals("Y", fields.path("EXTRANET_SUPPORT").asString());
        JsonNode english = fields.path("LANG").path(0);
        assertEquals("en", english.path("LANGUAGE_ID").asString());
        assertEquals("Order lunch", english.path("TITLE").asString());
        assertEquals("dish", english.path("PARAMS").asString());
        JsonNode ukrainian = fields.path("LANG").path(1);
        assertEquals("ua", ukrainian.path("LANGUAGE_ID").asString());
        assertEquals("", ukrainian.path("PARAMS").asString("absent"));
    }

    @Test
    void hasAnOwnCodeForEveryLanguageAnAuthorCanChoose() {
        assertEquals(
                CommandDraft.LANGUAGES.size(),
                CommandDraft.LANGUAGES.stream()
                        .map(tag -> Languages.code(Locale.forLanguageTag(tag)))
                        .collect(Collectors.toSet())
                        .size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"nonsense\"", "0", "true"})
    void aRegistrationWithoutANumberIsNone(String result) {
        acme.portal.on(REGISTER, OtherSide.Answer.result(result));
        assertInstanceOf(Answer.Declined.class, platform.registerCommand(Acme.ID, 842, ORDER));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            COMMAND_ERROR,           COMMAND_NAME,   COMMAND_REFUSED
            LANG_ERROR,              COMMAND_TITLES, COMMAND_TITLE_MISSING
            BOT_ID_ERROR,            COMMAND,        GONE_FROM_PORTAL
            APP_ID_ERROR,            COMMAND,        COMMAND_GONE
            COMMAND_ID_ERROR,        COMMAND,        COMMAND_GONE
            EVENT_COMMAND_ADD_ERROR, COMMAND,        HANDLER_REFUSED
            ACCESS_DENIED,           COMMAND,        PLAN_WITHOUT_ACCESS
            INSUFFICIENT_SCOPE,      COMMAND,        SCOPE_MISSING
            WRONG_REQUEST,           COMMAND,        REFUSED
            SOMETHING_NEW,           COMMAND,        REFUSED
            """)
    void showsRefusalsWhereTheyBelong(String code, Field field, Kind kind) {
        acme.portal.on(REGISTER, OtherSide.Answer.error(400, code, "Text"));
        acme.portal.on(UPDATE, OtherSide.Answer.error(400, code, "Text"));

        for (Answer<?> answer :
                List.of(platform.registerCommand(Acme.ID, 842, ORDER), platform.updateCommand(Acme.ID, 63, ORDER))) {
            Problem problem = assertInstanceOf(Answer.Declined.class, answer).problem();
            assertEquals(field, problem.field());
            assertEquals(kind, problem.kind());
        }
    }

    @ParameterizedTest
    @CsvSource({"COMMAND_ID_ERROR,Given", "APP_ID_ERROR,Given", "WRONG_REQUEST,Declined"})
    void removingWhatIsNotOursAnyMoreSucceeds(String code, String answer) {
        acme.portal.on(UNREGISTER, OtherSide.Answer.result("true"));
        assertInstanceOf(Answer.Given.class, platform.removeCommand(Acme.ID, 63));
        assertEquals(
                63,
                acme.portal
                        .calls(UNREGISTER)
                        .getFirst()
                        .body()
                        .path("COMMAND_ID")
                        .asLong());

        acme.portal.on(UNREGISTER, OtherSide.Answer.error(400, code, ""));
        assertEquals(answer, platform.removeCommand(Acme.ID, 63).getClass().getSimpleName());
    }
}
