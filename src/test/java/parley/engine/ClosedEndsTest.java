package parley.engine;

import static parley.engine.Steps.ask;
import static parley.engine.Steps.askOneOf;
import static parley.engine.Steps.handOver;
import static parley.engine.Steps.list;
import static parley.engine.Steps.say;
import static parley.engine.Steps.topic;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.engine.Expectation.Kind;
import parley.engine.Input.HandedOver;

/** What was begun is closed, and its buttons go, when something takes its place. */
class ClosedEndsTest extends Transcript {
    private static final Topic ROOM =
            topic("room", List.of("room"), askOneOf("Which floor?", "floor", "First", "Second"), say("{floor}."));

    @Test
    void whenAHumanTakesOver() {
        given(ROOM);
        whenPersonSays("room");
        long floor = ticket();
        whenHumanSpeaks();
        thenEffectIs(new Effect.Retire(floor));
        thenConversationWaitsAt();
    }

    @Test
    void whenTheHumanGivesTheConversationBack() {
        given(topic(
                "human",
                List.of(),
                handOver(
                        list(new Step.Wait(new Step.Until.Passed(Duration.ofHours(1))), new Step.Count("helped", 1)),
                        list(),
                        list())));
        whenPersonSays("human");
        whenHandingOverEnds(HandedOver.Outcome.ACCEPTED);
        thenConversationWaitsAt("topic:human/0/0/0");
        whenHumanGivesBack();
        thenNothingIsOpen();
        whenTheMomentComes();
        thenRuleIs(Why.Rule.LATE);
        thenVariableIsUnknown("helped");
    }

    @Test
    void whenPeopleAskForAHumanAndAreAskedSomethingFirst() {
        given(ROOM, topic("human", List.of(), ask("What about?", "about", Kind.TEXT)));
        whenPersonSays("room");
        long floor = ticket();
        whenPersonSays("human");
        thenEffectIs(new Effect.Retire(floor));
        thenConversationWaitsAt("topic:human/0");
    }

    @Test
    void whenAnotherTopicGivesTheConversationAway() {
        given(ROOM, topic("fire", List.of("fire"), handOver(list(), list(), list())));
        whenPersonSays("room");
        long floor = ticket();
        whenPersonSays("fire");
        thenEffectIs(new Effect.Retire(floor));
        thenConversationWaitsAt("topic:fire/0");
    }

    @Test
    void whenAnotherTopicEndsTheConversation() {
        given(ROOM, topic("bye", List.of("bye"), say("Bye."), new Step.End()));
        whenPersonSays("room");
        long floor = ticket();
        whenPersonSays("bye");
        thenEffectIs(new Effect.Retire(floor));
        thenNothingIsOpen();
    }

    @Test
    void whenMoreIsBegunThanPeopleRemember() {
        Topic[] topics = List.of("alpha", "beta", "gamma", "delta").stream()
                .map(name -> topic(name, List.of(name), askOneOf(name + "?", name, "One", "Two")))
                .toArray(Topic[]::new);
        given(topics);
        whenPersonSays("alpha");
        long alpha = ticket();
        whenPersonSays("beta");
        whenPersonSays("gamma");
        whenPersonSays("delta");
        thenEffectIs(new Effect.Retire(alpha));
        thenConversationWaitsAt("topic:beta/0", "topic:gamma/0", "topic:delta/0");
    }

    @Test
    void whenAnotherVersionSaysSomethingInItsPlace() {
        given(ROOM);
        whenPersonSays("room");
        given(topic("room", List.of("room"), say("We have none.")));
        whenPersonSays("hello");
        thenNothingFits();
        thenNothingIsOpen();
    }

    @Test
    void aCommandThatLedToATopicThatIsGoneIsTooLate() {
        given(ROOM);
        whenPersonCommands("gone", "", "");
        thenRuleIs(Why.Rule.LATE);
        thenBotSaysNothing();
    }
}
