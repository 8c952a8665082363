package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static parley.engine.ScenarioDraft.in;
import static parley.engine.Steps.ask;
import static parley.engine.Steps.askOneOf;
import static parley.engine.Steps.askWithin;
import static parley.engine.Steps.handOver;
import static parley.engine.Steps.list;
import static parley.engine.Steps.menu;
import static parley.engine.Steps.option;
import static parley.engine.Steps.say;
import static parley.engine.Steps.topic;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.engine.Expectation.Kind;
import parley.engine.Input.Called;
import parley.engine.Input.HandedOver;

/** Inputs that come late, to the wrong place, or while something else is open. */
class LooseEndsTest extends Transcript {
    private static final Topic ROOM = topic(
            "room",
            List.of("room"),
            askOneOf("Which floor?", "floor", "First", "Second"),
            ask("How many?", "count", Kind.NUMBER),
            say("{floor}, {count}."));

    @Test
    void anOldButtonBringsTheOpenQuestionAgain() {
        given(ROOM);
        whenPersonSays("room");
        long floor = ticket();
        whenPersonSays("first");
        whenPersonPresses(floor, 2);
        thenRuleIs(Why.Rule.LATE);
        thenBotSays("That question is already closed.", "How many?");
        thenVariableIs("floor", Value.Type.TEXT, "First");
    }

    @Test
    void aButtonThatTheQuestionDoesNotHaveIsNoAnswer() {
        given(ROOM);
        whenPersonSays("room");
        whenPersonPresses(3);
        thenRuleIs(Why.Rule.ASKED_AGAIN);
        thenConversationWaitsAt("topic:room/0");
    }

    @Test
    void aHandOverIsNotEndedByACall() {
        given(topic("human", List.of(), handOver(list(say("Here.")), list(say("Nobody.")), list())));
        whenPersonSays("human");
        advance(new Input.Called(1000, Called.Outcome.DONE, Map.of(), Place.PRIVATE, IVAN));
        thenRuleIs(Why.Rule.LATE);
        whenHandingOverEnds(HandedOver.Outcome.NOBODY);
        thenBotSays("Nobody.");
    }

    @Test
    void aQuestionIsNotEndedByAHandOver() {
        given(ROOM);
        whenPersonSays("room");
        advance(new Input.HandedOver(ticket(), HandedOver.Outcome.NOBODY, Place.PRIVATE, IVAN));
        thenRuleIs(Why.Rule.LATE);
        thenConversationWaitsAt("topic:room/0");
    }

    @Test
    void theBotSpeaksAgainWhenTheQueueSaysThatItIsLate() {
        given(topic("human", List.of(), handOver(list(), list(say("Nobody.")), list(say("Later.")))));
        whenPersonSays("human");
        whenHandingOverEnds(HandedOver.Outcome.LATE);
        thenBotSays("Later.");
        whenPersonSays("hello");
        thenNothingFits();
    }

    @Test
    void theMenuOfASilentPersonLosesItsButtons() {
        given(topic(
                "menu",
                List.of("menu"),
                Steps.menuWithin(Duration.ofHours(1), "What?", List.of(option("Bus", say("Bus."))), say("Bye."))));
        whenPersonSays("menu");
        long menu = ticket();
        whenTheMomentComes();
        thenBotSays("Bye.");
        thenEffectIs(new Effect.Retire(menu));
        thenNothingIsOpen();
    }

    @Test
    void askingForAHumanClosesTheFormAndItsButtons() {
        given(ROOM);
        whenPersonSays("room");
        long floor = ticket();
        whenPersonSays("human");
        thenEffectIs(new Effect.Retire(floor));
        thenConversationWaitsAt("topic:human/0");
    }

    @Test
    void whatAHumanTookOverIsNotGoneOnWith() {
        given(ROOM);
        whenPersonSays("room");
        whenHumanSpeaks();
        whenHumanGivesBack();
        thenNothingIsOpen();
        whenPersonSays("first");
        thenNothingFits();
    }

    @Test
    void whatAHumanTookOverIsNotGoneOnWithAfterTheirSilence() {
        given(ROOM);
        whenHumanSpeaks();
        whenTimePasses(Scenario.USUAL_COMEBACK.plusSeconds(1));
        whenPersonSays("room");
        thenBotSays("Which floor?");
    }

    @Test
    void zeroIsAnAmountToo() {
        given(topic("pay", List.of("pay"), ask("How much?", "sum", Kind.AMOUNT), say("Thanks.")));
        whenPersonSays("pay");
        whenPersonSays("0");
        thenRuleIs(Why.Rule.ANSWER);
    }

    @Test
    void aHintAtTheWaysOutComesWithEveryThirdAnswerThatDoesNotFit() {
        given(topic("n", List.of("start"), ask("How many?", "n", Kind.NUMBER)));
        whenPersonSays("start");
        for (int round = 0; round < 2; round++) {
            whenPersonSays("many");
            thenBotSays("Please send a number.");
            whenPersonSays("many");
            thenBotSays("Please send a number.");
            whenPersonSays("many");
            thenBotSays(
                    "Please send a number.",
                    "You can write \"back\" to change the last answer, \"cancel\" to stop, or \"human\" to reach a person.");
        }
    }

    @Test
    void aTextIsNotCorrectedByNo() {
        given(topic(
                "t",
                List.of("start"),
                ask("Name?", "name", Kind.TEXT),
                ask("How many?", "n", Kind.NUMBER),
                say("{name} {n}")));
        whenPersonSays("start");
        whenPersonSays("Anna");
        whenPersonSays("no, 5 of them");
        thenRuleIs(Why.Rule.ASKED_AGAIN);
        thenVariableIs("name", Value.Type.TEXT, "Anna");
    }

    @Test
    void aMessageWithoutANumberIsNoEditedAnswer() {
        given(ROOM);
        whenPersonSays("room");
        whenPersonSays("first");
        whenPersonEdits(0, "second");
        thenRuleIs(Why.Rule.LATE);
        thenVariableIs("floor", Value.Type.TEXT, "First");
    }

    @Test
    void aBareNoCorrectsNothing() {
        given(ROOM);
        whenPersonSays("room");
        whenPersonSays("first");
        whenPersonSays("no,");
        thenRuleIs(Why.Rule.ASKED_AGAIN);
        whenPersonSays("nosecond");
        thenRuleIs(Why.Rule.ASKED_AGAIN);
    }

    @Test
    void messagesThatAskTheSameAreAlike() {
        Engine engine = new Engine(in("en").topic("it", "it").scenario());
        assertEquals(engine.likeness("How do I reset my passwords?"), engine.likeness("password reset"));
        assertEquals(engine.likeness("what is it"), engine.likeness("What is it?"));
        assertNotEquals(engine.likeness("what is it"), engine.likeness("how are you"));
        assertEquals("👍", engine.likeness("👍"));
    }

    @Test
    void aMomentOfAnAskedQuestionWakesItsOwnSteps() {
        given(topic(
                "a",
                List.of("start"),
                askWithin(Duration.ofHours(1), "Size?", "size", Kind.TEXT, say("Are you there?"))));
        whenPersonSays("start");
        whenTheMomentComes();
        thenBotSays("Are you there?");
        thenNothingIsOpen();
    }

    @Test
    void aMenuIsFoundByWhatSoundsAlike() {
        given(new Scenario(
                Locale.of("ru"),
                List.of(),
                List.of(topic("m", List.of("меню"), menu("Что?", option("Отпуск", say("Да.")), option("Обед")))),
                List.of()));
        whenPersonSays("меню");
        whenPersonSays("атпуск");
        thenBotSays("Да.");
    }
}
