package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.bitrix24.OtherSide.Answer;
import parley.bitrix24.OtherSide.Call;
import parley.health.Said;
import parley.health.Said.NotTold;
import parley.health.Said.Silence;
import parley.health.Said.Told;
import parley.health.Trial.Way;
import parley.portals.Mishap;

/** What a portal is asked for the health page, with answers as the platform gives them. */
class PortalQuestionsTest {
    private final Acme acme = new Acme().installed();
    private final PortalQuestions questions = acme.border.portalQuestions();
    private final PortalSignals signals = acme.border.portalSignals();

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void readsWhetherTheInstallationIsFinished() {
        answers("app.info", "{\"ID\":\"1\",\"CODE\":\"app.parley\",\"INSTALLED\":true,\"DAYS\":null}");
        assertEquals(new Told<>(true), questions.installationFinished(Acme.ID));
        answers("app.info", "{\"ID\":\"1\",\"CODE\":\"app.parley\",\"INSTALLED\":false}");
        assertEquals(new Told<>(false), questions.installationFinished(Acme.ID));
    }

    @Test
    void namesThePermissionsThatWereNotGranted() {
        answers("scope", "[\"imbot\",\"im\",\"user_brief\",\"department\",\"imopenlines\",\"crm\",\"task\"]");
        assertEquals(new Told<>(List.of()), questions.missingPermissions(Acme.ID));
        answers("scope", "[\"imbot\"]");
        assertEquals(
                new Told<>(List.of("im", "user_brief", "department", "imopenlines", "crm", "task")),
                questions.missingPermissions(Acme.ID));
        answers("scope", "[]");
        assertEquals(
                new Told<>(List.of("imbot", "im", "user_brief", "department", "imopenlines", "crm", "task")),
                questions.missingPermissions(Acme.ID));
    }

    @Test
    void readsWhetherOurAccessIsAnAdministrators() {
        assertEquals(new Told<>(true), questions.administrator(Acme.ID));
        answers("profile", "{\"ID\":\"7\",\"ADMIN\":false}");
        assertEquals(new Told<>(false), questions.administrator(Acme.ID));
        // An inactive user is an empty object, which PHP writes as an empty array.
        answers("profile", "[]");
        assertEquals(new Told<>(false), questions.administrator(Acme.ID));
    }

    @Test
    void countsTheBindingsToAnotherAddressAsMissingAndBindsThemHere() {
        int all = ApplicationCard.ofThisBuild().events().size();
        acme.bindings.add(Map.of("event", "ONAPPINSTALL", "handler", "https://old.example/events"));
        acme.bindings.add(Map.of("event", "onappupdate", "handler", "https://parley.example/events"));
        assertEquals(new Told<>(all - 1), questions.missingBindings(Acme.ID));

        assertEquals(new Told<>(true), questions.bindAgain(Acme.ID));

        assertEquals(new Told<>(0), questions.missingBindings(Acme.ID));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"842\":{\"ID\":842,\"CODE\":\"a\"},\"845\":{\"ID\":\"845\",\"CODE\":\"b\"}} | 842,845",
                "[] | ''",
                "[{\"ID\":\"842\",\"CODE\":\"a\"}] | 842"
            })
    void readsTheNumbersOfTheBots(String list, String numbers) {
        answers("imbot.bot.list", list);
        Set<Long> expected = numbers.isEmpty()
                ? Set.of()
                : Set.copyOf(
                        List.of(numbers.split(",")).stream().map(Long::valueOf).toList());
        assertEquals(new Told<>(expected), questions.bots(Acme.ID));
    }

    @Test
    void comparesTheClocks() {
        answers("server.time", "\"2026-11-22T15:03:00+03:00\"");
        assertEquals(new Told<>(Duration.ofMinutes(3)), questions.clockAhead(Acme.ID));
        answers("server.time", "\"soon\"");
        assertEquals(new NotTold<>(Silence.UNREACHABLE), questions.clockAhead(Acme.ID));
    }

    @ParameterizedTest
    @CsvSource({
        "503, QUERY_LIMIT_EXCEEDED, BUSY",
        "403, ACCESS_DENIED, REFUSED",
        "401, authorization_error, ACCESS_LOST",
        "500, INTERNAL_SERVER_ERROR, UNREACHABLE"
    })
    void saysWhyThePortalDoesNotTell(int status, String code, Silence why) {
        acme.portal.on("/rest/scope", Answer.error(status, code, ""));
        assertEquals(new NotTold<>(why), questions.missingPermissions(Acme.ID));
    }

    @Test
    void aPortalThatLeftIsGone() {
        acme.portals.save(acme.known().with(parley.portals.Portal.Standing.UNINSTALLED));
        Said<Boolean> gone = new NotTold<>(Silence.GONE);
        assertEquals(gone, questions.installationFinished(Acme.ID));
    }

    @Test
    void noticesComeFromTheSystemAndReplaceEachOther() {
        answers("im.notify", "7001");
        assertEquals(Way.DONE, signals.notice(Acme.ID, Acme.VERA, "Hello"));
        Call call = acme.portal.calls("/rest/im.notify").getFirst();
        assertEquals("7", call.text("USER_ID"));
        assertEquals("Hello", call.text("MESSAGE"));
        assertEquals("SYSTEM", call.text("TYPE"));
        assertEquals("parley-test", call.text("TAG"));
    }

    @Test
    void aNoticeThatReachedNobodyFailed() {
        answers("im.notify", "false");
        assertEquals(Way.FAILED, signals.notice(Acme.ID, Acme.VERA, "Hello"));
        acme.portal.on("/rest/im.notify", Answer.error(403, "insufficient_scope", ""));
        assertEquals(Way.NOT_PERMITTED, signals.notice(Acme.ID, Acme.VERA, "Hello"));
        List<Mishap> mishaps = acme.mishaps.of(Acme.ID);
        assertEquals(Mishap.Act.NOTIFY, mishaps.getFirst().act());
        assertEquals("INSUFFICIENT_SCOPE", mishaps.getFirst().code());
    }

    @Test
    void asksForATestEventAlsoWhenItIsBoundAlready() {
        answers("event.test", "1");
        assertEquals(Way.DONE, signals.event(Acme.ID));
        assertEquals(Way.DONE, signals.event(Acme.ID));
        assertEquals(List.of(Map.of("event", "ONAPPTEST", "handler", "https://parley.example/events")), acme.bindings);
        acme.portal.on("/rest/event.test", Answer.error(404, "ERROR_METHOD_NOT_FOUND", ""));
        assertEquals(Way.FAILED, signals.event(Acme.ID));
    }

    private void answers(String method, String result) {
        acme.portal.on("/rest/" + method, Answer.result(result));
    }
}
