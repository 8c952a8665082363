package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.bitrix24.OtherSide.Answer;
import parley.bitrix24.OtherSide.Call;
import parley.engine.Message;
import parley.engine.Place;
import parley.portals.Portal;
import parley.portals.Portal.Standing;
import parley.portals.PortalFailure;
import parley.portals.PortalFailure.AccessLost;
import parley.portals.PortalFailure.Fate;
import parley.portals.PortalFailure.PortalGone;
import parley.portals.PortalFailure.Refused;
import parley.portals.PortalFailure.Throttled;
import parley.portals.PortalFailure.Unreachable;
import parley.portals.UserId;
import parley.running.BotRef;
import parley.running.CommandCall;
import parley.running.DialogId;
import parley.running.Messenger.Delivery;
import parley.running.Messenger.Delivery.Sent;

/** Sending, and with it everything that can happen to a call with the tokens we hold. */
class Bitrix24MessengerTest {
    private static final BotRef BOT = new BotRef(Acme.ID, 842);
    private static final DialogId DIALOG = new DialogId("chat2290");
    private static final String SEND = "/rest/imbot.message.add";
    private static final Message HELLO = new Message(List.of(new Message.Piece.Authored("Hello")));

    private final Acme acme = new Acme().installed();

    @BeforeEach
    void portalSends() {
        acme.portal.on(SEND, call -> acme.guarded(call, Answer.result("50501")));
    }

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void sendsAsTheBot() {
        Message message = new Message(List.of(
                new Message.Piece.Authored("[b]Hello[/b], "), new Message.Piece.Value("[user=all]Vera[/user]")));
        assertEquals(new Sent(50501), acme.border.messenger().send(BOT, DIALOG, Place.GROUP, message));
        Call call = acme.portal.calls(SEND).getFirst();
        assertEquals(842, call.body().path("BOT_ID").asLong());
        assertEquals("chat2290", call.text("DIALOG_ID"));
        assertEquals("[b]Hello[/b], ［user=all］Vera［/user］", call.text("MESSAGE"));
        assertEquals("ACCESS-VERA", call.text("auth"));
        assertEquals("", call.query());
    }

    @Test
    void registersTheHiddenCommandOnceAndNamesTheBotInTheKeyboard() {
        acme.portal.on("/rest/imbot.command.register", Answer.result("64"));
        Message menu = new Message(HELLO.pieces(), List.of(new Message.Choice(7001, 1, "VPN")), List.of(), "");

        acme.border.messenger().send(BOT, DIALOG, Place.GROUP, menu);
        acme.border.messenger().send(BOT, DIALOG, Place.GROUP, menu);

        assertEquals(1, acme.portal.calls("/rest/imbot.command.register").size());
        Call register = acme.portal.calls("/rest/imbot.command.register").getFirst();
        assertEquals("Y", register.text("HIDDEN"));
        assertEquals("https://parley.example/events", register.text("EVENT_COMMAND_ADD"));
        Call send = acme.portal.calls(SEND).getLast();
        assertEquals(842, send.body().at("/KEYBOARD/BOT_ID").asLong());
        assertEquals(
                "7001:1", send.body().at("/KEYBOARD/BUTTONS/0/COMMAND_PARAMS").asString());
        assertEquals("Hello", send.text("MESSAGE"));
    }

    @Test
    void writesNumbersWhereThePortalTakesNoCommand() {
        acme.portal.on("/rest/imbot.command.register", Answer.error(400, "WRONG_REQUEST", ""));
        Message menu = new Message(HELLO.pieces(), List.of(new Message.Choice(7001, 1, "VPN")), List.of(), "");

        assertEquals(new Sent(50501), acme.border.messenger().send(BOT, DIALOG, Place.PRIVATE, menu));

        assertEquals("Hello\n1. VPN", acme.portal.calls(SEND).getFirst().text("MESSAGE"));
        assertTrue(acme.portal.calls(SEND).getFirst().body().path("KEYBOARD").isMissingNode());
    }

