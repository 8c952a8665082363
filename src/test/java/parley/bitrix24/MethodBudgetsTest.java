package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.bitrix24.OtherSide.Answer;
import parley.engine.Message;
import parley.engine.Place;
import parley.portals.PortalFailure.Throttled;
import parley.running.BotRef;
import parley.running.DialogId;
import parley.running.Messenger.Delivery;

class MethodBudgetsTest {
    private static final BotRef BOT = new BotRef(Acme.ID, 842);
    private static final DialogId DIALOG = new DialogId("17");
    private static final String SEND = "/rest/imbot.message.add";
    private static final Answer SPENT = Answer.error(429, "OPERATION_TIME_LIMIT", "");

    private final Acme acme = new Acme().installed();

    @BeforeEach
    void portalTypes() {
        acme.portal.on("/rest/imbot.chat.sendTyping", Answer.result("true"));
    }

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void onlyTheMethodThatSpentItsTimeRestsAndOnlySoLong() {
        acme.portal.on(SEND, answerThatResetsIn(200));
        assertInstanceOf(Delivery.Sent.class, send());
        acme.portal.on(SEND, SPENT);
        assertRests(200);

        acme.clock.pass(Duration.ofSeconds(50));
        assertRests(150);
        assertEquals(2, acme.portal.calls(SEND).size());
        assertInstanceOf(Delivery.Sent.class, acme.border.messenger().typing(BOT, DIALOG));

        acme.clock.pass(Duration.ofSeconds(150));
        acme.portal.on(SEND, answerThatResetsIn(600));
        assertInstanceOf(Delivery.Sent.class, send());
    }

    /** Neither a clock that differs from ours nor a moment nobody named makes us ask in a loop or never again. */
    @ParameterizedTest
    @CsvSource({"3, 10", "9000000, 600", "-100, 60"})
    void theRestIsNeitherTooShortNorTooLong(long resetsIn, long rests) {
        acme.portal.on(SEND, answerThatResetsIn(resetsIn));
        send();
        acme.portal.on(SEND, SPENT);
        assertRests(rests);
    }

    @Test
    void aRefusalMayNameTheMomentItself() {
        acme.portal.on(SEND, answerThatResetsIn(200));
        send();
        long moment = acme.clock.instant().getEpochSecond() + 42;
        acme.portal.on(
                SEND,
                new Answer(
                        429,
                        "{\"error\":\"OPERATION_TIME_LIMIT\",\"time\":{\"operating_reset_at\":" + moment + "}}",
                        Map.of()));
        assertRests(42);
    }

    private void assertRests(long seconds) {
        assertEquals(new Delivery.Failed(new Throttled(Duration.ofSeconds(seconds))), send());
    }

    private Delivery send() {
        return acme.border
                .messenger()
                .send(BOT, DIALOG, Place.GROUP, new Message(List.of(new Message.Piece.Authored("Hello"))));
    }

    private Answer answerThatResetsIn(long seconds) {
        return Answer.json("{\"result\":50501,\"time\":{\"operating_reset_at\":"
                + (acme.clock.instant().getEpochSecond() + seconds) + "}}");
    }
}
