package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.bitrix24.Opening.Reason;
import parley.bitrix24.Opening.TurnedAway;
import parley.bitrix24.Opening.Welcome;
import parley.bitrix24.OtherSide.Answer;
import parley.portals.Colleague;
import parley.portals.Portal.Standing;
import parley.portals.PortalId;
import parley.portals.Visitor;

class EntranceTest {
    private static final String HANDLER = "https://parley.example/events";

    private final Acme acme = new Acme();

    @AfterEach
    void close() {
        acme.close();
    }

    @Nested
    class Installing {

        @Test
        void takesAnAdministratorsPortalIn() {
            acme.installed = false;
            Welcome welcome = assertInstanceOf(Welcome.class, install("ACCESS-VERA"));
            assertEquals(new Visitor(Acme.ID, Acme.VERA, true, Locale.GERMANY), welcome.visitor());
            assertTrue(welcome.installing());
            assertEquals("EXAMPLE-SID", welcome.frameId());
            assertEquals("DEFAULT", welcome.placement());
            assertEquals(Standing.INSTALLING, acme.known().standing());
            assertEquals(acme.endpoint, acme.known().endpoint());
            assertEquals(acme.portal.host(), acme.known().domain());
            Grant grant = acme.credentials.grants(Acme.ID).getFirst();
            assertEquals("ACCESS-VERA", grant.accessToken());
            assertEquals("REFRESH-VERA", grant.refreshToken());
            assertArrayEquals(
                    Digests.of(Sample.EVENT_TOKEN),
                    acme.credentials.eventTokenDigest(Acme.ID).orElseThrow());
            assertEquals(Set.copyOf(ApplicationCard.ofThisBuild().events()), bound());
        }

        @Test
        void isHarmlessTheSecondTime() {
            install("ACCESS-VERA");
            assertInstanceOf(Welcome.class, install("ACCESS-VERA"));
            assertEquals(4, acme.bindings.size());
            assertEquals(4, acme.portal.calls("/rest/event.bind").size());
            assertEquals(1, acme.credentials.grants(Acme.ID).size());
        }

        @Test
        void replacesStaleAddressesOfOurEventsOnly() {
            acme.bindings.add(Map.of("event", "ONAPPUPDATE", "handler", "https://old.example/events"));
            acme.bindings.add(Map.of("event", "ONIMBOTV2MESSAGEADD", "handler", "https://old.example/events"));
            install("ACCESS-VERA");
            assertTrue(acme.bindings.contains(
                    Map.of("event", "ONIMBOTV2MESSAGEADD", "handler", "https://old.example/events")));
            assertEquals(5, acme.bindings.size());
        }

        @Test
        void refusesAnEmployee() {
            assertTurnedAway(Reason.NOT_ADMINISTRATOR, install("ACCESS-IVAN"));
            assertNothingChanged();
        }

        @Test
        void refusesATokenIssuedToAnotherApplication() {
            acme.issue("ACCESS-FOREIGN", new Acme.Token(Acme.VERA, true, "app.other", Acme.ID.value()));
            assertTurnedAway(Reason.OTHER_APPLICATION, install("ACCESS-FOREIGN"));
            assertNothingChanged();
            assertTrue(acme.portal.calls.isEmpty());
        }

        @Test
        void refusesATokenOfAnotherPortal() {
            acme.issue("ACCESS-BETA", new Acme.Token(Acme.VERA, true, Acme.CLIENT, "beta"));
            assertTurnedAway(Reason.OTHER_PORTAL, install("ACCESS-BETA"));
            assertNothingChanged();
        }

        @Test
        void refusesAnotherDomainThanTheServerKnows() {
            Opening opening = acme.border.entrance().install("DOMAIN=evil.example&LANG=de", acme.page("ACCESS-VERA"));
            assertTurnedAway(Reason.OTHER_PORTAL, opening);
            assertNothingChanged();
        }

        @Test
        void refusesAnUnknownToken() {
            assertTurnedAway(Reason.NOT_VERIFIED, install("ACCESS-FORGED"));
            assertNothingChanged();
        }

        @Test
        void saysWhichScopesAreMissing() {
            acme.scope = "im";
            TurnedAway away = assertInstanceOf(TurnedAway.class, install("ACCESS-VERA"));
            assertEquals(Reason.SCOPES_MISSING, away.reason());
            assertEquals(List.of("imbot"), away.details());
        }

        @Test
        void saysWhatThePortalRefused() {
            acme.portal.on("/rest/event.bind", Answer.error(403, "ACCESS_DENIED", ""));
            TurnedAway away = assertInstanceOf(TurnedAway.class, install("ACCESS-VERA"));
            assertEquals(Reason.INSTALLATION_FAILED, away.reason());
            assertEquals(List.of("ACCESS_DENIED"), away.details());
            assertEquals(1, acme.credentials.grants(Acme.ID).size());
        }

