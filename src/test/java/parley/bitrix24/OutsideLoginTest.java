package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.bitrix24.Opening.Reason;
import parley.bitrix24.Opening.TurnedAway;
import parley.bitrix24.Opening.Welcome;
import parley.bitrix24.OtherSide.Answer;
import parley.bitrix24.OutsideLogin.Start;
import parley.portals.Portal.Standing;

class OutsideLoginTest {
    private final Acme acme = new Acme();

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void sendsTheBrowserToThePortalWithAStateNobodyCanGuess() {
        Start.Redirect one = start();
        assertEquals(acme.portal.host(), one.to().getAuthority());
        assertEquals("/oauth/authorize/", one.to().getPath());
        assertTrue(one.to().getQuery().contains("client_id=" + Acme.CLIENT));
        assertTrue(one.to().getQuery().contains("state=" + one.state()));
        assertFalse(one.to().toString().contains(Acme.SECRET));
        assertFalse(one.toString().contains(one.state()));
        assertNotEquals(one.state(), start().state());
        assertEquals(43, one.state().length());
    }

    @Test
    void connectsAPortalForAnAdministrator() {
        String state = start().state();
        Welcome welcome = assertInstanceOf(Welcome.class, comesBack(state, state, "ACCESS-VERA"));
        assertEquals(Acme.VERA, welcome.visitor().user());
        assertEquals(Standing.ACTIVE, acme.known().standing());
        assertEquals(
                "ACCESS-FRESH-1", acme.credentials.grants(Acme.ID).getFirst().accessToken());
        assertEquals(4, acme.bindings.size());
    }

    @Test
    void healsAPortalThatNeedsAnAdministrator() {
        acme.installed();
        acme.portals.save(acme.known().with(Standing.NEEDS_ADMINISTRATOR));
        String state = start().state();
        assertInstanceOf(Welcome.class, comesBack(state, state, "ACCESS-VERA"));
        assertEquals(Standing.ACTIVE, acme.known().standing());
    }

    @Test
    void worksOnce() {
        String state = start().state();
        comesBack(state, state, "ACCESS-VERA");
        acme.issue("ACCESS-VERA", new Acme.Token(Acme.VERA, true, Acme.CLIENT, Sample.MEMBER));
        assertTurnedAway(Reason.NOT_VERIFIED, comesBack(state, state, "ACCESS-VERA"));
        assertEquals(1, acme.renewals.get());
    }

    @Test
    void needsTheBrowserThatStarted() {
        String state = start().state();
        assertTurnedAway(Reason.NOT_VERIFIED, comesBack(state, null, "ACCESS-VERA"));
        assertTurnedAway(Reason.NOT_VERIFIED, comesBack(state, "another", "ACCESS-VERA"));
        assertEquals(0, acme.renewals.get());
        assertEquals(List.of(), acme.portals.all());
        assertInstanceOf(Welcome.class, comesBack(state, state, "ACCESS-VERA"));
    }

    @Test
    void doesNotWaitForEver() {
        String state = start().state();
        acme.clock.pass(Duration.ofMinutes(11));
        assertTurnedAway(Reason.NOT_VERIFIED, comesBack(state, state, "ACCESS-VERA"));
    }

    @Test
    void refusesAnEmployee() {
        String state = start().state();
        assertTurnedAway(Reason.NOT_ADMINISTRATOR, comesBack(state, state, "ACCESS-IVAN"));
        assertEquals(List.of(), acme.portals.all());
    }

    @Test
    void refusesAnotherPortalThanWasMeant() {
        String state = assertInstanceOf(
                        Start.Redirect.class, acme.border.outsideLogin().start("beta.example"))
                .state();
        assertTurnedAway(Reason.OTHER_PORTAL, comesBack(state, state, "ACCESS-VERA"));
        assertEquals(List.of(), acme.portals.all());
    }

