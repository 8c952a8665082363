package parley.engine;

import static parley.engine.Steps.ask;
import static parley.engine.Steps.askIfWanted;
import static parley.engine.Steps.askOneOf;
import static parley.engine.Steps.askWithin;
import static parley.engine.Steps.say;
import static parley.engine.Steps.topic;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.engine.Expectation.Kind;

/** One question, one answer. */
class AskTest extends Transcript {
    private static final Topic ORDER = topic(
            "order",
            List.of("I want to order"),
            say("Gladly."),
            ask("Who is it for?", "who", Kind.TEXT),
            askOneOf("Which size?", "size", "Small", "Large"),
            say("A {size:lower} one for {who}."));

    @Test
    void keepsTheAnswersAndGoesOn() {
        given(ORDER);
        whenPersonSays("I want to order");
        thenBotSays("Gladly.", "Who is it for?");
        thenConversationWaitsAt("topic:order/1");
        whenPersonSays(" Anna ");
        thenRuleIs(Why.Rule.ANSWER);
        thenVariableIs("who", Value.Type.TEXT, "Anna");
        thenBotSays("Which size?");
        thenChoicesAre("Small", "Large");
        whenPersonSays("large");
        thenBotSays("A large one for Anna.");
        thenNothingIsOpen();
    }

    @Test
    void takesANumberAndAButtonForAChoice() {
        given(ORDER);
        whenPersonSays("I want to order");
        whenPersonSays("Anna");
        long ticket = ticket();
        whenPersonSays("2");
        thenBotSays("A large one for Anna.");
        thenEffectIs(new Effect.Retire(ticket));

        whenPersonSays("I want to order");
        whenPersonSays("Ivan");
        whenPersonPresses(1);
        thenBotSays("A small one for Ivan.");
    }

    @Test
    void asksAgainWhenTheAnswerDoesNotFit() {
        given(ORDER);
        whenPersonSays("I want to order");
        whenPersonSays("Anna");
        whenPersonSays("gigantic");
        thenRuleIs(Why.Rule.ASKED_AGAIN);
        thenBotSays("Please choose one of the answers.");
        thenConversationWaitsAt("topic:order/2");
        whenPersonSays("3");
        thenBotSays("Please choose one of the answers.");
        whenPersonSays("0.5");
        thenBotSays(
                "Please choose one of the answers.",
                "You can write \"back\" to change the last answer, \"cancel\" to stop, or \"human\" to reach a person.");
        whenPersonSays("small");
        thenBotSays("A small one for Anna.");
    }

    @Test
    void asksAgainInTheAuthorsWords() {
        given(topic(
                "rate",
                List.of("rate"),
                new Step.Ask(
                        Text.parse("How was it?"),
                        "stars",
                        new Expectation(Kind.RATING, List.of(), null, BigDecimal.valueOf(3)),
                        Text.parse("One to three, {person.first}!"),
                        false,
                        Step.Silence.NONE),
                say("{stars} it is.")));
        whenPersonSays("rate");
        thenChoicesAre("1", "2", "3");
        whenPersonSays("4");
        thenBotSays("One to three, Ivan!");
        whenPersonSays("3");
        thenVariableIs("stars", Value.Type.NUMBER, "3");
        thenBotSays("3 it is.");
    }

    @Test
    void letsPeopleSkipOnlyWhatMayBeSkipped() {
        given(topic(
                "order",
                List.of("order"),
                askIfWanted("Any remarks?", "remarks", Kind.TEXT),
                say("Noted: {remarks|nothing}.")));
        whenPersonSays("order");
        thenChoicesAre("Skip");
        whenPersonSays("skip");
        thenBotSays("Noted: nothing.");
        thenVariableIsUnknown("remarks");

        given(ORDER);
        whenPersonSays("I want to order");
        whenPersonSays("skip");
        thenVariableIs("who", Value.Type.TEXT, "skip");
    }

