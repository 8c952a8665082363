package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.bitrix24.OtherSide.Answer;
import parley.bitrix24.OtherSide.Call;
import parley.engine.Message;
import parley.engine.Place;
import parley.portals.PortalFailure;
import parley.portals.PortalFailure.Fate;
import parley.running.BotRef;
import parley.running.DialogHistory.Finding;
import parley.running.DialogId;

/** Looking for what a bot may have said, with the token that an event brought. */
class Bitrix24HistoryTest {
    private static final BotRef BOT = new BotRef(Acme.ID, 842);
    private static final DialogId DIALOG = new DialogId("17");
    private static final String READ = "/rest/im.dialog.messages.get";
    private static final Message HELLO = new Message(List.of(new Message.Piece.Authored("Hello & welcome")));

    private final Acme acme = new Acme().installed();

    @BeforeEach
    void keepAToken() {
        acme.credentials.keepBotToken(Acme.ID, 842, new BotToken("ACCESS-BOT", acme.inAnHour()));
    }

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void readsAsTheBotWhatIsNewerThanTheQuestion() {
        shows(
                said(51, 17, "Hello &amp; welcome"),
                said(52, 842, "Hello &amp; welcome"),
                said(53, 842, "Hello &amp; welcome"));

        assertEquals(new Finding.Said(52), find(50));

        Call call = acme.portal.calls(READ).getFirst();
        assertEquals("ACCESS-BOT", call.text("auth"));
        assertEquals("17", call.text("DIALOG_ID"));
        assertEquals(50, call.body().path("FIRST_ID").asLong());
    }

    @Test
    void takesNeitherAnotherTextNorAnotherAuthorNorAnOlderMessageForIt() {
        shows(said(49, 842, "Hello & welcome"), said(51, 17, "Hello & welcome"), said(52, 842, "Hello"));

        assertInstanceOf(Finding.NotSaid.class, find(50));
    }

    @Test
    void takesWhatTheSystemOfAnOpenChannelSaidForTheBotForIt() {
        shows(said(51, 17, "Hello & welcome"), said(52, 0, "Hello & welcome"));

        assertEquals(new Finding.Said(52), acme.border.history().find(BOT, DIALOG, Place.OPEN_CHANNEL, HELLO, 50));
        assertInstanceOf(Finding.NotSaid.class, find(50));
    }

    @Test
    void readsTheNewestWhereNothingIsKnown() {
        shows(said(7, 842, "Hello & welcome"));

        assertEquals(new Finding.Said(7), find(0));
        assertTrue(acme.portal.calls(READ).getFirst().body().path("FIRST_ID").isMissingNode());
    }

    @Test
    void readsOnBehindAFullPage() {
        acme.portal.on(READ, call -> {
            long from = call.body().path("FIRST_ID").asLong();
            return from < 90
                    ? page(LongStream.rangeClosed(from + 1, from + 20)
                            .mapToObj(number -> said(number, 17, "Hello & welcome"))
                            .toList())
                    : page(List.of(said(from + 1, 842, "Hello & welcome")));
        });

        assertEquals(new Finding.Said(91), find(50));
        assertEquals(3, acme.portal.calls(READ).size());
    }

    @Test
    void doesNotReadForEver() {
        acme.portal.on(READ, call -> {
            long from = call.body().path("FIRST_ID").asLong();
            return page(LongStream.rangeClosed(from + 1, from + 20)
                    .mapToObj(number -> said(number, 17, "busy"))
                    .toList());
        });

        assertEquals(new Finding.Closed("TOO_MUCH_WAS_SAID"), find(50));
    }

    @ParameterizedTest
    @CsvSource({
        "403,insufficient_scope,INSUFFICIENT_SCOPE",
        "400,ACCESS_ERROR,ACCESS_ERROR",
        "401,expired_token,EXPIRED_TOKEN",
        "401,NO_AUTH_FOUND,NO_AUTH_FOUND",
        "401,authorization_error,AUTHORIZATION_ERROR",
        "404,ERROR_METHOD_NOT_FOUND,ERROR_METHOD_NOT_FOUND"
    })
    void isClosedWhereTheBotMayNotLook(int status, String code, String reason) {
        acme.portal.on(READ, Answer.error(status, code, ""));

        assertEquals(new Finding.Closed(reason), find(50));
    }

    @Test
    void isClosedWithoutAToken() {
        shows(said(51, 842, "Hello & welcome"));
        acme.clock.pass(Duration.ofMinutes(61));
        assertEquals(new Finding.Closed("NO_BOT_TOKEN"), find(50));

        acme.credentials.keepBotToken(Acme.ID, 842, new BotToken("ACCESS-BOT-2", acme.inAnHour()));
        assertEquals(new Finding.Said(51), find(50));
    }

    @Test
    void failsWhereLookingAgainMayHelp() {
        acme.portal.on(READ, Answer.cut());
        assertEquals(new Finding.Failed(new PortalFailure.Unreachable(Fate.PENDING)), find(50));

        acme.portal.on(READ, Answer.page(502));
        assertEquals(new Finding.Failed(new PortalFailure.Unreachable(Fate.UNKNOWN)), find(50));
    }

    @Test
    void followsAPortalThatMoved() {
        OtherSide elsewhere = new OtherSide();
        try (elsewhere) {
            acme.portal.on(READ, Answer.moved(elsewhere.address() + READ));
            acme.portal.on("/rest/server.time", Answer.moved(elsewhere.address() + "/rest/server.time"));
            elsewhere.on("/rest/server.time", Answer.result("\"2026-11-22\""));
            elsewhere.on(READ, page(List.of(said(51, 842, "Hello & welcome"))));
            acme.domain = elsewhere.host();
            acme.endpoint = elsewhere.address().resolve("/rest/");

            assertEquals(new Finding.Said(51), find(50));
        }
    }

    private Finding find(long after) {
        return acme.border.history().find(BOT, DIALOG, Place.GROUP, HELLO, after);
    }

    private void shows(String... messages) {
        acme.portal.on(READ, page(List.of(messages)));
    }

    private static Answer page(List<String> messages) {
        return Answer.result("{\"messages\":[" + messages.stream().collect(Collectors.joining(","))
                + "],\"users\":[],\"files\":[],\"chat_id\":2301}");
    }

    private static String said(long id, long author, String text) {
        return "{\"id\":%d,\"chat_id\":2301,\"author_id\":%d,\"date\":\"%s\",\"text\":\"%s\",\"params\":null}"
                .formatted(id, author, Instant.EPOCH, text);
    }
}