    @Test
    void sendsTheSecretToNoServerOfTheRequest() {
        try (OtherSide evil = new OtherSide()) {
            String state = start().state();
            prepareCode("ACCESS-VERA");
            Opening opening = acme.border
                    .outsideLogin()
                    .callback("code=ACCESS-VERA&state=" + state + "&server_domain=" + evil.host(), state);
            assertInstanceOf(Welcome.class, opening);
            assertTrue(evil.calls.isEmpty());
        }
    }

    @Test
    void tellsOutagesFromRefusals() {
        acme.authorization.on("/oauth/token/", Answer.page(502));
        String state = start().state();
        assertTurnedAway(Reason.AUTHORIZATION_SERVER_UNREACHABLE, comesBack(state, state, "ACCESS-VERA"));
    }

    @Test
    void anErrorWithStatusOkIsStillAnError() {
        acme.authorization.on("/oauth/token/", Answer.error(200, "wrong_client", ""));
        String state = start().state();
        assertTurnedAway(Reason.NOT_VERIFIED, comesBack(state, state, "ACCESS-VERA"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "state=x", "code=x", "%%%"})
    void needsWhatThePortalAlwaysSends(String query) {
        assertInstanceOf(TurnedAway.class, acme.border.outsideLogin().callback(query, "x"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            acme.bitrix24.example,            acme.bitrix24.example
            ' ACME.Bitrix24.example ',        acme.bitrix24.example
            https://acme.bitrix24.example/,   acme.bitrix24.example
            xn--e1afmkfd.example,             xn--e1afmkfd.example
            http://acme.bitrix24.example,     acme.bitrix24.example
            """)
    void takesTheHostAPersonTypes(String typed, String host) {
        Start.Redirect redirect = assertInstanceOf(Start.Redirect.class, strict().start(typed));
        assertEquals("https", redirect.to().getScheme());
        assertEquals(host, redirect.to().getAuthority());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "127.0.0.1",
                "2130706433",
                "0x7f.1",
                "[::1]",
                "10.0.0.1",
                "acme.example:8443",
                "acme.example/path",
                "acme.example?x",
                "acme.example#x",
                "vera@acme.example",
                "https://vera:x@acme.example",
                "javascript:alert(1)",
                "ftp://acme.example",
                "acme..example",
                "-acme.example",
                "acme.example\n.evil.example",
                "acme.example\\evil"
            })
    void refusesWhatIsNoHost(String typed) {
        assertInstanceOf(Start.NotAnAddress.class, strict().start(typed));
    }

    private OutsideLogin strict() {
        Connection connection = new Connection(
                URI.create("https://parley.example"), "id", "secret", URI.create("https://oauth.bitrix.info"), false);
        return Border.open(
                        connection,
                        ApplicationCard.ofThisBuild(),
                        acme.portals,
                        acme.credentials,
                        acme.pendingLogins,
                        acme.inbox,
                        acme.bots,
                        new Fakes.NoBucket(),
                        Pace.USUAL,
                        acme.people,
                        acme.arrivals,
                        acme.mishaps,
                        Runnable::run,
                        new Fakes.ChoiceCommandsInMemory(),
                        Clock.systemUTC())
                .outsideLogin();
    }

    private Start.Redirect start() {
        return assertInstanceOf(Start.Redirect.class, acme.border.outsideLogin().start(acme.portal.host()));
    }

    private Opening comesBack(String state, @Nullable String stateOfBrowser, String code) {
        prepareCode(code);
        return acme.border
                .outsideLogin()
                .callback("code=" + code + "&state=" + state + "&domain=x&member_id=x&scope=imbot", stateOfBrowser);
    }

    /** The code is named like the user's access token. */
    private void prepareCode(String code) {
        Acme.Token token = acme.tokens.get(code);
        if (token != null) {
            acme.refreshTokens.put("CODE-" + code, token);
        }
    }

    private static void assertTurnedAway(Reason reason, Opening opening) {
        assertEquals(reason, assertInstanceOf(TurnedAway.class, opening).reason());
    }
}
