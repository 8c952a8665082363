package parley.bitrix24.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.bitrix24.wire.Asked.Answered;
import parley.bitrix24.wire.Asked.Denial;
import parley.bitrix24.wire.Asked.Denied;
import parley.bitrix24.wire.Asked.Unanswered;

class AuthorizationServerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final List<String> asked = new ArrayList<>();
    private final HttpServer http;
    private final URI address;
    private final AuthorizationServer server;
    private int status = 200;
    private String answer = "{}";

    AuthorizationServerTest() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
        server = new AuthorizationServer(address, "app.parley", "S&CRET", true, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @BeforeEach
    void start() {
        http.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    @Test
    void renewsAsDocumented() {
        answer = """
                {"access_token":"A","refresh_token":"R","expires_in":"3600","expires":1,"member_id":"acme","user_id":7,
                 "client_endpoint":"https://acme.bitrix24.example/rest"}""";
        Tokens tokens = given(server.renew(address, "OLD"));
        assertEquals(
                List.of("GET /oauth/token/?grant_type=refresh_token&client_id=app.parley&client_secret=S%26CRET"
                        + "&refresh_token=OLD"),
                asked);
        assertEquals(NOW.plusSeconds(3_600), tokens.expiresAt());
        assertEquals(URI.create("https://acme.bitrix24.example/rest/"), tokens.clientEndpoint());
        assertEquals(7, tokens.userId().orElseThrow());
        assertFalse(tokens.toString().contains("=A") || tokens.toString().contains("=R"));
    }

    @Test
    void exchangesACodeWhoseAnswerNamesNoUser() {
        answer = """
                {"access_token":"A","refresh_token":"R","expires_in":3600,"member_id":"acme",
                 "client_endpoint":"https://acme.bitrix24.example/rest/","domain":"oauth.bitrix.info"}""";
        assertEquals(true, given(server.exchange(address, "C")).userId().isEmpty());
    }

    @Test
    void readsWhoseATokenIs() {
        answer = """
                {"result":{"client_id":"app.parley","scope":"im","expires":"2026-11-22T13:00:00+00:00","user_id":"7",
                 "install":{"installed":true,"version":"3","status":"F","scope":"im, imbot","domain":"acme.bitrix24.example",
                 "client_endpoint":"https://acme.bitrix24.example/rest/","member_id":"acme"}},"time":{}}""";
        AppInfo info = given(server.appInfo(address, "A+B"));
        assertEquals(List.of("GET /rest/app.info?auth=A%2BB"), asked);
        assertEquals(
                new AppInfo(
                        "app.parley",
                        Instant.parse("2026-11-22T13:00:00Z"),
                        7,
                        true,
                        Set.of("im", "imbot"),
                        "acme.bitrix24.example",
                        URI.create("https://acme.bitrix24.example/rest/"),
                        "acme"),
                info);
    }

    @ParameterizedTest
    @CsvSource({
        "400,invalid_grant,GRANT_DEAD",
        "400,bad_verification_code,GRANT_DEAD",
        "400,invalid_client,CLIENT_REFUSED",
        "401,INVALID_CLIENT,CLIENT_REFUSED",
        "200,wrong_client,CLIENT_UNKNOWN",
        "401,PAYMENT_REQUIRED,PAYMENT_REQUIRED",
        "401,NOT_INSTALLED,NOT_INSTALLED",
        "401,NO_AUTH_FOUND,TOKEN_DEAD",
        "401,expired_token,TOKEN_DEAD",
        "400,invalid_request,REFUSED",
        "403,insufficient_scope,REFUSED",
        "403,invalid_scope,REFUSED"
    })
    void tellsRefusalsApart(int status, String code, Denial why) {
        this.status = status;
        answer = "{\"error\":\"" + code + "\",\"error_description\":\"\"}";
        assertEquals(new Denied<>(why), server.renew(address, "R"));
    }

    @ParameterizedTest
    @CsvSource({"502,<html>", "200,<html>", "500,'{\"error\":\"x\"}'", "200,{}", "200,[]", "302,''"})
    void concludesNothingFromAnOutage(int status, String body) {
        this.status = status;
        answer = body;
        assertInstanceOf(Unanswered.class, server.renew(address, "R"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://oauth.bitrix24.tech/rest/,https://oauth.bitrix24.tech",
        "oauth.bitrix24.tech,https://oauth.bitrix24.tech",
        "HTTPS://OAUTH.bitrix24.tech:443,https://oauth.bitrix24.tech"
    })
    void takesTheTwinThatAPortalNames(String named, String taken) {
        assertEquals(URI.create(taken), server.named(named));
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/rest/",
        "http://oauth.bitrix24.tech/",
        "https://oauth.bitrix24.tech@evil.example/",
        "https://x@oauth.bitrix24.tech/",
        "https://oauth.bitrix24.tech.evil.example/",
        "https://oauth.bitrix24.tech:8443/",
        "https://oauth.bitrix24.tech%2eevil.example/",
        "'not an address'",
        "''"
    })
    void takesNoOtherServerThatARequestNames(String named) {
        assertEquals(address, server.named(named));
    }

    @Test
    void asksNoOtherServer() {
        assertThrows(IllegalArgumentException.class, () -> server.renew(URI.create("https://evil.example"), "R"));
        assertThrows(IllegalArgumentException.class, () -> server.appInfo(URI.create("https://evil.example"), "A"));
    }

    private static <T> T given(Asked<T> asked) {
        return ((Answered<T>) asked).value();
    }
}
