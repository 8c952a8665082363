package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.web.Stage.ACME;
import static parley.web.Stage.BOLT;
import static parley.web.Stage.IVAN;
import static parley.web.Stage.VERA;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.authoring.Bot;
import parley.authoring.Command;
import parley.authoring.CommandTitle;
import parley.authoring.Problem;
import parley.authoring.Registration;

final class CommandPagesTest {
    private final Stage stage = new Stage();
    private final Bot bot = stage.bot("Helpdesk");
    private final String commands = "/app/bots/" + bot.id().value() + "/commands";

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void onlyAdministratorsWithASessionManageCommands() {
        for (String path : List.of(commands, commands + "/new")) {
            assertEquals(401, stage.get(path, null).statusCode());
            assertEquals(403, stage.get(path, IVAN).statusCode());
            assertEquals(200, stage.get(path, VERA).statusCode());
        }
        assertEquals(403, stage.post(commands, IVAN, filled("weather")).statusCode());
        assertEquals(403, stage.post(commands + "/registration", IVAN, Map.of()).statusCode());
        assertEquals(List.of(), all());
    }

    @Test
    void anEmptyListTeachesWithAnExample() {
        HttpResponse<String> page = stage.get(commands, VERA);
        assertEquals(commands, page.headers().firstValue("HX-Push-Url").orElseThrow());
        assertTrue(page.body().contains("Create the first command"));
        assertTrue(page.body().contains("/weather") && page.body().contains("Shows the weather"));
        assertTrue(page.body().contains("aria-current=\"page\">Commands</a>"), page.body());
    }

    @Test
    void aCommandIsMadeRegisteredAndListed() {
        Map<String, String> form = filled("weather");
        form.put("everywhere", "yes");
        form.put("title-ru", "Погода <b>");
        form.put("title-pt-BR", "Mostra o tempo");
        HttpResponse<String> answer = stage.post(commands, VERA, form);

        assertEquals(303, answer.statusCode());
        String list = stage.get(place(answer), VERA).body();
        assertTrue(list.contains("Saved: /weather."), list);
        assertTrue(list.contains("In the messenger"));
        assertTrue(list.contains("In every chat of the portal"));
        assertTrue(list.contains("Leads to the topic"));
        assertFalse(list.contains("id=\"unfinished\""));
        assertEquals(
                List.of(
                        new CommandTitle(Locale.ENGLISH, "Shows the weather", "city"),
                        new CommandTitle(Locale.of("ru"), "Погода <b>", ""),
                        new CommandTitle(Locale.forLanguageTag("pt-BR"), "Mostra o tempo", "")),
                all().getFirst().terms().titles());
        String edit = stage.get(commands + "/1", VERA).body();
        assertTrue(edit.contains("value=\"Погода &lt;b&gt;\""), edit);
        assertTrue(edit.contains("<details class=\"titles__more\" open=\"open\">"));
        assertTrue(edit.contains("The portal cannot change this for a command it knows"));
    }

    @Test
    void problemsStandAtTheirFieldsAndNothingTypedIsLost() {
        Map<String, String> form = filled("погода \"!\"");
        form.put("formKey", "my form");
        form.put("topic", "");
        form.put("title-en", "");
        form.put("title-fr", "x".repeat(101));
        HttpResponse<String> page = stage.post(commands, VERA, form);

        assertEquals(422, page.statusCode());
        assertEquals("false", page.headers().firstValue("HX-Push-Url").orElseThrow());
        String body = page.body();
        for (String link : List.of("#name", "#topic", "#title-en", "#title-fr")) {
            assertTrue(body.contains("href=\"" + link + "\""), link + body);
        }
        assertTrue(body.contains(
                "value=\"погода &quot;!&quot;\" aria-describedby=\"name-problem name-hint\" aria-invalid=\"true\""));
        assertTrue(body.contains("id=\"title-en-problem\""));
        assertTrue(body.contains("French: Please use at most 100 characters."), body);
        assertTrue(body.contains("<details class=\"titles__more\" open=\"open\">"));
        assertTrue(body.contains("value=\"" + form.get("formKey") + "\""));
        assertEquals(List.of(), all());

        assertEquals(303, stage.post(commands, VERA, filled("weather")).statusCode());
    }

    @Test
    void aCommandWithoutAnyTitleIsExplained() {
        Map<String, String> form = filled("weather");
        form.put("title-en", "");
        form.put("parameters-en", "");
        String body = stage.post(commands, VERA, form).body();
        assertTrue(body.contains("id=\"titles-problem\""), body);
        assertTrue(body.contains("href=\"#title-en\">Please write in at least one language"), body);
    }