        @Test
        void doesNotMindThatSomebodyElseBindsAtTheSameTime() {
            acme.portal.on("/rest/event.bind", call -> {
                acme.bindings.add(Map.of("event", call.text("event"), "handler", call.text("handler")));
                return Answer.error(400, "ERROR_CORE", "Unable to set event handler");
            });
            assertInstanceOf(Welcome.class, install("ACCESS-VERA"));
        }

        @Test
        void neverAsksAServerThatTheRequestNames() {
            try (OtherSide evil = new OtherSide()) {
                byte[] page = Sample.utf8(Acme.utf8(acme.page("ACCESS-VERA"))
                        .replace(
                                acme.authorization.address().toString(),
                                evil.address().toString()));
                assertInstanceOf(Welcome.class, acme.border.entrance().install(acme.query(), page));
                assertTrue(evil.calls.isEmpty());
            }
        }

        @Test
        void keepsTheEventTokenOfAWorkingPortal() {
            acme.installed();
            acme.credentials.keepEventTokenDigest(Acme.ID, Digests.of("EARLIER"));
            install("ACCESS-VERA");
            assertArrayEquals(
                    Digests.of("EARLIER"),
                    acme.credentials.eventTokenDigest(Acme.ID).orElseThrow());
        }

        @Test
        void takesTheEventTokenOfANewInstallation() {
            acme.installed();
            acme.credentials.keepEventTokenDigest(Acme.ID, Digests.of("EARLIER"));
            acme.installed = false;
            install("ACCESS-VERA");
            assertArrayEquals(
                    Digests.of(Sample.EVENT_TOKEN),
                    acme.credentials.eventTokenDigest(Acme.ID).orElseThrow());
        }

        @Test
        void takesBackAPortalThatLeft() {
            acme.installed();
            acme.portals.save(acme.known().with(Standing.UNINSTALLED));
            acme.credentials.wipe(Acme.ID);
            acme.installed = false;
            acme.clock.pass(Duration.ofDays(2));
            install("ACCESS-VERA");
            assertEquals(Standing.INSTALLING, acme.known().standing());
            assertEquals(acme.clock.instant(), acme.known().installedAt());
        }

        private Opening install(String accessToken) {
            return acme.border.entrance().install(acme.query(), acme.page(accessToken));
        }

        private void assertNothingChanged() {
            assertEquals(List.of(), acme.portals.all());
            assertEquals(List.of(), acme.credentials.grants(Acme.ID));
            assertEquals(List.of(), acme.credentials.grants(new PortalId("beta")));
            assertEquals(Optional.empty(), acme.credentials.eventTokenDigest(Acme.ID));
        }
    }

    @Nested
    class OpeningTheApplication {

        @Test
        void welcomesAnEmployeeAndKeepsNothingOfHis() {
            acme.installed();
            Welcome welcome = assertInstanceOf(Welcome.class, open("ACCESS-IVAN"));
            assertEquals(new Visitor(Acme.ID, Acme.IVAN, false, Locale.GERMANY), welcome.visitor());
            assertEquals(List.of(Acme.VERA), users());
            assertEquals(List.of(), acme.people.of(Acme.ID).all());
        }

        @Test
        void learnsTheNamesOfThoseWhoWorkWithIt() {
            acme.installed();
            acme.people.of(Acme.ID).name(new Colleague(Acme.IVAN, "Ivan before his wedding"));
            open("ACCESS-IVAN");
            open("ACCESS-VERA");
            assertEquals(
                    new Colleague(Acme.IVAN, "Ivan"), acme.people.of(Acme.ID).find(Acme.IVAN));
            assertEquals(
                    List.of(new Colleague(Acme.VERA, "Vera")),
                    acme.people.of(Acme.ID).administrators());
        }

        @Test
        void keepsTheTokensOfAnAdministrator() {
            acme.installed();
            acme.clock.pass(Duration.ofHours(2));
            acme.issue("ACCESS-VERA-2", new Acme.Token(Acme.VERA, true, Acme.CLIENT, Acme.ID.value()));
            open("ACCESS-VERA-2");
            assertEquals(
                    "ACCESS-VERA-2", acme.credentials.grants(Acme.ID).getFirst().accessToken());
        }

        @Test
        void anOldPageSentAgainDoesNotReplaceRenewedTokens() {
            acme.installed();
            acme.credentials.keep(
                    Acme.ID,
                    new Grant(
                            Acme.VERA,
                            true,
                            "RENEWED",
                            "RENEWED-R",
                            acme.inAnHour().plusSeconds(60)));
            open("ACCESS-VERA");
            assertEquals("RENEWED", acme.credentials.grants(Acme.ID).getFirst().accessToken());
        }

        @ParameterizedTest
        @CsvSource({"ACCESS-VERA,ACTIVE", "ACCESS-IVAN,NEEDS_ADMINISTRATOR"})
        void onlyAnAdministratorHeals(String accessToken, Standing afterwards) {
            acme.installed();
            acme.portals.save(acme.known().with(Standing.NEEDS_ADMINISTRATOR));
            assertInstanceOf(Welcome.class, open(accessToken));
            assertEquals(afterwards, acme.known().standing());
        }

