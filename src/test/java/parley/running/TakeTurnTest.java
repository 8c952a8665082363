package parley.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static parley.running.Scene.IVAN;
import static parley.running.Scene.OTHER_BOT;
import static parley.running.Scene.VERA;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.engine.Expectation;
import parley.engine.Place;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Step.Silence;
import parley.engine.Text;
import parley.engine.Topic;
import parley.inbox.Handler.Verdict;
import parley.running.Stimulus.Addressing;
import parley.running.Stimulus.Author;

final class TakeTurnTest {
    private final Scene scene = new Scene();

    @Test
    void greetsWhoeverOpensADialog() {
        scene.hears(new Stimulus.BotJoined(VERA, Scene.PRIVATE, Place.PRIVATE, 0, IVAN));

        assertEquals(List.of("17: Hello, <Ivan Petrov>!"), scene.says());
    }

    @Test
    void answersByTopicAndKeepsThePersonsTextApart() {
        assertInstanceOf(Verdict.Settled.class, scene.hears(Scene.message(IVAN, "my VPN [b]")));

        assertEquals(List.of("17: You wrote: <my VPN [b]>"), scene.says());
    }

    @Test
    void answersAllThatWasWrittenSlowlyAndHadToWait() {
        for (int ago = 100; ago > 0; ago -= 4) {
            scene.hears(Scene.message(IVAN, "vpn"), Scene.NOW.minusSeconds(ago));
        }

        assertEquals(Collections.nCopies(25, "17: You wrote: <vpn>"), scene.says());
    }

    @Test
    void remembersTheConversation() {
        scene.hears(Scene.message(IVAN, "mumble"));
        scene.hears(Scene.message(IVAN, "mumble"));

        assertEquals(2, scene.conversation(Scene.PRIVATE).misses());
    }

    @Test
    void sendsNothingInTheTurnItself() {
        scene.hears(Scene.message(IVAN, "vpn"));

        assertEquals(List.of(), scene.sent);
        assertEquals(1, scene.promised.size());
        assertEquals("acme/842/17", scene.promised.getFirst().lane());
    }

    @Test
    void savesNothingWhenTheTurnCannotBeKept() {
        scene.failure = new IllegalStateException("the database went away");

        assertThrows(IllegalStateException.class, () -> scene.hears(Scene.message(IVAN, "mumble")));

        assertEquals(Map.of(), scene.conversations);
    }

    @Test
    void staysSilentInAGroupUnlessItIsMeant() {
        scene.hears(Scene.groupMessage("vpn", Set.of()));
        scene.hears(Scene.groupMessage("vpn", Set.of(845L)));
        assertEquals(List.of(), scene.says());

        scene.hears(Scene.groupMessage("vpn", Set.of(845L, 842L)));
        assertEquals(List.of("chat2290: You wrote: <vpn>"), scene.says());
    }

    @Test
    void neverListensToBotsToItselfOrToTheSystem() {
        scene.hears(Scene.message(OTHER_BOT, "vpn"));
        scene.hears(Scene.message(new Author(842, "Vera", "", "", false), "vpn"));
        scene.hears(new Stimulus.MessageAdded(
                VERA, Scene.PRIVATE, Place.PRIVATE, 0, IVAN, 1, "vpn", "", true, new Addressing(true, Set.of())));
        scene.hears(new Stimulus.CommandInvoked(
                VERA, Scene.PRIVATE, Place.PRIVATE, 0, OTHER_BOT, 1, 63, "order", "", Stimulus.Source.TYPED));
        assertEquals(List.of(), scene.says());
        assertEquals(Map.of(), scene.conversations);

        scene.hears(Scene.message(null, "vpn"));
        assertEquals(1, scene.says().size());
    }

    @Test
    void tellsANewAnswerBesideAConversationThatGoesOnWithoutIt() {
        Step ask = new Step.Ask(
                Text.parse("Which room?"),
                "room",
                Expectation.of(Expectation.Kind.TEXT),
                Text.EMPTY,
                false,
                Silence.NONE);
        Topic printer =
                new Topic("printer", List.of("printer"), List.of(ask, new Step.Say(Text.parse("Room {room}."))));
        Topic parking = new Topic("parking", List.of("parking"), List.of(new Step.Say(Text.parse("Ask the guard."))));
        Topic bike = new Topic("bike", List.of("bike"), List.of(ask));
        scene.scenario = new Scenario(Locale.ENGLISH, List.of(), List.of(printer), List.of());
        scene.hears(Scene.message(IVAN, "printer"));
        assertEquals(List.of("17: Which room?"), scene.says());
        scene.versions.put(1L, scene.scenario);
        scene.version = 2;
        scene.scenario = new Scenario(Locale.ENGLISH, List.of(), List.of(printer, parking, bike), List.of());

        scene.hears(tidings("parking"));
        assertEquals(List.of("17: Ask the guard."), scene.says());
        scene.hears(tidings("bike"));
        scene.hears(tidings("removed since"));
        assertEquals(List.of(), scene.says());
        scene.hears(Scene.message(IVAN, "12"));
        assertEquals(List.of("17: Room <12>."), scene.says());
    }

