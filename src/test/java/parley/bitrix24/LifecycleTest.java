package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.bitrix24.OtherSide.Answer;
import parley.inbox.Envelope;
import parley.inbox.Handler.Verdict;
import parley.inbox.NewEnvelope;
import parley.portals.Portal.Standing;

class LifecycleTest {
    private final Acme acme = new Acme().installed();

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void anInstallationIsFinished() {
        acme.portals.save(acme.known().with(Standing.INSTALLING));
        assertEquals(new Verdict.Done(), happens("ONAPPINSTALL"));
        assertEquals(Standing.ACTIVE, acme.known().standing());
    }

    @ParameterizedTest
    @CsvSource({"NEEDS_ADMINISTRATOR", "SUSPENDED", "UNINSTALLED"})
    void theReportOfAnInstallationHealsNothing(Standing standing) {
        acme.portals.save(acme.known().with(standing));
        happens("ONAPPINSTALL");
        assertEquals(standing, acme.known().standing());
    }

    @Test
    void anUpdateBindsTheEventsAgain() {
        assertEquals(new Verdict.Done(), happens("ONAPPUPDATE"));
        assertEquals(4, acme.bindings.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ONAPPINSTALL", "ONAPPUPDATE"})
    void anInstallationOrUpdateCallsForALookAtTheBots(String event) {
        happens(event);
        NewEnvelope called = acme.inbox.envelopes.getFirst();
        assertEquals(Kinds.CONVERGENCE, called.kind());
        assertEquals(Acme.ID.value(), new String(called.payload(), StandardCharsets.UTF_8));
    }

    @Test
    void anUpdateWaitsForAPortalThatIsDown() {
        acme.portal.on("/rest/event.get", Answer.page(502));
        assertInstanceOf(Verdict.Later.class, happens("ONAPPUPDATE"));
    }

    @Test
    void aFalseUninstallationChangesNothing() {
        assertEquals(new Verdict.Done(), uninstalled("1"));
        assertEquals(Standing.ACTIVE, acme.known().standing());
        assertEquals(1, acme.credentials.grants(Acme.ID).size());
    }

    @Test
    void aFalseUninstallationIsSeenWithAnExpiredTokenToo() {
        acme.tokens.clear();
        assertEquals(new Verdict.Done(), uninstalled("1"));
        assertEquals(Standing.ACTIVE, acme.known().standing());
        assertEquals(
                "ACCESS-FRESH-1", acme.credentials.grants(Acme.ID).getFirst().accessToken());
    }

    @ParameterizedTest
    @CsvSource({"NOT_INSTALLED,401", "invalid_client,400", "invalid_grant,400"})
    void aTrueUninstallationErasesWhatTheAdministratorWantedErased(String code, int status) {
        acme.gone();
        acme.authorization.on("/rest/app.info", Answer.error(status, code, ""));
        acme.authorization.on("/oauth/token/", Answer.error(status, code, ""));
        assertEquals(new Verdict.Done(), uninstalled("1"));
        assertEquals(Optional.empty(), acme.portals.find(Acme.ID));
        assertEquals(List.of(), acme.credentials.grants(Acme.ID));
        assertEquals(new Verdict.Done(), uninstalled("1"));
    }

    @Test
    void aTrueUninstallationForgetsTokensAtOnceAndContentAfterATimeOfGrace() {
        acme.gone();
        assertEquals(new Verdict.Done(), uninstalled("0"));
        assertEquals(Standing.UNINSTALLED, acme.known().standing());
        assertEquals(List.of(), acme.credentials.grants(Acme.ID));
        assertEquals(Optional.empty(), acme.credentials.eventTokenDigest(Acme.ID));
        NewEnvelope erasure = acme.inbox.envelopes.getFirst();
        assertEquals(Kinds.ERASURE, erasure.kind());
        assertEquals(acme.clock.instant().plus(Departure.RETENTION), erasure.dueAt());
        assertEquals(new Verdict.Done(), handle(erasure));
        assertEquals(Optional.empty(), acme.portals.find(Acme.ID));
    }

    @Test
    void aPortalThatCameBackIsNotErased() {
        acme.gone();
        uninstalled("0");
        NewEnvelope erasure = acme.inbox.envelopes.getFirst();
        acme.clock.pass(Duration.ofDays(10));
        acme.installed();
        handle(erasure);
        assertEquals(Standing.ACTIVE, acme.known().standing());
        acme.portals.save(acme.known().with(Standing.UNINSTALLED));
        handle(erasure);
        assertTrue(acme.portals.find(Acme.ID).isPresent());
    }

    @Test
    void anUninstallationChangesNothingBeforeTheAuthorizationServerConfirmsIt() {
        acme.authorization.on("/rest/app.info", Answer.page(502));
        assertInstanceOf(Verdict.Later.class, uninstalled("1"));
        assertEquals(Standing.ACTIVE, acme.known().standing());
        assertEquals(1, acme.credentials.grants(Acme.ID).size());
    }

    @Test
    void whatNobodyCanConfirmIsNotErasedAtOnce() {
        acme.credentials.wipe(Acme.ID);
        assertEquals(new Verdict.Done(), uninstalled("1"));
        assertEquals(Standing.UNINSTALLED, acme.known().standing());
        assertEquals(Kinds.ERASURE, acme.inbox.envelopes.getFirst().kind());
    }

    @Test
    void tokensThatWereDeadBeforeAreNoWitness() {
        acme.gone();
        acme.authorization.on("/rest/app.info", Answer.error(401, "NO_AUTH_FOUND", ""));
        acme.authorization.on("/oauth/token/", Answer.error(400, "invalid_grant", ""));
        acme.portals.save(acme.known().with(Standing.NEEDS_ADMINISTRATOR));
        assertEquals(new Verdict.Done(), uninstalled("1"));
        assertEquals(Standing.UNINSTALLED, acme.known().standing());
        assertEquals(Kinds.ERASURE, acme.inbox.envelopes.getFirst().kind());
    }

    @Test
    void paymentIsLookedUpNotBelieved() {
        acme.portals.save(acme.known().with(Standing.SUSPENDED));
        happens("ONAPPPAYMENT");
        assertEquals(Standing.ACTIVE, acme.known().standing());
        acme.authorization.on("/rest/app.info", Answer.error(401, "PAYMENT_REQUIRED", ""));
        happens("ONAPPPAYMENT");
        assertEquals(Standing.SUSPENDED, acme.known().standing());
    }

    @Test
    void whatIsNoEventOfTheApplicationsLifeIsPutAside() {
        assertInstanceOf(Verdict.Hopeless.class, happens("ONSOMETHING"));
        assertInstanceOf(Verdict.Hopeless.class, handle(Kinds.LIFECYCLE, Sample.utf8("x=1")));
    }

    @Test
    void unknownEventsAreNotedAndDone() {
        Envelope envelope = envelope(Kinds.UNKNOWN, event("ONIMBOTV2MESSAGEADD", ""));
        assertEquals(new Verdict.Done(), acme.border.unknownEvents().handle(new InHand(envelope)));
        assertEquals(1, acme.border.eventCounts().soFar().get("unheard.ONIMBOTV2MESSAGEADD"));
    }

    private Verdict uninstalled(String clean) {
        return handle(Kinds.LIFECYCLE, event("ONAPPUNINSTALL", "&data[CLEAN]=" + clean));
    }

    private Verdict happens(String event) {
        return handle(Kinds.LIFECYCLE, event(event, ""));
    }

    private static byte[] event(String name, String more) {
        return Sample.utf8("event=" + name + "&auth[member_id]=" + Sample.MEMBER + more);
    }

    private Verdict handle(NewEnvelope envelope) {
        return handle(envelope.kind(), envelope.payload());
    }

    private Verdict handle(String kind, byte[] payload) {
        return acme.border.lifecycle().handle(new InHand(envelope(kind, payload)));
    }

    private Envelope envelope(String kind, byte[] payload) {
        return new Envelope(1, Sample.MEMBER + "/portal", kind, payload, acme.clock.instant(), 0);
    }
}
