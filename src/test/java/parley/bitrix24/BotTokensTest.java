package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.authoring.Registration;
import parley.bitrix24.EventGate.Acceptance;
import parley.health.SomeBot;

/** Which of the tokens that events bring for their bots are kept. */
class BotTokensTest {
    private final Acme acme = new Acme().installed();
    private int messages;

    @BeforeEach
    void registerTheBot() {
        acme.bots.of(Acme.ID).add(SomeBot.of(Acme.ID, 1, new Registration.Registered(842L)), "form");
    }

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void keepsTheTokenOfABotThatHears() {
        hears(flat("ACCESS-1", acme.inAnHour()));

        assertEquals(Optional.of(new BotToken("ACCESS-1", acme.inAnHour())), kept(842));
    }

    @Test
    void findsTheTokenAlsoInside() {
        hears("&data[BOT][842][AUTH][access_token]=ACCESS-1&data[BOT][842][AUTH][expires_in]=3600");

        assertEquals(Optional.of(new BotToken("ACCESS-1", acme.inAnHour())), kept(842));
    }

    @Test
    void keepsTheTokenThatComesWithACommand() {
        deliver(
                "ONIMCOMMANDADD",
                "&data[COMMAND][63][BOT_ID]=842&data[COMMAND][63][COMMAND_ID]=63"
                        + "&data[COMMAND][63][access_token]=ACCESS-1&data[COMMAND][63][expires_in]=3600");

        assertEquals(Optional.of(new BotToken("ACCESS-1", acme.inAnHour())), kept(842));
    }

    @Test
    void writesOnceInAWhileHoweverMuchTheBotHears() {
        for (int minute = 0; minute < 15; minute++) {
            hears(flat("ACCESS-" + minute, acme.inAnHour()));
            acme.clock.pass(Duration.ofMinutes(1));
        }
        assertEquals(1, acme.credentials.botTokensKept);

        acme.clock.pass(Duration.ofMinutes(1));
        hears(flat("ACCESS-LATER", acme.inAnHour()));
        assertEquals(2, acme.credentials.botTokensKept);
        assertEquals("ACCESS-LATER", kept(842).orElseThrow().accessToken());
    }

    @Test
    void keepsNothingForABotThatIsNotOursNorAnotherUsersToken() {
        hears("&data[BOT][845][BOT_ID]=845&data[BOT][845][access_token]=ACCESS-1&data[BOT][845][expires_in]=3600");
        hears(flat("ACCESS-2", acme.inAnHour()) + "&data[BOT][842][user_id]=17");
        assertEquals(0, acme.credentials.botTokensKept);

        hears(flat("ACCESS-3", acme.inAnHour()) + "&data[BOT][842][user_id]=842");
        assertEquals(1, acme.credentials.botTokensKept);
    }

    @Test
    void doesNotLetAFarPromiseKeepLaterTokensOut() {
        hears(flat("ACCESS-FOREVER", Instant.parse("2999-01-01T00:00:00Z")));
        acme.clock.pass(Duration.ofMinutes(16));
        hears(flat("ACCESS-LATER", acme.inAnHour()));

        assertEquals("ACCESS-LATER", kept(842).orElseThrow().accessToken());
    }

    @Test
    void keepsNothingOfAnEventThatIsNotProven() {
        String body = body("ONIMBOTMESSAGEADD", flat("ACCESS-1", acme.inAnHour()));
        assertEquals(Acceptance.NOT_PROVEN, accept(body.replace(Sample.EVENT_TOKEN, "forged")));
        assertEquals(0, acme.credentials.botTokensKept);

        assertEquals(Acceptance.ACCEPTED, accept(body));
        assertEquals(1, acme.credentials.botTokensKept);
    }

    private Optional<BotToken> kept(long bot) {
        return acme.credentials.botToken(Acme.ID, bot);
    }

    private static String flat(String token, Instant expires) {
        return "&data[BOT][842][BOT_ID]=842&data[BOT][842][access_token]=" + token + "&data[BOT][842][expires]="
                + expires.getEpochSecond();
    }

    private void hears(String target) {
        deliver("ONIMBOTMESSAGEADD", target);
    }

    private void deliver(String event, String target) {
        assertEquals(Acceptance.ACCEPTED, accept(body(event, target)));
    }

    private String body(String event, String target) {
        return "event=" + event + target + "&data[PARAMS][MESSAGE]=vpn&data[PARAMS][MESSAGE_ID]=" + ++messages
                + "&data[PARAMS][DIALOG_ID]=17&data[PARAMS][FROM_USER_ID]=17&data[PARAMS][CHAT_TYPE]=P&ts=1&auth[member_id]="
                + Sample.MEMBER + "&auth[application_token]=" + Sample.EVENT_TOKEN;
    }

    private Acceptance accept(String body) {
        return acme.border.eventGate().accept(Sample.utf8(body), null);
    }
}
