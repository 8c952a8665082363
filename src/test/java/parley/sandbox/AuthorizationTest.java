package parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.sandbox.portal.Opening;
import parley.sandbox.wire.Parameters;
import parley.sandbox.wire.PhpForm;

class AuthorizationTest {
    private final Stage stage = new Stage().installed();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aPageOpensWithTheDocumentedFields() {
        Opening opening = stage.opening(stage.maria());
        assertEquals("/app", opening.target().getPath());
        assertEquals(
                "[DOMAIN, PROTOCOL, LANG, APP_SID]", opening.query().keySet().toString());
        assertEquals("ru", opening.query().get("LANG"));
        assertEquals(
                "[AUTH_ID, AUTH_EXPIRES, REFRESH_ID, SERVER_ENDPOINT, APPLICATION_TOKEN, APPLICATION_SCOPE, member_id,"
                        + " status, PLACEMENT, PLACEMENT_OPTIONS]",
                opening.body().keySet().toString());
        assertEquals(stage.acme.domain() + "|0|" + opening.query().get("APP_SID"), opening.frameName());
    }

    @Test
    void anUnfinishedApplicationOpensForAdministratorsOnly() {
        try (Stage fresh = new Stage()) {
            assertThrows(IllegalStateException.class, () -> fresh.opening(fresh.vera()));
            fresh.acme.addApplication();
            assertEquals("/install", fresh.opening(fresh.vera()).target().getPath());
            assertThrows(IllegalStateException.class, () -> fresh.opening(fresh.maria()));
        }
    }

    @Test
    void aCodeIsGoodOnceAndForThirtySeconds() throws IOException {
        Parameters callback = authorize("1");
        assertEquals("s t&", callback.text("state"));
        assertEquals(stage.acme.domain(), callback.text("domain"));
        assertEquals(stage.acme.memberId(), callback.text("member_id"));
        Map<String, String> request = Stage.credentials("authorization_code", "code", callback.text("code"));
        Stage.Answer answer = stage.exchange(request);
        assertEquals(200, answer.status());
        assertEquals(
                "[access_token, refresh_token, expires_in, client_endpoint, server_endpoint, domain, member_id, scope,"
                        + " status]",
                answer.json().values().keySet().toString());
        assertEquals(
                stage.sandbox.authorizationServer().getAuthority(),
                answer.json().text("domain"));
        assertEquals("invalid_grant", stage.exchange(request).error());
        String late = authorize("1").text("code");
        stage.clock.goOn(Duration.ofSeconds(30));
        assertEquals(
                "invalid_grant",
                stage.exchange(Stage.credentials("authorization_code", "code", late))
                        .error());
    }

    @Test
    void consentNeedsALoginAnInstallationAndOurClientId() throws IOException {
        String url = stage.acme.uri() + "/oauth/authorize/?state=x&client_id=";
        assertTrue(stage.get(url + SandboxOptions.CLIENT_ID).body().contains("data-login"));
        assertEquals(403, stage.get(url + "app.unknown&user=1").status());
        stage.acme.uninstall(false);
        assertEquals(403, stage.get(url + SandboxOptions.CLIENT_ID + "&user=1").status());
    }

    @Test
    void aRenewalRotatesTheRefreshToken() {
        String old = refreshToken();
        Stage.Answer first = stage.renew(old);
        assertNotEquals(old, first.json().text("refresh_token"));
        assertEquals(1, first.json().number("user_id"));
        assertTrue(first.json().number("expires") > 0);
        assertEquals("invalid_grant", stage.renew(old).error());
        assertEquals(200, stage.renew(first.json().text("refresh_token")).status());
    }

    @Test
    void aRefreshTokenDiesAfterHalfAYear() {
        String token = refreshToken();
        stage.clock.goOn(Duration.ofDays(180));
        assertEquals("invalid_grant", stage.renew(token).error());
    }

