package parley.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.journeys.House.eventually;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Message;

/** Whether a bot hears and speaks is proved, and repaired where it does not. */
abstract class Proof extends PortalLife {

    @Test
    void provesBothHalvesAtTheInstallation() {
        install();

        assertEquals(1, acme.notifications(vera).size());
        assertEquals(0, acme.notifications(vera).getFirst().authorId(), "from nobody in particular");
        String session = token(open("/app", vera));
        eventually("the event of the installation", () -> line(session, "loop").contains("Both halves are proven"));
        assertTrue(line(session, "arrivals").contains("badge--good"));
        assertFalse(
                get("/app/health/lines", session).body().contains("badge--bad"),
                get("/app/health/lines", session).body());
    }

    @Test
    void provesTheLoopByTheAnswerOfAPerson() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        String session = token(open("/app", vera));

        String answer = repair("/app/health/tests", session);
        assertTrue(answer.contains("The way out is proven"), answer);
        String invitation = acme.messages(vera, dialog(bot)).getFirst().text();
        acme.say(vera, dialog(bot), "Here I am");

        eventually("the proof", () -> line(session, "loop").contains("your message came back to us"));
        assertTrue(line(session, "loop").contains("badge--good"));
        acme.say(vera, dialog(bot), "vpn");
        eventually(
                "the confirmation, then the bot as ever",
                () -> acme.messages(vera, dialog(bot)).stream()
                        .filter(message -> message.authorId() == bot.id())
                        .map(Message::text)
                        .toList()
                        .equals(List.of(
                                invitation,
                                "Your message reached me. Everything works in both directions.",
                                "Restart it.")));
        assertTrue(line(session, "arrivals").contains("badge--good"));
        assertTrue(line(session, "bot-1").contains("what people write to it arrives"), line(session, "bot-1"));
    }

    @Test
    void noticesThatThePortalDoesNotTellItAnythingAndRepairsIt() {
        install();
        String session = token(open("/app", vera));
        acme.unbindEvents();
        assertTrue(line(session, "bindings").contains("badge--bad"));

        assertTrue(repair("/app/health/bindings", session).contains("badge--good"));

        assertTrue(line(session, "bindings").contains("badge--good"));
    }

    @Test
    void noticesThatTestEventsDoNotArrive() {
        install();
        eventually(
                "the event of the installation",
                () -> line(token(open("/app", vera)), "arrivals").contains("badge--good"));
        String session = token(open("/app", vera));
        acme.events().loseNext(1);
        repair("/app/health/tests", session);
        assertTrue(acme.events().awaitIdle(Duration.ofSeconds(10)));
        assertTrue(line(session, "arrivals").contains("waiting for it to arrive"));

        repair("/app/health/tests", session);

        eventually("the test event", () -> line(session, "arrivals").contains("badge--good"));
    }
}