    @Test
    void takesButtonsAwayAndLeavesTheText() {
        acme.portal.on("/rest/imbot.message.update", Answer.result("true"));

        acme.border.messenger().retire(BOT, 50501);

        Call update = acme.portal.calls("/rest/imbot.message.update").getFirst();
        assertEquals("N", update.text("KEYBOARD"));
        assertEquals(50501, update.body().path("MESSAGE_ID").asLong());
        assertTrue(update.body().path("MESSAGE").isMissingNode());
    }

    @Test
    void whispersToColleaguesAlone() {
        acme.border.messenger().whisper(BOT, DIALOG, HELLO);

        assertEquals("Y", acme.portal.calls(SEND).getFirst().text("SKIP_CONNECTOR"));
    }

    @Test
    void showsThatItTypes() {
        acme.portal.on("/rest/imbot.chat.sendTyping", Answer.result("true"));
        assertInstanceOf(Sent.class, acme.border.messenger().typing(BOT, DIALOG));
        assertEquals(
                842,
                acme.portal
                        .calls("/rest/imbot.chat.sendTyping")
                        .getFirst()
                        .body()
                        .path("BOT_ID")
                        .asLong());
    }

    @Test
    void answersACommand() {
        acme.portal.on("/rest/imbot.command.answer", Answer.result("50502"));
        assertEquals(
                new Sent(50502), acme.border.messenger().answer(BOT, new CommandCall(63, 50450), Place.GROUP, HELLO));
        Call call = acme.portal.calls("/rest/imbot.command.answer").getFirst();
        assertEquals(63, call.body().path("COMMAND_ID").asLong());
        assertEquals(50450, call.body().path("MESSAGE_ID").asLong());
    }

    @Test
    void renewsATokenThatThePortalFindsExpired() {
        acme.tokens.remove("ACCESS-VERA");
        assertEquals(new Sent(50501), send());
        Grant stored = acme.credentials.grants(Acme.ID).getFirst();
        assertEquals("ACCESS-FRESH-1", stored.accessToken());
        assertEquals("REFRESH-FRESH-1", stored.refreshToken());
        assertTrue(stored.administrator());
        assertEquals(2, acme.portal.calls(SEND).size());
    }

    @Test
    void renewsATokenThatItKnowsIsExpiredBeforeItCalls() {
        acme.clock.pass(Duration.ofHours(2));
        assertEquals(new Sent(50501), send());
        assertEquals(1, acme.portal.calls(SEND).size());
        assertEquals(1, acme.renewals.get());
    }

    @Test
    void whatGrewOldWhileItsTokenWasRenewedIsNotSaid() {
        try (Acme slow = new Acme(Pace.USUAL.freshFor(Duration.ofMillis(1_500))).installed()) {
            slow.tokens.remove("ACCESS-VERA");
            slow.portal.on(SEND, call -> slow.guarded(call, Answer.result("50501")));
            slow.authorization.on("/oauth/token/", call -> {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
                return slow.token(call);
            });

            assertEquals(new Delivery.Failed(new Unreachable(Fate.NOT_DONE)), sendTo(slow));
            assertEquals(1, slow.portal.calls(SEND).size(), "the one that was refused");
            assertEquals(new Sent(50501), sendTo(slow));
            assertEquals(1, slow.renewals.get());
        }
    }

    @Test
    void aPortalThatCameBackMeanwhileIsNotHeldForLost() {
        Portal back = new Portal(
                Acme.ID,
                acme.domain,
                acme.endpoint,
                acme.authorization.address(),
                Standing.INSTALLING,
                acme.clock.instant().plusSeconds(1));
        acme.portal.on(SEND, call -> {
            acme.portals.save(back);
            return Answer.error(401, "authorization_error", "");
        });

        assertFailed(new AccessLost());
        assertEquals(Optional.of(back), acme.portals.find(Acme.ID));
    }

