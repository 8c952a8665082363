package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.engine.Steps.ask;
import static parley.engine.Steps.call;
import static parley.engine.Steps.handOver;
import static parley.engine.Steps.say;
import static parley.engine.Steps.set;
import static parley.engine.Steps.topic;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.engine.Expectation.Kind;
import parley.engine.Input.Called;
import parley.engine.Input.HandedOver;

/** What takes time: pauses, the author's systems, humans. */
class WaitTest extends Transcript {
    @Test
    void showsThatItIsTyping() {
        given(topic("a", List.of("start"), new Step.Pause(Duration.ofSeconds(3)), say("Done.")));
        whenPersonSays("start");
        thenEffectIs(new Effect.Type(Duration.ofSeconds(3)));
        thenBotWakesAfter(Duration.ofSeconds(3));
        whenTheMomentComes();
        thenBotSays("Done.");
        thenNothingIsOpen();
    }

    @Test
    void typesNoLongerThanAMinute() {
        given(topic("a", List.of("start"), new Step.Pause(Duration.ofHours(3))));
        whenPersonSays("start");
        thenEffectIs(new Effect.Type(Duration.ofMinutes(1)));
    }

    @Test
    void waitsUntilAClockShowsATime() {
        given(topic(
                "a", List.of("start"), new Step.Wait(new Step.Until.Clock(LocalTime.of(8, 30))), say("Good morning.")));
        whenPersonSays("start");
        thenBotWakesAfter(Duration.ofHours(23).plusMinutes(30));
        given(topic("a", List.of("start"), new Step.Wait(new Step.Until.Clock(LocalTime.of(10, 0)))));
        whenPersonSays("start");
        thenBotWakesAfter(Duration.ofHours(1));
    }

    @Test
    void wakesOnce() {
        given(topic("a", List.of("start"), new Step.Wait(new Step.Until.Passed(Duration.ofDays(2))), say("Back.")));
        whenPersonSays("start");
        whenTheMomentComes();
        thenBotSays("Back.");
        whenTheMomentComes();
        thenRuleIs(Why.Rule.LATE);
        thenBotSaysNothing();
    }

    @Test
    void answersOtherQuestionsWhileItWaits() {
        given(
                topic("a", List.of("start"), new Step.Wait(new Step.Until.Passed(Duration.ofDays(2))), say("Back.")),
                topic("b", List.of("other"), say("Other.")));
        whenPersonSays("start");
        whenPersonSays("other");
        thenBotSays("Other.");
        thenConversationWaitsAt("topic:a/0");
        whenTheMomentComes();
        thenBotSays("Back.");
    }

    @Test
    void doesNotWaitAnyMoreWhenCancelled() {
        given(topic("a", List.of("start"), new Step.Wait(new Step.Until.Passed(Duration.ofDays(2))), say("Back.")));
        whenPersonSays("start");
        whenPersonSays("cancel");
        whenTheMomentComes();
        thenBotSaysNothing();
    }

    private static Topic orderStatus() {
        return topic(
                "order",
                List.of("where is my order"),
                ask("Which number?", "who", Kind.TEXT),
                call(
                        "https://shop.example/orders/{who}",
                        Map.of("state", "/order/state"),
                        List.of(say("That did not work.")),
                        List.of(say("The shop is slow today."))),
                say("It is {state|somewhere}."));
    }

    @Test
    void asksTheAuthorsSystem() {
        given(orderStatus());
        whenPersonSays("where is my order");
        whenPersonSays("7/1?a=\"b\\\n");
        Effect.Call call = lastCall();
        assertEquals("https://shop.example/orders/7%2F1%3Fa%3D%22b%5C", call.address());
        assertEquals("{\"who\": \"7/1?a=\\\"b\\\\\"}", call.body());
        assertEquals(Map.of("X-Key", "k-7/1?a=\"b\\"), call.headers());
        thenConversationWaitsAt("topic:order/1");
        whenTheCallEnds(Called.Outcome.DONE, Map.of("state", "on its way"));
        thenBotSays("It is on its way.");
        thenNothingIsOpen();
    }

    @Test
    void goesOnWhenTheAuthorsSystemFails() {
        given(orderStatus());
        whenPersonSays("where is my order");
        whenPersonSays("7");
        whenTheCallEnds(Called.Outcome.FAILED, Map.of());
        thenBotSays("That did not work.", "It is somewhere.");
    }

    @Test
    void goesOnWhenTheAuthorsSystemIsLate() {
        given(orderStatus());
        whenPersonSays("where is my order");
        whenPersonSays("7");
        whenTheCallEnds(Called.Outcome.LATE, Map.of());
        thenBotSays("The shop is slow today.", "It is somewhere.");
        whenTheCallEnds(Called.Outcome.DONE, Map.of("state", "too late"));
        thenRuleIs(Why.Rule.LATE);
        thenBotSaysNothing();
    }

    @Test
    void goesOnWithAnAnswerThatComesDuringAnotherTopic() {
        given(
                orderStatus(),
                topic("b", List.of("opening hours"), ask("Which day?", "day", Kind.TEXT), say("Nine to five.")));
        whenPersonSays("where is my order");
        whenPersonSays("7");
        whenPersonSays("opening hours");
        thenConversationWaitsAt("topic:order/1", "topic:b/0");
        whenTheCallEnds(Called.Outcome.DONE, Map.of("state", "here"));
        thenBotSays("It is here.", "Which day?");
        whenPersonSays("Monday");
        thenBotSays("Nine to five.");
        thenNothingIsOpen();
    }

