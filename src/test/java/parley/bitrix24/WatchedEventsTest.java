package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.authoring.Bot;
import parley.authoring.Registration;
import parley.bitrix24.EventGate.Acceptance;
import parley.health.SomeBot;

/** What is noted of events that pass the gate. */
class WatchedEventsTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Acme acme = new Acme().installed();
    private Instant start = Instant.EPOCH;

    @BeforeEach
    void registerTheBotOfTheSamples() {
        start = acme.clock.instant();
        Bot bot = SomeBot.of(Acme.ID, 1, new Registration.Registered(842L));
        acme.bots.of(Acme.ID).add(bot, "form");
    }

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void notesAnEventForThePortalAndForTheBotItIsFor() {
        deliver(Sample.bytes("message-add__private"));
        assertEquals(Optional.of(start), acme.arrivals.last(Acme.ID));
        assertEquals(Map.of(842L, start), acme.arrivals.lastOfBots(Acme.ID));
    }

    @Test
    void notesNoMoreThanOnceAMinute() {
        deliver(Sample.bytes("message-add__private"));
        acme.clock.pass(Duration.ofSeconds(59));
        deliver(Sample.bytes("message-update__private"));
        assertEquals(1, acme.arrivals.notes);
        acme.clock.pass(Duration.ofSeconds(1));
        deliver(Sample.bytes("message-add__private"));
        assertEquals(2, acme.arrivals.notes);
        assertEquals(Optional.of(start.plusSeconds(60)), acme.arrivals.last(Acme.ID));
    }

    @Test
    void notesEveryTestEventBecauseSomebodyWaitsForIt() {
        deliver(Sample.bytes("message-add__private"));
        acme.clock.pass(Duration.ofSeconds(5));
        deliver(event("ONAPPTEST", Sample.EVENT_TOKEN));
        assertEquals(Optional.of(start.plusSeconds(5)), acme.arrivals.last(Acme.ID));
    }

    @Test
    void notesNothingThatIsNotProven() {
        assertEquals(Acceptance.NOT_PROVEN, accept(event("ONAPPTEST", "forged")));
        // Taken as a hint without any proof.
        byte[] hint = Sample.utf8("event=ONAPPPAYMENT&auth[member_id]=" + Sample.MEMBER);
        assertEquals(Acceptance.ACCEPTED, accept(hint));
        assertEquals(Optional.empty(), acme.arrivals.last(Acme.ID));
    }

    @Test
    void doesNotRememberBotsThatAreNotOurs() {
        deliver(Sample.utf8(Acme.utf8(event("ONIMBOTMESSAGEADD", Sample.EVENT_TOKEN))
                + "&data[BOT][9999][BOT_ID]=9999&data[PARAMS][MESSAGE_ID]=1&data[PARAMS][DIALOG_ID]=17"));
        assertEquals(Optional.of(start), acme.arrivals.last(Acme.ID));
        assertEquals(Map.of(), acme.arrivals.lastOfBots(Acme.ID));
    }

    private void deliver(byte[] body) {
        assertTrue(Set.of(Acceptance.ACCEPTED, Acceptance.KNOWN_ALREADY).contains(accept(body)));
    }

    private Acceptance accept(byte[] body) {
        return acme.border.eventGate().accept(body, FORM);
    }

    private static byte[] event(String name, String token) {
        return Sample.utf8("event=" + name + "&auth[member_id]=" + Sample.MEMBER + "&auth[application_token]=" + token);
    }
}