        @Test
        void learnsThatTheInstallationIsFinishedAndWhereThePortalIs() {
            acme.installed();
            acme.portals.save(acme.known().with(Standing.INSTALLING));
            acme.domain = "new.example";
            Opening opening = acme.border.entrance().open("DOMAIN=NEW.example:443&LANG=en", acme.page("ACCESS-IVAN"));
            assertInstanceOf(Welcome.class, opening);
            assertEquals(Standing.ACTIVE, acme.known().standing());
            assertEquals("new.example", acme.known().domain());
        }

        @Test
        void doesNotKnowAPortalThatWasNeverInstalled() {
            assertTurnedAway(Reason.NOT_INSTALLED, open("ACCESS-VERA"));
            acme.installed();
            acme.portals.save(acme.known().with(Standing.UNINSTALLED));
            assertTurnedAway(Reason.NOT_INSTALLED, open("ACCESS-VERA"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"AUTH_ID", "member_id", "DOMAIN"})
        void needsWhatThePortalAlwaysSends(String missing) {
            acme.installed();
            String query = acme.query().replace(missing, "X");
            byte[] body = Sample.utf8(Acme.utf8(acme.page("ACCESS-IVAN")).replace(missing + "=", "X="));
            assertTurnedAway(Reason.INCOMPLETE_REQUEST, acme.border.entrance().open(query, body));
            assertInstanceOf(Welcome.class, open("ACCESS-IVAN"));
        }

        @Test
        void provesATokenOnceAndComparesItEveryTime() {
            acme.installed();
            open("ACCESS-IVAN");
            open("ACCESS-IVAN");
            assertEquals(1, acme.authorization.calls("/rest/app.info").size());
            assertTurnedAway(
                    Reason.OTHER_PORTAL, acme.border.entrance().open(acme.query(), acme.page("ACCESS-IVAN", "beta")));
            acme.clock.pass(Duration.ofMinutes(61));
            open("ACCESS-IVAN");
            assertEquals(2, acme.authorization.calls("/rest/app.info").size());
        }

        @Test
        void seesTheEndOfTheInstallationWithTheTokenThatInstalled() {
            acme.installed = false;
            acme.border.entrance().install(acme.query(), acme.page("ACCESS-VERA"));
            acme.installed = true;
            open("ACCESS-VERA");
            assertEquals(Standing.ACTIVE, acme.known().standing());
        }

        @Test
        void tellsOutagesFromRefusals() {
            acme.installed();
            acme.authorization.on("/rest/app.info", Answer.page(502));
            assertTurnedAway(Reason.AUTHORIZATION_SERVER_UNREACHABLE, open("ACCESS-IVAN"));
        }

        @Test
        void needsThePortalsAnswer() {
            acme.installed();
            acme.portal.on("/rest/profile", Answer.page(502));
            assertTurnedAway(Reason.PORTAL_UNREACHABLE, open("ACCESS-IVAN"));
        }

        @Test
        void aPortalCannotMakeSomebodyAnotherUser() {
            acme.installed();
            acme.portal.on("/rest/profile", Answer.result("{\"ID\":\"7\",\"ADMIN\":true}"));
            assertTurnedAway(Reason.NOT_VERIFIED, open("ACCESS-IVAN"));
        }

        @Test
        void passesPaymentOn() {
            acme.installed();
            acme.authorization.on("/rest/app.info", Answer.error(401, "PAYMENT_REQUIRED", ""));
            assertTurnedAway(Reason.PAYMENT_REQUIRED, open("ACCESS-IVAN"));
        }

        @Test
        void believesNoFrameIdWithMarkup() {
            acme.installed();
            Opening opening = acme.border
                    .entrance()
                    .open(acme.query().replace("EXAMPLE-SID", "%22%3E%3Cscript%3E"), acme.page("ACCESS-IVAN"));
            assertEquals("", assertInstanceOf(Welcome.class, opening).frameId());
        }

        private Opening open(String accessToken) {
            return acme.border.entrance().open(acme.query(), acme.page(accessToken));
        }

        private List<Object> users() {
            return acme.credentials.grants(Acme.ID).stream()
                    .<Object>map(Grant::user)
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en,en",
        "de,de-DE",
        "la,es",
        "br,pt-BR",
        "ua,uk-UA",
        "kz,kk",
        "vn,vi-VN",
        "sc,zh-CN",
        "tc,zh-TW",
        "in,hi-IN",
        "ms,ms-MY",
        "xx,en",
        "<script>,en",
        "'',en"
    })
    void knowsThePlatformsLanguages(String code, String tag) {
        assertEquals(Locale.forLanguageTag(tag), Languages.of(code));
    }

    private Set<String> bound() {
        return acme.bindings.stream()
                .filter(binding -> HANDLER.equals(binding.get("handler")))
                .map(binding -> String.valueOf(binding.get("event")))
                .collect(Collectors.toSet());
    }

    private static void assertTurnedAway(Reason reason, Opening opening) {
        assertEquals(reason, assertInstanceOf(TurnedAway.class, opening).reason());
    }
}