    @Test
    void cannotCorrectWhatWasHandedIn() {
        given(orderStatus());
        whenPersonSends(1, "where is my order");
        whenPersonSends(2, "7");
        whenPersonEdits(2, "8");
        thenRuleIs(Why.Rule.LATE);
        thenVariableIs("who", Value.Type.TEXT, "7");
    }

    @Test
    void makesLeadsAndTasksAndTellsPeople() {
        given(topic(
                "a",
                List.of("start"),
                set("who", "Anna"),
                new Step.Lead(Text.parse("From {who}"), Text.parse("{who}"), Text.EMPTY, Text.EMPTY, Text.parse("{x}")),
                new Step.Task(Text.parse("Call {who}"), Text.EMPTY, 17, Duration.ofDays(1)),
                new Step.Notify(List.of(17L), Text.parse("{who} waits")),
                say("Done.")));
        whenPersonSays("start");
        thenEffectIs(new Effect.CreateLead("From Anna", "Anna", "", "", ""));
        thenEffectIs(new Effect.CreateTask("Call Anna", "", 17, Optional.of(Instant.parse("2026-03-03T09:00:00Z"))));
        thenEffectIs(new Effect.Notify(
                List.of(17L),
                new Message(List.of(new Message.Piece.Value("Anna"), new Message.Piece.Authored(" waits")))));
        thenBotSays("Done.");
    }

    private static Topic human() {
        return topic(
                "human",
                List.of("talk to support"),
                set("who", "Anna"),
                handOver(
                        List.of(
                                say("Here comes {who}."),
                                new Step.Remember("met", Text.parse("{who}")),
                                ask("And you?", "you", Kind.TEXT)),
                        List.of(say("Nobody is in.")),
                        List.of(say("It takes longer."))));
    }

    @Test
    void givesTheWordToAHuman() {
        given(human(), topic("b", List.of("opening hours"), say("Nine to five.")));
        whenPersonSays("talk to support");
        thenEffectIs(new Effect.HandOver(1000, new Step.Desk.Queue(), "About Anna"));
        whenPersonSays("opening hours");
        thenRuleIs(Why.Rule.HUMAN_SPEAKS);
        thenBotSaysNothing();
        whenHandingOverEnds(HandedOver.Outcome.ACCEPTED);
        thenEffectIs(new Effect.Remember("met", "Anna"));
        thenBotSays();
        thenConversationWaitsAt();
        whenPersonSays("opening hours");
        thenBotSaysNothing();
        whenPersonSays("human");
        thenBotSaysNothing();
        whenHumanGivesBack();
        whenPersonSays("opening hours");
        thenBotSays("Nine to five.");
    }

    @Test
    void doesWhatIsToBeDoneAlsoWhenTheHumanSpeaksFirst() {
        given(human());
        whenPersonSays("human");
        whenHumanSpeaks();
        thenBotSaysNothing();
        whenTheMomentComes();
        thenRuleIs(Why.Rule.LATE);
        thenBotSaysNothing();
        whenHandingOverEnds(HandedOver.Outcome.ACCEPTED);
        thenEffectIs(new Effect.Remember("met", "Anna"));
        thenBotSays();
        whenPersonSays("human");
        thenBotSaysNothing();
    }

    @Test
    void takesTheWordBackWhenNobodyCan() {
        given(human());
        whenPersonSays("human");
        whenHandingOverEnds(HandedOver.Outcome.NOBODY);
        thenBotSays("Nobody is in.");
        whenPersonSays("what now");
        thenRuleIs(Why.Rule.FALLBACK);
    }

    @Test
    void takesTheWordBackWhenNobodyDoesInTime() {
        given(human());
        whenPersonSays("0");
        thenBotWakesAfter(Duration.ofMinutes(5));
        whenTheMomentComes();
        thenBotSays("It takes longer.");
        whenHandingOverEnds(HandedOver.Outcome.LATE);
        thenRuleIs(Why.Rule.LATE);
        whenPersonSays("what now");
        thenRuleIs(Why.Rule.FALLBACK);
    }

    @Test
    void fallsSilentWhenAHumanSpeaks() {
        given(topic("a", List.of("start"), ask("Who?", "who", Kind.TEXT), say("Hello {who}.")));
        whenPersonSays("start");
        whenHumanSpeaks();
        whenPersonSays("Anna");
        thenRuleIs(Why.Rule.HUMAN_SPEAKS);
        whenPersonPresses(1);
        thenBotSaysNothing();
        whenTimePasses(Duration.ofHours(7));
        whenHumanSpeaks();
        whenTimePasses(Duration.ofHours(8));
        whenPersonSays("start");
        thenBotSaysNothing();
        whenTimePasses(Duration.ofSeconds(1));
        whenPersonSays("start");
        thenBotSays("Who?");
    }

    @Test
    void findsAHumanAlsoWhereTheAuthorMadeNoTopicForIt() {
        given(topic("a", List.of("start"), say("Hello.")));
        whenPersonSays("talk to a human");
        thenEffectIs(new Effect.HandOver(1000, new Step.Desk.Queue(), ""));
        whenHandingOverEnds(HandedOver.Outcome.NOBODY);
        thenBotSays("Sorry, nobody can take over right now. I am still here.");
        thenNothingIsOpen();
    }
}