    private static Tidings tidings(String topic) {
        return new Tidings(VERA, Scene.PRIVATE, Place.PRIVATE, 17, "Ivan Petrov", topic);
    }

    @Test
    void leadsACommandToItsTopicAndAnswersWhereItWasGiven() {
        scene.hears(command("order", "42 +1", 50450));

        assertEquals(List.of("answer to 63 in 50450: Ordered: <42 +1>"), scene.says());
    }

    @Test
    void takesACommandNobodyKnowsForWordsAndStillAnswersIt() {
        scene.topics.clear();
        scene.hears(command("order", "42 +1", 50450));
        scene.hears(command("vpn", "", 50450));

        assertEquals(
                List.of("answer to 63 in 50450: Ordered: <42 +1>", "answer to 63 in 50450: You wrote: </vpn>"),
                scene.says());
    }

    @Test
    void writesIntoTheChatWhenACommandNamesNoMessage() {
        scene.hears(command("order", "42", 0));

        assertEquals(List.of("chat2290: Ordered: <42>"), scene.says());
    }

    private static Stimulus.CommandInvoked command(String name, String parameters, long message) {
        return new Stimulus.CommandInvoked(
                VERA, Scene.GROUP, Place.GROUP, 0, IVAN, message, 63, name, parameters, Stimulus.Source.TYPED);
    }

    @Test
    void answersNothingToEditedAndDeletedMessages() {
        scene.hears(new Stimulus.MessageEdited(
                VERA, Scene.PRIVATE, Place.PRIVATE, 0, IVAN, 1, "vpn", new Addressing(true, Set.of())));
        scene.hears(new Stimulus.MessageDeleted(VERA, Scene.PRIVATE, Place.PRIVATE, 1));

        assertEquals(List.of(), scene.says());
    }

    @Test
    void looksForItselfWhenItHearsThatABotIsGone() {
        scene.hears(new Stimulus.BotRemoved(VERA, "vera"));

        assertEquals(List.of(VERA.portal()), scene.looked);
        scene.hears(Scene.message(IVAN, "vpn"));
        assertEquals(1, scene.says().size());
    }

    @Test
    void asksThePortalNothingBeforeItHasTheLane() {
        scene.held = false;
        assertInstanceOf(Verdict.Later.class, scene.hears(new Stimulus.BotRemoved(VERA, "vera")));
        assertEquals(List.of(), scene.looked);

        scene.hears(Scene.message(IVAN, "vpn"));
        assertEquals(1, scene.promised.size());

        scene.version++;
        scene.scenario = new Scenario(
                Locale.ENGLISH,
                List.of(),
                List.of(new Topic("t1", List.of("vpn"), Scene.says("You are with {person.department}"))),
                List.of());
        assertInstanceOf(Verdict.Later.class, scene.hears(Scene.message(IVAN, "vpn")));
        assertEquals(0, scene.departmentsAsked);
        assertEquals(1, scene.promised.size());
        scene.held = true;
        scene.hears(Scene.message(IVAN, "vpn"));
        assertEquals(1, scene.departmentsAsked);
    }

    @Test
    void getsPastNothingThatWaitsInItsLane() {
        scene.held = false;
        scene.busy = true;
        assertInstanceOf(Verdict.Later.class, scene.hears(Scene.message(IVAN, "vpn")));
        assertEquals(List.of(), scene.promised);

        scene.held = true;
        scene.hears(Scene.message(IVAN, "vpn"));
        assertEquals(1, scene.promised.size(), "who holds it may");
    }

    @Test
    void answersNothingForABotNobodyKnows() {
        scene.gone = true;

        assertInstanceOf(Verdict.Done.class, scene.hears(Scene.message(IVAN, "vpn")));
        assertEquals(List.of(), scene.says());
    }
}