    @Test
    void wrongCredentialsAreRefusedWithTheirOwnStatus() {
        Map<String, String> request = Stage.credentials("refresh_token", "refresh_token", refreshToken());
        request.put("client_secret", "wrong");
        assertEquals(400, stage.exchange(request).status());
        assertEquals("invalid_client", stage.exchange(request).error());
        request.put("client_id", "app.unknown");
        assertEquals(200, stage.exchange(request).status());
        assertEquals("wrong_client", stage.exchange(request).error());
        request.remove("client_id");
        assertEquals("invalid_request", stage.exchange(request).error());
        assertEquals(
                "invalid_request",
                stage.exchange(Stage.credentials("password", "code", "x")).error());
    }

    @Test
    void anUnpaidOrRemovedApplicationGetsNoTokens() {
        String token = refreshToken();
        stage.acme.pay("T", 0);
        assertEquals("PAYMENT_REQUIRED", stage.renew(token).error());
        stage.acme.pay("P", 30);
        stage.acme.uninstall(false);
        assertEquals("NOT_INSTALLED", stage.renew(token).error());
        stage.acme.addApplication();
        assertEquals("NOT_INSTALLED", stage.renew(token).error(), "an old token does not come back to life");
    }

    @Test
    void theServerTellsWhoseTokenItIs() {
        Stage.Answer answer = info(stage.tokenOf(stage.maria()));
        assertEquals(SandboxOptions.CLIENT_ID, answer.result().text("client_id"));
        assertEquals("17", answer.result().text("user_id"));
        Parameters install = answer.result().inside("install");
        assertEquals("1", install.text("installed"));
        assertEquals(stage.acme.domain(), install.text("domain"));
        assertEquals(stage.acme.clientEndpoint(), install.text("client_endpoint"));
        assertEquals("NO_AUTH_FOUND", info("").error());
        assertEquals("NO_AUTH_FOUND", info("short").error());
        assertEquals("invalid_client", info("0".repeat(70)).error());
        String token = stage.tokenOf(stage.vera());
        stage.acme.expireTokens();
        assertEquals("expired_token", info(token).error());
    }

    @Test
    void tokensExpireAndDismissedPeopleLoseTheirs() {
        assertEquals("", stage.call("profile", Map.of()).error());
        stage.clock.goOn(Duration.ofHours(1));
        Stage.Answer expired = stage.call("profile", Map.of());
        assertEquals(401, expired.status());
        assertEquals("expired_token", expired.error());
        stage.actWith(stage.tokenOf(stage.maria()));
        stage.acme.dismiss(stage.maria());
        assertEquals("authorization_error", stage.call("profile", Map.of()).error());
        stage.actWith("unknown");
        assertEquals("NO_AUTH_FOUND", stage.call("profile", Map.of()).error());
    }

    @Test
    void aTokenOfOnePortalIsNothingInAnother() {
        String url = stage.sandbox.portal("globex").clientEndpoint() + "profile?auth=" + stage.tokenOf(stage.vera());
        assertEquals("NO_AUTH_FOUND", stage.get(url).error());
        assertFalse(stage.acme.memberId().equals(stage.sandbox.portal("globex").memberId()));
    }

    private String refreshToken() {
        return Objects.requireNonNull(stage.opening(stage.vera()).body().get("REFRESH_ID"));
    }

    private Stage.Answer info(String token) {
        return stage.get(stage.sandbox.authorizationServer() + "/rest/app.info/?auth=" + token);
    }

    private Parameters authorize(String user) throws IOException {
        URI url = URI.create(stage.acme.uri() + "/oauth/authorize/?client_id=" + SandboxOptions.CLIENT_ID
                + "&state=s+t%26&user=" + user);
        String location = stage.response(HttpRequest.newBuilder(url).build())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertTrue(location.startsWith(stage.application.uri() + "/oauth/callback?"), location);
        return new Parameters(PhpForm.read(location.substring(location.indexOf('?') + 1)));
    }
}