    @Test
    void forgetsAnEarlierAnswerThatIsNowSkipped() {
        given(topic(
                "order",
                List.of("order"),
                askIfWanted("Any remarks?", "remarks", Kind.TEXT),
                say("Noted: {remarks|nothing}.")));
        whenPersonSays("order");
        whenPersonSays("blue");
        whenPersonSays("order");
        whenPersonPresses(1);
        thenBotSays("Noted: nothing.");
    }

    @Test
    void understandsYesAndNoAsConditionsDo() {
        given(topic(
                "vpn",
                List.of("vpn"),
                ask("Is it on?", "on", Kind.YES_NO),
                Steps.when(Steps.is("on", "yes"), List.of(say("Good.")), say("Switch it on."))));
        whenPersonSays("vpn");
        thenChoicesAre("Yes", "No");
        whenPersonPresses(2);
        thenVariableIs("on", Value.Type.YES_NO, "no");
        thenBotSays("Switch it on.");
    }

    @Test
    void takesAFileOnlyWhereOneIsAskedFor() {
        given(topic("cv", List.of("apply"), ask("Your CV?", "cv", Kind.FILE), say("Got {cv}.")));
        whenPersonSays("apply");
        whenPersonSays("here it comes");
        thenBotSays("Please send a file.");
        whenPersonSendsFile("ivan.pdf");
        thenBotSays("Got ivan.pdf.");
    }

    @Test
    void goesItsOwnWayWhenNobodyAnswers() {
        given(topic(
                "order",
                List.of("order"),
                askWithin(Duration.ofHours(1), "Which size?", "size", Kind.TEXT, say("Another time, then.")),
                say("Never reached.")));
        whenPersonSays("order");
        thenBotWakesAfter(Duration.ofHours(1));
        whenTheMomentComes();
        thenRuleIs(Why.Rule.AWAITED);
        thenBotSays("Another time, then.");
        thenNothingIsOpen();
    }

    @Test
    void isNotWokenOnceAnswered() {
        given(topic(
                "order",
                List.of("order"),
                askWithin(Duration.ofHours(1), "Which size?", "size", Kind.TEXT, say("Another time, then."))));
        whenPersonSays("order");
        whenPersonSays("small");
        whenTheMomentComes();
        thenRuleIs(Why.Rule.LATE);
        thenBotSaysNothing();
    }

    @Test
    void stopsWhenTold() {
        given(ORDER);
        whenPersonSays("I want to order");
        whenPersonSays("Cancel!");
        thenRuleIs(Why.Rule.REPAIR);
        thenBotSays("All right, I stopped. What can I do for you?");
        thenNothingIsOpen();
    }

    @Test
    void goesBackToTheQuestionBefore() {
        given(ORDER);
        whenPersonSays("I want to order");
        whenPersonSays("Anna");
        whenPersonSays("back");
        thenBotSays("Who is it for?");
        thenConversationWaitsAt("topic:order/1");
        whenPersonSays("Maria");
        whenPersonSays("small");
        thenBotSays("A small one for Maria.");
    }

    @Test
    void saysThatThereIsNothingToGoBackTo() {
        given(ORDER);
        whenPersonSays("I want to order");
        whenPersonSays("back");
        thenBotSays("There is no earlier question to go back to.", "Who is it for?");
        thenConversationWaitsAt("topic:order/1");
    }

    @Test
    void inAGroupOnlyWhoIsAskedAnswers() {
        given(ORDER);
        Person anna = new Person(7, "Anna", "Anna", "", List.of(), Map.of(), false);
        Person maria = new Person(8, "Maria", "Maria", "", List.of(), Map.of(), false);
        advance(new Input.Said("I want to order", Place.GROUP, anna, true));
        advance(new Input.Said("what is this", Place.GROUP, maria, true));
        thenBotSays("I did not understand that.", "Who is it for?");
        advance(new Input.Said("for Max", Place.GROUP, anna, true));
        thenBotSays("Which size?");
    }

    @Test
    void takesNoForeignButtonForAnAnswer() {
        given(ORDER);
        whenPersonSays("I want to order");
        whenPersonSays("Anna");
        long old = ticket();
        whenPersonPresses(1);
        whenPersonPresses(old, 2);
        thenRuleIs(Why.Rule.LATE);
        thenBotSays("That question is already closed.");
    }
}
