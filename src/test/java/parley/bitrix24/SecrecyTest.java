package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import parley.authoring.Registration;
import parley.bitrix24.OtherSide.Answer;
import parley.bitrix24.wire.Reply;
import parley.bitrix24.wire.RestClient;
import parley.engine.Message;
import parley.engine.Place;
import parley.health.SomeBot;
import parley.inbox.Envelope;
import parley.portals.PortalFailure.Fate;
import parley.running.BotRef;
import parley.running.DialogId;

/** Nothing secret and nothing people wrote reaches a log or a printed object (rest.md §8). */
class SecrecyTest {
    private static final BotRef BOT = new BotRef(Acme.ID, 842);
    private static final Message WORDS = new Message(List.of(new Message.Piece.Authored("PRIVATE-WORDS")));

    private final Acme acme = new Acme();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
        acme.close();
    }

    @Test
    void theLogTellsNoSecrets() {
        acme.border.entrance().install(acme.query(), acme.page("ACCESS-VERA"));
        acme.border.entrance().open(acme.query(), acme.page("ACCESS-FORGED"));
        acme.border.entrance().open(acme.query(), acme.page("ACCESS-IVAN"));
        acme.portal.on("/rest/imbot.message.add", call -> acme.guarded(call, Answer.result("1")));
        acme.tokens.remove("ACCESS-VERA");
        acme.border.messenger().send(BOT, new DialogId("17"), Place.PRIVATE, WORDS);
        acme.portal.on("/rest/imbot.message.add", Answer.page(502));
        acme.border.messenger().send(BOT, new DialogId("17"), Place.PRIVATE, WORDS);
        acme.border.eventGate().accept(Sample.bytes("message-add__private"), null);
        acme.border.eventGate().accept(Sample.utf8("event=X&auth[member_id]=&auth[access_token]=ACCESS-X"), null);
        acme.bots.of(Acme.ID).add(SomeBot.of(Acme.ID, 1, new Registration.Registered(842L)), "form");
        acme.border
                .eventGate()
                .accept(
                        Sample.utf8(
                                "event=ONIMBOTMESSAGEADD&data[BOT][842][BOT_ID]=842&data[BOT][842][access_token]=ACCESS-BOT"
                                        + "&data[BOT][842][expires_in]=3600&data[PARAMS][MESSAGE]=Скидка&data[PARAMS][MESSAGE_ID]=9"
                                        + "&data[PARAMS][DIALOG_ID]=17&auth[member_id]=" + Sample.MEMBER
                                        + "&auth[application_token]=" + Sample.EVENT_TOKEN),
                        null);
        acme.portal.on("/rest/im.dialog.messages.get", Answer.error(401, "expired_token", "ACCESS-BOT"));
        acme.border.history().find(BOT, new DialogId("17"), Place.PRIVATE, WORDS, 0);
        assertEquals(
                "ACCESS-BOT",
                acme.portal.calls("/rest/im.dialog.messages.get").getFirst().text("auth"));
        String state = ((OutsideLogin.Start.Redirect) acme.border.outsideLogin().start(acme.portal.host())).state();
        acme.border.outsideLogin().callback("code=ACCESS-CODE&state=" + state, state);
        acme.gone();
        acme.border
                .lifecycle()
                .handle(new InHand(new Envelope(
                        1, "lane", Kinds.LIFECYCLE, Sample.bytes("app-uninstall"), acme.clock.instant(), 0)));
        acme.authorization.close();
        acme.border.entrance().open(acme.query(), acme.page("ACCESS-LATE"));
        String told = log.list.stream()
                .map(event -> event.getFormattedMessage()
                        + Optional.ofNullable(event.getThrowableProxy())
                                .map(ThrowableProxyUtil::asString)
                                .orElse(""))
                .collect(Collectors.joining("\n"));
        assertTrue(told.contains("imbot.message.add 200"), told);
        for (String secret : List.of(
                "ACCESS-", "REFRESH-", Acme.SECRET, Sample.EVENT_TOKEN, "PRIVATE-WORDS", "Скидка", state, "auth=")) {
            assertFalse(told.contains(secret), secret);
        }
    }

    @Test
    void whatIsPrintedTellsNoSecrets() {
        Instant now = acme.clock.instant();
        String printed = acme.connection
                + String.valueOf(new Grant(Acme.VERA, true, "ACCESS-1", "REFRESH-1", now))
                + new BotToken("ACCESS-BOT", now)
                + new Claim("ACCESS-1", "server", "acme", "acme.example")
                + new Setup.Keys("ACCESS-1", "REFRESH-1", Optional.of(Sample.EVENT_TOKEN));
        for (String secret : List.of("ACCESS-", "REFRESH-", Acme.SECRET, Sample.EVENT_TOKEN)) {
            assertFalse(printed.contains(secret), secret);
        }
    }

    @Test
    void ourOwnNetworkIsOutOfReach() {
        Reply reply = client(false).call(Acme.ID, acme.endpoint, "profile", Map.of(), "ACCESS-VERA");
        assertEquals(new Reply.NoAnswer(Fate.NOT_DONE), reply);
        assertTrue(acme.portal.calls.isEmpty());
        assertTrue(
                client(true).call(Acme.ID, acme.endpoint, "profile", Map.of(), "ACCESS-VERA") instanceof Reply.Result);
    }

    private static RestClient client(boolean allowHttp) {
        return new RestClient(allowHttp, Pace.USUAL.answer(), Pace.USUAL.answers(), Pace.USUAL.fresh());
    }
}
