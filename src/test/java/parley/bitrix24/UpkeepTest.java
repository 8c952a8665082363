package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import parley.bitrix24.OtherSide.Answer;
import parley.portals.Portal.Standing;
import parley.portals.UserId;

class UpkeepTest {
    private final Acme acme = new Acme().installed();

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void tokensOfAnIdlePortalAreRenewedBeforeTheyDie() {
        acme.clock.pass(Upkeep.IDLE.minus(Duration.ofHours(1)));
        acme.border.upkeep().keepAlive();
        assertEquals(0, acme.renewals.get(), "not before");
        acme.clock.pass(Duration.ofHours(3));
        acme.border.upkeep().keepAlive();
        acme.border.upkeep().keepAlive();
        assertEquals(1, acme.renewals.get(), "once");
        assertEquals(
                "ACCESS-FRESH-1", acme.credentials.grants(Acme.ID).getFirst().accessToken());
    }

    @Test
    void anOutageDuringTheRenewalKeepsTheTokens() {
        acme.clock.pass(Upkeep.IDLE.plus(Duration.ofHours(2)));
        acme.authorization.on("/oauth/token/", Answer.page(502));
        acme.border.upkeep().keepAlive();
        assertEquals("ACCESS-VERA", acme.credentials.grants(Acme.ID).getFirst().accessToken());
    }

    @Test
    void manyDeadTokensDoNotLetTheLivingDie() {
        for (int user = 100; user < 700; user++) {
            acme.keep("ACCESS-DEAD-" + user, new UserId(user));
        }
        acme.clock.pass(Upkeep.IDLE.plus(Duration.ofHours(2)));
        acme.border.upkeep().keepAlive();
        assertEquals(1, acme.renewals.get());
        assertEquals(
                List.of("ACCESS-FRESH-1"),
                acme.credentials.grants(Acme.ID).stream()
                        .map(Grant::accessToken)
                        .toList());
    }

    @Test
    void whatDiedLongAgoIsNotTried() {
        acme.clock.pass(Duration.ofDays(181));
        acme.border.upkeep().keepAlive();
        assertTrue(acme.authorization.calls.isEmpty());
    }

    @ParameterizedTest
    @EnumSource(
            value = Standing.class,
            names = {"NEEDS_ADMINISTRATOR", "SUSPENDED", "INSTALLING"})
    void aPortalThatLeftWithoutAWordIsFound(Standing standing) {
        acme.portals.save(acme.known().with(standing));
        acme.gone();
        acme.border.upkeep().callTheRoll();
        assertEquals(Standing.UNINSTALLED, acme.known().standing());
        assertEquals(List.of(), acme.credentials.grants(Acme.ID));
        assertEquals(Kinds.ERASURE, acme.inbox.envelopes.getFirst().kind(), "its content goes later");
    }

    @Test
    void aPortalThatWorksIsNotAsked() {
        acme.gone();
        acme.border.upkeep().callTheRoll();
        assertEquals(Standing.ACTIVE, acme.known().standing());
        assertTrue(acme.authorization.calls.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"401,PAYMENT_REQUIRED", "400,invalid_client", "400,invalid_grant", "502,OUTAGE"})
    void whatProvesNothingChangesNothing(int status, String code) {
        acme.portals.save(acme.known().with(Standing.SUSPENDED));
        acme.authorization.on("/rest/app.info", Answer.error(status, code, ""));
        acme.authorization.on("/oauth/token/", Answer.error(status, code, ""));
        acme.border.upkeep().callTheRoll();
        assertEquals(Standing.SUSPENDED, acme.known().standing());
        assertEquals(1, acme.credentials.grants(Acme.ID).size());
    }

    @Test
    void aPortalThatPaysAgainWorksAgain() {
        acme.portals.save(acme.known().with(Standing.SUSPENDED));
        acme.border.upkeep().callTheRoll();
        assertEquals(Standing.ACTIVE, acme.known().standing());
    }
}
