package parley.engine;

import static parley.engine.ScenarioDraft.in;
import static parley.engine.Steps.ask;
import static parley.engine.Steps.menu;
import static parley.engine.Steps.option;
import static parley.engine.Steps.say;
import static parley.engine.Steps.topic;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.engine.Expectation.Kind;

/** Words that always work, with a slip in them. */
class RepairSlipsTest extends Transcript {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | cancle              | CANCEL
            en | cancell             | CANCEL
            en | sotp                | CANCEL
            en | bakc                | BACK
            en | strat over          | START_OVER
            en | hlep                | HELP
            en | oprator             | HUMAN
            en | talk to a humn      | HUMAN
            en | agian               | REPEAT
            ru | отмна               | CANCEL
            ru | атмена              | CANCEL
            ru | отмнеить            | CANCEL
            ru | нзад                | BACK
            ru | опратор             | HUMAN
            ru | повтрои             | REPEAT
            ru | помщь               | HELP
            ru | cancle              | CANCEL
            de | zurük               | BACK
            de | zruück              | BACK
            de | abbrechn            | CANCEL
            de | mitarbieter         | HUMAN
            de | wiederhoeln         | REPEAT
            de | hilffe              | HELP
            """)
    void areTakenForThem(String language, String message, Repair meant) {
        given(in(language).topic("vpn", "vpn"));
        whenPersonSays(message);
        thenRepairIs(meant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | cancer
            en | about
            ru | вернусь
            en | step
            en | shop
            en | bank
            en | pack
            en | held
            en | gain
            en | human rights
            en | cancel my order
            en | a prison
            ru | отмену
            ru | стол
            ru | наряд
            ru | справку
            ru | опера
            ru | начала
            ru | отметить
            de | zurückgeben
            de | Umbruch
            de | Hälfte
            de | hilft
            de | Neubeginn
            de | Abbruchhaus
            """)
    void areNotSeenInOtherWords(String language, String message) {
        given(in(language).topic("vpn", "vpn"));
        whenPersonSays(message);
        thenNothingFits();
    }

    @Test
    void giveWayToATopic() {
        given(in("en").topic("vpn", "vpn").topic("it", "cancle"));
        whenPersonSays("cancle");
        thenTopicIs("it", Why.Rule.EXACT_WORDING);
    }

    @Test
    void giveWayToTheQuestionWhichTopicIsMeant() {
        given(in("en").topic("one", "cancle car").topic("other", "cancle bus"));
        whenPersonSays("cancle");
        thenRuleIs(Why.Rule.DID_YOU_MEAN);
    }

    @Test
    void leaveAQuestionThatTheyDoNotAnswer() {
        given(topic("rooms", List.of("room"), ask("How many?", "count", Kind.NUMBER), say("Noted.")));
        whenPersonSays("room");
        whenPersonSays("cancle");
        thenBotSays("All right, I stopped. What can I do for you?");
        thenNothingIsOpen();
    }

    @Test
    void areAnAnswerWhereAnyTextIs() {
        given(topic("names", List.of("name"), ask("Which word?", "word", Kind.TEXT), say("Noted: {word}.")));
        whenPersonSays("name");
        whenPersonSays("cancle");
        thenBotSays("Noted: cancle.");
    }

    @Test
    void giveWayToTheOptionsOfAMenu() {
        given(topic(
                "menu",
                List.of("menu"),
                menu("What?", option("Cancels", say("Cancels.")), option("Bus", say("Bus.")))));
        whenPersonSays("menu");
        whenPersonSays("cancle");
        thenRuleIs(Why.Rule.REPAIR);
        whenPersonSays("menu");
        whenPersonSays("cancls");
        thenBotSays("Cancels.");
    }
}
