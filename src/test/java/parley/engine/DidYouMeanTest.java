package parley.engine;

import static parley.engine.ScenarioDraft.in;
import static parley.engine.Steps.ask;
import static parley.engine.Steps.menu;
import static parley.engine.Steps.option;
import static parley.engine.Steps.say;
import static parley.engine.Steps.topic;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.engine.Expectation.Kind;

/** What follows when the bot asked which topic is meant. */
class DidYouMeanTest extends Transcript {

    @BeforeEach
    void askBack() {
        given(in("en").topic("red", List.of("red car"), "Red.")
                .topic("blue", List.of("blue car"), "Blue.")
                .topic("bus", List.of("bus"), "Bus."));
        whenPersonSays("a blue car and a red car");
        thenRuleIs(Why.Rule.DID_YOU_MEAN);
        thenChoicesAre("red car", "blue car");
        thenMissesAre(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "blue car", "Blue car!", "bleu car"})
    void takesAnAnswerInWords(String answer) {
        whenPersonSays(answer);
        thenWhyIsChoiceOf("blue");
        thenBotSays("Blue.");
    }

    @Test
    void takesAButton() {
        whenPersonPresses(2);
        thenWhyIsChoiceOf("blue");
        thenBotSays("Blue.");
    }

    @Test
    void takesTheFirstAsWell() {
        whenPersonPresses(1);
        thenBotSays("Red.");
    }

    @Test
    void knowsNoThirdButton() {
        whenPersonPresses(3);
        thenRuleIs(Why.Rule.LATE);
    }

    @Test
    void mayBeAnsweredWithSomethingElse() {
        whenPersonSays("bus");
        thenTopicIs("bus", Why.Rule.EXACT_WORDING);
        whenPersonSays("2");
        thenNothingFits();
    }

    @Test
    void isCancelled() {
        whenPersonSays("cancel");
        thenBotSays("All right, I stopped. What can I do for you?");
        whenPersonSays("2");
        thenNothingFits();
    }

    @Test
    void isForgottenOnceAHumanIsAskedFor() {
        whenPersonSays("human");
        whenHandingOverEnds(Input.HandedOver.Outcome.NOBODY);
        whenPersonSays("2");
        thenNothingFits();
    }

    @Test
    void isNotAskedInTheMiddleOfAQuestion() {
        given(
                topic("order", List.of("order"), ask("How many?", "n", Kind.NUMBER), say("{n}.")),
                topic("red", List.of("red car"), say("Red.")),
                topic("blue", List.of("blue car"), say("Blue.")));
        whenPersonSays("order");
        whenPersonSays("a blue car and a red car");
        thenRuleIs(Why.Rule.ASKED_AGAIN);
    }

    @Test
    void isAskedInTheMiddleOfAMenu() {
        given(
                topic("menu", List.of("menu"), menu("What?", option("Bus", say("Bus.")))),
                topic("red", List.of("red car"), say("Red.")),
                topic("blue", List.of("blue car"), say("Blue.")));
        whenPersonSays("menu");
        whenPersonSays("a blue car and a red car");
        thenRuleIs(Why.Rule.DID_YOU_MEAN);
    }

    private void thenWhyIsChoiceOf(String topic) {
        thenTopicIs(topic, Why.Rule.CHOICE);
    }
}
