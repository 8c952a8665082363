package parley.engine;

import static parley.engine.Steps.ask;
import static parley.engine.Steps.go;
import static parley.engine.Steps.menu;
import static parley.engine.Steps.menuWithin;
import static parley.engine.Steps.option;
import static parley.engine.Steps.optionAlso;
import static parley.engine.Steps.say;
import static parley.engine.Steps.topic;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import parley.engine.Expectation.Kind;

/** Ways on to choose from. */
class MenuTest extends Transcript {
    private static final Topic VPN = topic("vpn", List.of("vpn does not work"), say("Restart it."));
    private static final Topic HELP = topic(
            "desk",
            List.of("help desk"),
            menu(
                    "What is it about?",
                    option("VPN", go("vpn")),
                    optionAlso("Printer", "paper jam", say("Open the lid.")),
                    option("Nothing")),
            say("Anything else?"));

    @Test
    void goesTheWayThatWasChosenAndThenOn() {
        given(HELP, VPN);
        whenPersonSays("help desk");
        thenBotSays("What is it about?");
        thenChoicesAre("VPN", "Printer", "Nothing");
        whenPersonSays("printer");
        thenRuleIs(Why.Rule.CHOICE);
        thenBotSays("Open the lid.", "Anything else?");
        thenNothingIsOpen();
    }

    @Test
    void goesToAnotherTopicAndDoesNotComeBack() {
        given(HELP, VPN);
        whenPersonSays("help desk");
        whenPersonPresses(1);
        thenBotSays("Restart it.");
        thenNothingIsOpen();
    }

    @Test
    void takesNumbersAndSynonyms() {
        given(HELP, VPN);
        whenPersonSays("help desk");
        whenPersonSays("Paper jam");
        thenBotSays("Open the lid.", "Anything else?");
        whenPersonSays("help desk");
        whenPersonSays("3");
        thenBotSays("Anything else?");
    }

    @Test
    void takesTheExactNameOfTwoThatAreAlike() {
        given(topic(
                "shop", List.of("shop"), menu("Where?", option("Orders", say("All.")), option("Order", say("One.")))));
        whenPersonSays("shop");
        whenPersonSays("order");
        thenBotSays("One.");
    }

    @Test
    void givesWayToATopic() {
        given(HELP, VPN);
        whenPersonSays("help desk");
        long ticket = ticket();
        whenPersonSays("vpn does not work");
        thenBotSays("Restart it.");
        thenEffectIs(new Effect.Retire(ticket));
        thenNothingIsOpen();
    }

    @Test
    void isOfferedAgainAfterAMiss() {
        given(HELP, VPN);
        whenPersonSays("help desk");
        long before = ticket();
        whenPersonSays("Where is the canteen?");
        thenRuleIs(Why.Rule.FALLBACK);
        thenBotSays("I did not understand that.", "What is it about?");
        thenEffectIs(new Effect.Retire(before));
        thenConversationWaitsAt("topic:desk/0");
        whenPersonPresses(before, 2);
        thenRuleIs(Why.Rule.LATE);
        whenPersonPresses(2);
        thenBotSays("Open the lid.", "Anything else?");
    }

    @Test
    void canBeGoneBackTo() {
        given(topic(
                "desk",
                List.of("help desk"),
                menu("What?", option("Order", ask("Who for?", "who", Kind.TEXT), say("For {who}.")))));
        whenPersonSays("help desk");
        whenPersonPresses(1);
        thenConversationWaitsAt("topic:desk/0/0/0");
        whenPersonSays("back");
        thenBotSays("What?");
        whenPersonSays("order");
        whenPersonSays("Anna");
        thenBotSays("For Anna.");
    }

    @Test
    void stopsWhenTold() {
        given(HELP, VPN);
        whenPersonSays("help desk");
        whenPersonSays("stop");
        thenBotSays("All right, I stopped. What can I do for you?");
        thenNothingIsOpen();
    }

    @Test
    void goesItsOwnWayWhenNobodyChooses() {
        given(topic(
                "desk",
                List.of("help desk"),
                menuWithin(Duration.ofMinutes(10), "What?", List.of(option("VPN", say("Restart."))), say("Bye.")),
                say("Never reached.")));
        whenPersonSays("help desk");
        whenTheMomentComes();
        thenBotSays("Bye.");
        thenNothingIsOpen();
    }

    @Test
    void opensFromTheGreeting() {
        given(new Scenario(Locale.ENGLISH, List.of(menu("Hello!", option("VPN", go("vpn")))), List.of(VPN), List.of()));
        whenBotJoins(IVAN);
        thenConversationWaitsAt("greeting/0");
        whenPersonSays("1");
        thenBotSays("Restart it.");
    }
}
