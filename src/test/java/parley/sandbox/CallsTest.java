package parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.sandbox.portal.Fault;
import parley.sandbox.wire.PhpForm;

class CallsTest {
    private final Stage stage = new Stage(true).installed();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void anAnswerIsWrappedWithItsTime() {
        Stage.Answer answer = stage.call("profile", Map.of());
        assertEquals("1", answer.result().raw("ID"));
        assertEquals(true, answer.result().raw("ADMIN"));
        assertTrue(answer.json().inside("time").has("operating_reset_at"));
    }

    @Test
    void formsQueriesAndTheSuffixAreUnderstood() {
        String token = stage.tokenOf(stage.vera());
        long bot = stage.register("bot");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("auth", token);
        body.put("BOT_ID", bot);
        body.put("DIALOG_ID", "17");
        body.put("MESSAGE", "a+b & c");
        body.put("KEYBOARD", Map.of("BUTTONS", Map.of("0", Map.of("TEXT", "Go", "LINK", "https://x.example"))));
        Stage.Answer answer = stage.post(
                stage.acme.clientEndpoint() + "imbot.message.add.json",
                "application/x-www-form-urlencoded",
                PhpForm.write(body));
        assertTrue(answer.id() > 0);
        var message = stage.acme.messages(stage.maria(), String.valueOf(bot)).getLast();
        assertEquals("a+b & c", message.text());
        assertEquals("Go", message.buttons().getFirst().text());
        assertEquals(
                "1",
                stage.get(stage.acme.clientEndpoint() + "profile?auth=" + token)
                        .result()
                        .text("ID"));
    }

    @Test
    void unknownMethodsAndMissingScopesAreTwoThings() {
        Stage.Answer unknown = stage.call("imbot.v2.Bot.register", Map.of());
        assertEquals(404, unknown.status());
        assertEquals("ERROR_METHOD_NOT_FOUND", unknown.error());
        Stage.Answer scope = stage.call("placement.bind", Map.of());
        assertEquals(403, scope.status());
        assertEquals("insufficient_scope", scope.error());
        assertEquals(
                "[\"imbot\",\"im\",\"user_brief\",\"department\",\"imopenlines\",\"crm\",\"task\"]",
                stage.call("scope", Map.of()).body().replaceAll(".*\"result\":(\\[.*?]).*", "$1"));
    }

    @Test
    void theBucketHoldsFiftyCallsAndLeaksTwoASecond() {
        for (int call = 1; call <= 50; call++) {
            assertEquals(200, stage.call("server.time", Map.of()).status());
        }
        Stage.Answer over = stage.call("server.time", Map.of());
        assertEquals(503, over.status());
        assertEquals("QUERY_LIMIT_EXCEEDED", over.error());
        stage.clock.goOn(Duration.ofSeconds(1));
        assertEquals(200, stage.call("server.time", Map.of()).status());
        assertEquals(200, stage.call("server.time", Map.of()).status());
        assertEquals(503, stage.call("server.time", Map.of()).status());
    }

    @Test
    void aBatchKeepsItsOrderItsReferencesAndItsLimit() {
        long bot = stage.register("bot");
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("add", "imbot.message.add?BOT_ID=" + bot + "&DIALOG_ID=17&MESSAGE=One%26two");
        commands.put("change", "imbot.message.update?BOT_ID=" + bot + "&MESSAGE_ID=$result[add]&MESSAGE=Three");
        commands.put("nested", "batch?cmd[a]=profile");
        commands.put("name", "user.option.get?option=$result[who][ID]");
        Stage.Answer answer = stage.call("batch", Map.of("cmd", commands));
        assertEquals(200, answer.status());
        assertEquals(
                "Three",
                stage.acme
                        .messages(stage.maria(), String.valueOf(bot))
                        .getLast()
                        .text());
        assertEquals(
                "ERROR_BATCH_METHOD_NOT_ALLOWED",
                answer.result().inside("result_error").inside("nested").text("error"));
        assertTrue(answer.body().contains("\"result_next\":[]"));
        Map<String, Object> many = new LinkedHashMap<>();
        for (int number = 1; number <= 51; number++) {
            many.put("c" + number, "server.time");
        }
        assertEquals(
                "ERROR_BATCH_LENGTH_EXCEEDED",
                stage.call("batch", Map.of("cmd", many))
                        .result()
                        .inside("result_error")
                        .inside("c51")
                        .text("error"));
        Stage.Answer halted = stage.call(
                "batch", Map.of("halt", 1, "cmd", new LinkedHashMap<>(Map.of("0", "no.such", "1", "profile"))));
        assertEquals(1, halted.result().inside("result_error").values().size());
    }

    @Test
    void bindingIsStrict() {
        String handler = stage.application.eventsUri();
        assertEquals("ERROR_EVENT_NOT_FOUND", bind("ONNOTHING", handler));
        assertEquals("", bind("ONAPPTEST", handler));
        assertEquals("ERROR_CORE", bind("ONAPPTEST", handler));
        assertEquals("ERROR_ARGUMENT", bind("ONAPPTEST", "/events"));
        stage.call("event.test", Map.of("any", "1"));
        assertEquals("1", stage.nextEventRead().inside("data").inside("QUERY").text("any"));
        assertEquals(
                1,
                stage.call("event.unbind", Map.of("event", "ONAPPTEST", "handler", handler))
                        .result()
                        .number("count"));
    }