    @ParameterizedTest
    @CsvSource({
        "COMMAND_NAME,NOT_A_COMMAND,#name",
        "COMMAND_TITLES,COMMAND_TITLE_MISSING,#title-en",
        "COMMAND,PORTAL_BUSY,"
    })
    void whatThePortalDeclinesIsKeptAndShownAtItsField(Problem.Field field, Problem.Kind kind, String link) {
        stage.commandPlatform.refusal = new Problem(field, kind);
        HttpResponse<String> page = stage.post(commands, VERA, filled("weather"));
        assertEquals(200, page.statusCode());
        assertEquals(commands + "/1", page.headers().firstValue("HX-Push-Url").orElseThrow());
        assertTrue(page.body().contains("Your text is saved in Parley, but the portal did not accept the command"));
        assertEquals(link != null, page.body().contains("<a class=\"link\" hx-boost=\"false\" href=\"" + link + "\""));

        String list = stage.get(commands, VERA).body();
        assertTrue(list.contains("Needs attention"));
        assertTrue(list.contains("id=\"unfinished\""));
        stage.commandPlatform.refusal = null;
        assertEquals(commands, place(stage.post(commands + "/registration", VERA, Map.of())));
        assertTrue(stage.get(commands, VERA).body().contains("In the messenger"));
    }

    @Test
    void nobodysChangeIsReplacedUnasked() {
        stage.post(commands, VERA, filled("weather"));
        Map<String, String> theirs = filled("theirs");
        theirs.put("revision", "1");
        assertEquals(303, stage.post(commands + "/1", VERA, theirs).statusCode());

        Map<String, String> mine = filled("mine");
        mine.put("revision", "1");
        HttpResponse<String> refused = stage.post(commands + "/1", VERA, mine);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("name=\"revision\" value=\"1\""));
        mine.put("replace", "2");
        assertEquals(303, stage.post(commands + "/1", VERA, mine).statusCode());
        assertEquals("mine", all().getFirst().terms().name());
    }

    @Test
    void deletesACommandHereAndThere() {
        stage.post(commands, VERA, filled("weather"));
        assertTrue(stage.get(commands + "/1/deletion", VERA)
                .body()
                .contains("Do you want to delete the command /weather"));

        HttpResponse<String> answer = stage.post(commands + "/1/deletion", VERA, Map.of());

        assertTrue(stage.get(place(answer), VERA).body().contains("The command has been deleted."));
        assertEquals(Map.of(), stage.commandPlatform.registered);
        assertEquals(404, stage.get(commands + "/1", VERA).statusCode());
        assertEquals(404, stage.post(commands + "/1/deletion", VERA, Map.of()).statusCode());
        HttpResponse<String> late = stage.post(commands + "/1", VERA, filled("late"));
        assertEquals(422, late.statusCode());
        assertTrue(late.body().contains("Somebody deleted this command while you were typing."));
    }

    @Test
    void showsADeletedCommandUntilThePortalHasLetGo() {
        stage.post(commands, VERA, filled("weather"));
        stage.commandPlatform.refusal = new Problem(Problem.Field.COMMAND, Problem.Kind.PORTAL_UNREACHABLE);

        HttpResponse<String> answer = stage.post(commands + "/1/deletion", VERA, Map.of());

        String list = stage.get(place(answer), VERA).body();
        assertFalse(list.contains("The command has been deleted."));
        assertTrue(list.contains("Being deleted") && list.contains("The portal did not answer."), list);
        assertEquals(404, stage.get(commands + "/1", VERA).statusCode());
        stage.commandPlatform.refusal = null;
        stage.post(commands + "/registration", VERA, Map.of());
        assertEquals(List.of(), all());
    }

    @Test
    void keepsCommandsOfABotThePortalDoesNotKnow() {
        stage.bots.of(ACME.id()).note(bot.id(), new Registration.NotRegistered());
        assertEquals(303, stage.post(commands, VERA, filled("weather")).statusCode());
        String list = stage.get(commands, VERA).body();
        assertTrue(list.contains("Waits for the bot") && list.contains("id=\"waiting\""), list);
        assertFalse(list.contains("id=\"unfinished\""));
        assertEquals(Map.of(), stage.commandPlatform.registered);
    }

    @Test
    void foreignBotsAndCommandsLookLikeNone() {
        Bot foreign = stage.bot(BOLT.id(), "Secret");
        Bot other = stage.bot("Other");
        stage.post(commands, VERA, filled("weather"));
        for (String path : List.of(
                "/app/bots/" + foreign.id().value() + "/commands",
                "/app/bots/" + foreign.id().value() + "/commands/new",
                "/app/bots/" + other.id().value() + "/commands/1",
                "/app/bots/999/commands",
                commands + "/999",
                commands + "/x",
                commands + "/1/deletion/1")) {
            assertEquals(404, stage.get(path, VERA).statusCode(), path);
        }
        assertEquals(
                404,
                stage.post("/app/bots/" + foreign.id().value() + "/commands", VERA, filled("weather"))
                        .statusCode());
        assertEquals(
                404,
                stage.post("/app/bots/" + other.id().value() + "/commands/1/deletion", VERA, Map.of())
                        .statusCode());
        assertEquals(1, all().size());
    }

    private List<Command> all() {
        return stage.commands.of(ACME.id(), bot.id()).all();
    }

    private Map<String, String> filled(String name) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("formKey", "form of " + name);
        form.put("name", name);
        form.put("topic", bot.scenario().topics().getFirst().id());
        form.put("title-en", "Shows the weather");
        form.put("parameters-en", "city");
        return form;
    }

    private static String place(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow().replaceAll("https?://[^/]+", "");
    }
}