    @Test
    void storesANewTokenBeforeItUsesIt() {
        acme.tokens.remove("ACCESS-VERA");
        List<String> storedWhenCalled = new ArrayList<>();
        acme.portal.on(SEND, call -> {
            storedWhenCalled.add(acme.credentials.grants(Acme.ID).getFirst().accessToken());
            return acme.guarded(call, Answer.result("1"));
        });
        send();
        assertEquals(List.of("ACCESS-VERA", "ACCESS-FRESH-1"), storedWhenCalled);
    }

    @Test
    void renewsOnceForManyThatWait() throws Exception {
        acme.tokens.remove("ACCESS-VERA");
        acme.portal.on("/rest/batch", call -> acme.guarded(call, Answer.result("""
                {"result":{"c0":50501,"c1":50501,"c2":50501,"c3":50501},"result_error":[]}""")));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Delivery>> sent = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                sent.add(threads.submit(this::send));
            }
            for (Future<Delivery> one : sent) {
                assertEquals(new Sent(50501), one.get());
            }
        }
        assertEquals(1, acme.renewals.get());
    }

    @Test
    void usesWhatAnotherProcessHasRenewed() {
        acme.tokens.remove("ACCESS-VERA");
        acme.portal.on(SEND, call -> {
            if (call.text("auth").equals("ACCESS-VERA")) {
                acme.issue("ACCESS-OTHER-NODE", new Acme.Token(Acme.VERA, true, Acme.CLIENT, Sample.MEMBER));
                acme.keep("ACCESS-OTHER-NODE", Acme.VERA);
            }
            return acme.guarded(call, Answer.result("7"));
        });
        assertEquals(new Sent(7), send());
        assertEquals(0, acme.renewals.get());
    }

    @ParameterizedTest
    @CsvSource({"beta,7", Sample.MEMBER + ",17"})
    void keepsNoTokenThatWasRenewedForSomebodyElse(String member, long user) {
        acme.tokens.remove("ACCESS-VERA");
        acme.refreshTokens.put("REFRESH-VERA", new Acme.Token(new UserId(user), true, Acme.CLIENT, member));
        assertFailed(new AccessLost());
        assertEquals("ACCESS-VERA", acme.credentials.grants(Acme.ID).getFirst().accessToken());
    }

    @Test
    void renewsOnlyOnceAndWaitsForAPortalThatFindsANewTokenOld() {
        acme.portal.on(SEND, Answer.error(401, "expired_token", ""));
        assertFailed(new Unreachable(Fate.NOT_DONE));
        assertEquals(1, acme.renewals.get());
        assertEquals(Standing.ACTIVE, acme.known().standing());
    }

    @Test
    void triesAnotherAdministratorsTokens() {
        acme.tokens.remove("ACCESS-VERA");
        acme.refreshTokens.remove("REFRESH-VERA");
        acme.credentials.wipe(Acme.ID);
        acme.keep("ACCESS-IVAN", Acme.IVAN);
        acme.keep("ACCESS-VERA", Acme.VERA);
        assertEquals(new Sent(50501), send());
        assertEquals("ACCESS-IVAN", acme.portal.calls(SEND).getLast().text("auth"));
        assertEquals(Standing.ACTIVE, acme.known().standing());
        assertEquals(1, acme.credentials.grants(Acme.ID).size());
    }

    @Test
    void asksForAnAdministratorWhenNoTokenWorksAndThenLeavesThePortalAlone() {
        acme.tokens.clear();
        acme.refreshTokens.clear();
        assertFailed(new AccessLost());
        assertEquals(Standing.NEEDS_ADMINISTRATOR, acme.known().standing());
        int before = acme.portal.calls.size() + acme.authorization.calls.size();
        assertFailed(new AccessLost());
        assertEquals(before, acme.portal.calls.size() + acme.authorization.calls.size());
    }

    @Test
    void aDismissedAdministratorIsNotThePortal() {
        acme.portal.on(
                SEND,
                call -> call.text("auth").equals("ACCESS-VERA")
                        ? Answer.error(401, "authorization_error", "")
                        : Answer.result("8"));
        acme.credentials.wipe(Acme.ID);
        acme.keep("ACCESS-IVAN", Acme.IVAN);
        acme.keep("ACCESS-VERA", Acme.VERA);
        assertEquals(new Sent(8), send());
        assertEquals(0, acme.renewals.get());
    }

    @Test
    void anOutageOfTheAuthorizationServerCostsNothing() {
        acme.tokens.remove("ACCESS-VERA");
        acme.authorization.on("/oauth/token/", Answer.page(502));
        assertFailed(new Unreachable(Fate.NOT_DONE));
        assertEquals(Standing.ACTIVE, acme.known().standing());
        assertEquals(1, acme.credentials.grants(Acme.ID).size());
    }

    /** A wrong secret after a deployment must not make us forget all portals at once. */
    @Test
    void aRefusalOfOurSecretAloneConcludesNothing() {
        acme.tokens.remove("ACCESS-VERA");
        acme.authorization.on("/oauth/token/", Answer.error(400, "invalid_client", ""));
        assertFailed(new Unreachable(Fate.NOT_DONE));
        assertEquals(Standing.ACTIVE, acme.known().standing());
    }

    @Test
    void aPortalThatLeftIsGoneOnlyIfTheAuthorizationServerSaysSo() {
        acme.portal.on(SEND, Answer.error(401, "APPLICATION_NOT_FOUND", ""));
        assertFailed(new Unreachable(Fate.NOT_DONE));
        assertEquals(Standing.ACTIVE, acme.known().standing());
        acme.gone();
        assertFailed(new PortalGone());
        assertEquals(Standing.UNINSTALLED, acme.known().standing());
    }

    @Test
    void anUnpaidPortalIsSuspendedUntilACallWorks() {
        acme.portal.on(SEND, Answer.error(401, "PAYMENT_REQUIRED", ""));
        assertFailed(new AccessLost());
        assertEquals(Standing.SUSPENDED, acme.known().standing());
        portalSends();
        assertEquals(new Sent(50501), send());
        assertEquals(Standing.ACTIVE, acme.known().standing());
    }

    @Test
    void followsAPortalThatMoved() {
        try (OtherSide moved = new OtherSide()) {
            moved.on(SEND, call -> acme.guarded(call, Answer.result("9")));
            acme.domain = moved.host();
            acme.endpoint = moved.address().resolve("/rest/");
            acme.portal.on(SEND, Answer.moved(moved.address() + SEND));
            assertEquals(new Sent(9), send());
            assertEquals("Hello", moved.calls(SEND).getFirst().text("MESSAGE"));
            assertEquals(acme.endpoint, acme.known().endpoint());
            assertEquals(moved.host(), acme.known().domain());
            assertEquals(new Sent(9), send());
            assertEquals(1, acme.portal.calls(SEND).size());
        }
    }

    @Test
    void followsAPortalThatMovedWhileOurTokenExpired() {
        try (OtherSide moved = new OtherSide()) {
            moved.on(SEND, call -> acme.guarded(call, Answer.result("9")));
            acme.domain = moved.host();
            acme.endpoint = moved.address().resolve("/rest/");
            acme.portal.on(SEND, Answer.moved(moved.address() + SEND));
            acme.tokens.remove("ACCESS-VERA");
            assertEquals(new Sent(9), send());
            assertEquals(acme.endpoint, acme.known().endpoint());
        }
    }

    @Test
    void doesNotFollowWhereTheAuthorizationServerDoesNotConfirmIt() {
        try (OtherSide evil = new OtherSide()) {
            evil.on(SEND, Answer.result("9"));
            acme.portal.on(SEND, Answer.moved(evil.address() + SEND));
            assertFailed(new Unreachable(Fate.NOT_DONE));
            assertTrue(evil.calls.isEmpty());
            assertEquals(1, acme.portal.calls(SEND).size());
            assertNotEquals(evil.host(), acme.known().domain());
        }
    }

    @Test
    void doesNotFollowIntoAnotherPortal() {
        try (OtherSide moved = new OtherSide()) {
            moved.on(SEND, Answer.result("9"));
            acme.domain = moved.host();
            acme.endpoint = moved.address().resolve("/rest/");
            acme.tokens.put("ACCESS-VERA", new Acme.Token(Acme.VERA, true, Acme.CLIENT, "beta"));
            acme.portal.on(SEND, Answer.moved(moved.address() + SEND));
            assertFailed(new Unreachable(Fate.NOT_DONE));
            assertTrue(moved.calls.isEmpty());
        }
    }

    @Test
    void doesNotRunInCircles() {
        acme.portal.on(SEND, Answer.moved(acme.portal.address() + SEND));
        assertFailed(new Unreachable(Fate.NOT_DONE));
        assertEquals(1, acme.portal.calls(SEND).size());
    }

    @Test
    void learnsANewAddressFromARenewal() {
        try (OtherSide moved = new OtherSide()) {
            moved.on(SEND, call -> acme.guarded(call, Answer.result("9")));
            acme.endpoint = moved.address().resolve("/rest/");
            acme.clock.pass(Duration.ofHours(2));
            assertEquals(new Sent(9), send());
            assertEquals(moved.host(), acme.known().domain());
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            503, QUERY_LIMIT_EXCEEDED
            429, OPERATION_TIME_LIMIT
            429, TOO_MANY
            """)
    void saysHowLongToWait(int status, String code) {
        acme.portal.on(SEND, Answer.error(status, code, ""));
        PortalFailure failure = assertInstanceOf(Delivery.Failed.class, send()).failure();
        assertTrue(assertInstanceOf(Throttled.class, failure).pause().isPositive());
    }

    @Test
    void readsErrorsInEveryShape() {
        acme.portal.on(SEND, Answer.json("{\"error\":\"message_empty\"}"));
        assertFailed(new Refused("MESSAGE_EMPTY"));
        acme.portal.on(SEND, Answer.json("{\"error\":400}"));
        assertFailed(new Refused("400"));
        acme.portal.on(SEND, Answer.json("{\"error\":{\"code\":\"BITRIX_X\",\"message\":\"m\"}}"));
        assertFailed(new Refused("BITRIX_X"));
        acme.portal.on(SEND, Answer.json("{\"error\":\"\",\"error_description\":\"d\"}"));
        assertFailed(new Refused("HTTP_200"));
        acme.portal.on(SEND, Answer.page(403));
        assertFailed(new Refused("HTTP_403"));
        acme.portal.on(SEND, Answer.page(502));
        assertFailed(new Unreachable(Fate.UNKNOWN));
        acme.portal.on(SEND, Answer.json("{\"result\":"));
        assertFailed(new Unreachable(Fate.UNKNOWN));
    }

    @Test
    void knowsThatARefusedConnectionDidNothing() {
        acme.portal.close();
        assertFailed(new Unreachable(Fate.NOT_DONE));
    }

    @Test
    void givesUpOnAnAnswerWithoutEnd() {
        acme.portal.on(SEND, Answer.json("{\"result\":\"" + "x".repeat(5_000_000) + "\"}"));
        assertFailed(new Unreachable(Fate.PENDING));
    }

    @Test
    void callsNobodyForAPortalThatLeft() {
        acme.portals.save(acme.known().with(Standing.UNINSTALLED));
        assertFailed(new PortalGone());
        assertTrue(acme.portal.calls.isEmpty());
    }

    private Delivery send() {
        return sendTo(acme);
    }

    private static Delivery sendTo(Acme acme) {
        return acme.border.messenger().send(BOT, DIALOG, Place.GROUP, HELLO);
    }

    private void assertFailed(PortalFailure failure) {
        assertEquals(new Delivery.Failed(failure), send());
    }
}