    @Test
    void browsersMayAskFirst() throws IOException {
        HttpRequest preflight = HttpRequest.newBuilder(URI.create(stage.acme.clientEndpoint() + "profile"))
                .method("OPTIONS", BodyPublishers.noBody())
                .build();
        HttpResponse<String> response = stage.response(preflight);
        assertEquals(
                "*",
                response.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
    }

    @Test
    void faultsOfAMethodHappenAlsoAmongOthers() {
        Map<String, Object> among = Map.of("cmd", Map.of("who", "profile", "what", "server.time"));
        stage.acme.fail("profile", 400, "EXAMPLE_REFUSAL", 1);
        String body = stage.call("batch", among).body();
        assertTrue(body.contains("EXAMPLE_REFUSAL") && body.contains("\"what\":"), body);
        assertFalse(stage.call("batch", among).body().contains("EXAMPLE_REFUSAL"));
        stage.acme.fail("profile", new Fault.Cut(), 1);
        assertThrows(UncheckedIOException.class, () -> stage.call("batch", among));
        assertEquals(200, stage.call("batch", among).status());
    }

    @Test
    void faultsHappenAsOftenAsPlanned() {
        long bot = stage.register("bot");
        Map<String, Object> message = Map.of("BOT_ID", bot, "DIALOG_ID", "17", "MESSAGE", "Hello");
        stage.acme.fail("imbot.message.add", 500, "INTERNAL_SERVER_ERROR", 1);
        assertEquals(
                "INTERNAL_SERVER_ERROR",
                stage.call("imbot.message.add", message).error());
        stage.acme.fail("imbot.message.add", new Fault.Html(502), 1);
        assertTrue(stage.call("imbot.message.add", message).body().startsWith("<html>"));
        stage.acme.fail("imbot.message.add", new Fault.Cut(), 1);
        assertThrows(UncheckedIOException.class, () -> stage.call("imbot.message.add", message));
        stage.acme.fail("imbot.message.add", new Fault.Hang(Duration.ofMillis(50)), 1);
        assertThrows(UncheckedIOException.class, () -> stage.call("imbot.message.add", message));
        assertTrue(stage.acme.messages(stage.maria(), String.valueOf(bot)).isEmpty(), "nothing was performed");
        stage.acme.fail("imbot.message.add", new Fault.DropAnswer(), 1);
        assertThrows(UncheckedIOException.class, () -> stage.call("imbot.message.add", message));
        assertEquals(
                1, stage.acme.messages(stage.maria(), String.valueOf(bot)).size(), "it was performed all the same");
        stage.acme.fail("imbot.message.add", new Fault.HangAfter(Duration.ofMillis(50)), 1);
        assertThrows(UncheckedIOException.class, () -> stage.call("imbot.message.add", message));
        assertEquals(2, stage.acme.messages(stage.maria(), String.valueOf(bot)).size(), "and here too");
        stage.acme.fail("imbot.message.add", new Fault.Late(Duration.ofMillis(50)), 1);
        assertTrue(stage.call("imbot.message.add", message).id() > 0);
        stage.acme.fail("imbot.message.add", new Fault.Truncate(), 1);
        assertTrue(stage.call("imbot.message.add", message).json().isEmpty());
        assertTrue(stage.call("imbot.message.add", message).id() > 0);
        stage.sandbox.fail("oauth/token", new Fault.Refuse(500, "INTERNAL_SERVER_ERROR"), 1);
        assertEquals(500, stage.renew("x").status());
        assertEquals("invalid_grant", stage.renew("x").error());
    }

    @Test
    void aRefusalSaysWhenAMethodGetsTimeBack() {
        Instant moment = Instant.ofEpochSecond(1_790_000_600);
        stage.acme.fail("profile", new Fault.Refuse(429, "OPERATION_TIME_LIMIT", Optional.of(moment)), 1);
        Stage.Answer answer = stage.call("profile", Map.of());
        assertEquals(429, answer.status());
        assertEquals("1790000600", answer.json().inside("time").text("operating_reset_at"));
    }

    @Test
    void aMovedPortalRedirectsFromItsOldAddress() throws IOException {
        String old = stage.acme.clientEndpoint();
        stage.sandbox.move(stage.acme);
        assertFalse(old.equals(stage.acme.clientEndpoint()));
        HttpResponse<String> response = stage.response(HttpRequest.newBuilder(URI.create(old + "profile"))
                .POST(BodyPublishers.noBody())
                .build());
        assertEquals(302, response.statusCode());
        assertEquals(
                stage.acme.clientEndpoint() + "profile",
                response.headers().firstValue("Location").orElse(""));
        assertEquals("1", stage.call("profile", Map.of()).result().text("ID"));
    }

    @Test
    void theJournalAndTheStateHideTokens() {
        String token = stage.tokenOf(stage.vera());
        stage.actWith(token);
        stage.register("bot");
        String state = stage.get(stage.sandbox.authorizationServer() + "/control/state.json")
                .body();
        assertTrue(state.contains("imbot.register"));
        assertFalse(state.contains(token));
    }

    @Test
    void controlsWorkFromAnotherProcess() {
        long bot = stage.register("bot");
        String base = stage.sandbox.authorizationServer() + "/control/portals/acme/";
        Stage.Answer said = stage.post(
                base + "messages", "application/x-www-form-urlencoded", "user=17&dialog=" + bot + "&text=Hello");
        assertEquals(204, said.status());
        assertEquals(
                "Hello",
                stage.acme
                        .messages(stage.maria(), String.valueOf(bot))
                        .getLast()
                        .text());
        assertEquals(
                400,
                stage.post(base + "messages", "application/x-www-form-urlencoded", "user=17")
                        .status());
    }

    private String bind(String event, String handler) {
        return stage.call("event.bind", Map.of("event", event, "handler", handler))
                .error();
    }
}
