package parley.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.journeys.House.eventually;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Portal;

/** What people write is answered: in order, once, by the bots that are meant. */
abstract class Answers extends PortalLife {

    @Test
    void answersAPersonInPrivate() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it, {person.name}.");

        acme.open(ivan, dialog(bot));
        acme.say(ivan, dialog(bot), "My VPN is down");

        eventuallySays(bot, dialog(bot), "Hello!", "Restart it, Ivan Petrov.");
    }

    @Test
    void keepsTheOrderOfADialog() {
        install();
        Bot bot = makeBot("Vera", "count", "You said {message}");
        acme.open(ivan, dialog(bot));

        IntStream.range(0, 20).forEach(number -> acme.say(ivan, dialog(bot), "count " + number));

        eventually("21 messages of the bot", () -> said(bot, dialog(bot)).size() == 21);
        assertEquals(
                IntStream.range(0, 20)
                        .mapToObj(number -> "You said count " + number)
                        .toList(),
                said(bot, dialog(bot)).subList(1, 21));
    }

    @Test
    void answersWithEveryBotThatIsMeantAndNoOther() {
        install();
        Bot first = makeBot("First", "vpn", "one");
        Bot second = makeBot("Second", "vpn", "two");
        Bot third = makeBot("Third", "vpn", "three");
        String group = acme.createGroup(ivan, "Team", Set.of(first.id(), second.id(), third.id()));
        eventually("three greetings", () -> acme.messages(ivan, group).size() == 3);

        acme.say(ivan, group, "vpn");
        acme.say(ivan, group, mention(first) + ", " + mention(second) + " vpn");

        eventuallySays(first, group, "Hello!", "one");
        eventuallySays(second, group, "Hello!", "two");
        assertEquals(List.of("Hello!"), said(third, group));
    }

    @Test
    void answersAnEventThatComesTwiceOnce() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        acme.open(ivan, dialog(bot));
        acme.say(ivan, dialog(bot), "vpn");
        eventuallySays(bot, dialog(bot), "Hello!", "Restart it.");

        acme.resendLastEvent();
        acme.say(ivan, dialog(bot), "vpn");

        eventuallySays(bot, dialog(bot), "Hello!", "Restart it.", "Restart it.");
    }

    @Test
    void goesOnAfterARestartWithWhatWasAcceptedBefore() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        acme.open(ivan, dialog(bot));
        eventuallySays(bot, dialog(bot), "Hello!");
        acme.fail("imbot.message.add", 503, "QUERY_LIMIT_EXCEEDED", 2);
        acme.say(ivan, dialog(bot), "vpn");
        assertTrue(acme.events().awaitIdle(Duration.ofSeconds(10)));

        house.restart();

        eventuallySays(bot, dialog(bot), "Hello!", "Restart it.");
    }

    @Test
    void doesNotLetAPortalThatHangsHoldUpAnother() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        Portal globex = house.sandbox().portal("globex");
        acme.fail("imbot.message.add", new parley.sandbox.portal.Fault.Hang(Duration.ofSeconds(15)), 100);
        for (int dialog = 0; dialog < 80; dialog++) {
            String event = "event=ONIMBOTMESSAGEADD&data[BOT][" + bot.id() + "][BOT_ID]=" + bot.id()
                    + "&data[PARAMS][MESSAGE]=vpn&data[PARAMS][MESSAGE_ID]=" + (9000 + dialog)
                    + "&data[PARAMS][DIALOG_ID]=" + (5000 + dialog) + "&data[PARAMS][FROM_USER_ID]=" + (5000 + dialog)
                    + "&data[PARAMS][CHAT_TYPE]=P&ts=1795290000&auth[member_id]=" + acme.memberId()
                    + "&auth[application_token]=" + acme.applicationToken();
            assertEquals(200, post(house.parley("/events"), event).statusCode());
        }
        acme = globex;
        vera = globex.administrator();
        ivan = globex.person(5);
        install();
        Bot other = makeBot("Anna", "vpn", "Starten Sie neu.");
        acme.open(ivan, dialog(other));

        eventuallySays(other, dialog(other), "Hello!");
    }

    @Test
    void letsAPausedBotSayItsLineAndNothingElse() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        String session = token(open("/app", vera));
        acme.open(ivan, dialog(bot));
        eventuallySays(bot, dialog(bot), "Hello!");

        assertEquals(
                303,
                post("/app/bots/1/pause", session, form(Map.of("line", "Back at noon, {person.name}.")))
                        .statusCode());
        acme.say(ivan, dialog(bot), "vpn");
        eventuallySays(bot, dialog(bot), "Hello!", "Back at noon, Ivan Petrov.");

        assertEquals(303, post("/app/bots/1/publication", session, "").statusCode());
        acme.say(ivan, dialog(bot), "vpn");
        eventuallySays(bot, dialog(bot), "Hello!", "Back at noon, Ivan Petrov.", "Restart it.");
    }
}
