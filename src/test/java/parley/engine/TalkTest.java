package parley.engine;

import static parley.engine.Steps.ask;
import static parley.engine.Steps.askOneOf;
import static parley.engine.Steps.askWithin;
import static parley.engine.Steps.menu;
import static parley.engine.Steps.option;
import static parley.engine.Steps.say;
import static parley.engine.Steps.topic;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.engine.Expectation.Kind;

/** How people really talk: aside, back, corrected, too much. */
class TalkTest extends Transcript {
    private static final Topic BOOKING = topic(
            "booking",
            List.of("book a room"),
            askOneOf("Which floor?", "floor", "First", "Second"),
            ask("How many?", "seats", new Expectation(Kind.RATING, List.of(), null, BigDecimal.valueOf(9))),
            ask("What for?", "topic", Kind.TEXT),
            say("{floor}, {seats}, {topic}."));
    private static final Topic WIFI = topic("wifi", List.of("what is the wifi password"), say("It is on the wall."));

    @Test
    void answersASideQuestionAndReturns() {
        given(BOOKING, WIFI);
        whenPersonSays("book a room");
        long before = ticket();
        whenPersonSays("what is the wifi password");
        thenRuleIs(Why.Rule.EXACT_WORDING);
        thenBotSays("It is on the wall.", "Which floor?");
        thenEffectIs(new Effect.Retire(before));
        thenConversationWaitsAt("topic:booking/0");
        whenPersonPresses(2);
        thenBotSays("How many?");
    }

    @Test
    void answersASideQuestionDuringAFreeAnswerOnlyWordForWord() {
        given(BOOKING, WIFI);
        whenPersonSays("book a room");
        whenPersonSays("first");
        whenPersonSays("3");
        whenPersonSays("What is the WiFi password?");
        thenBotSays("It is on the wall.", "What for?");
        whenPersonSays("choosing what the new wifi password is");
        thenBotSays("First, 3, choosing what the new wifi password is.");
    }

    @Test
    void answersASideQuestionWithASlipInIt() {
        given(new Scenario(
                Locale.of("ru"),
                List.of(),
                List.of(
                        topic("order", List.of("заказать обед"), ask("Сколько порций?", "n", Kind.NUMBER), say("{n}")),
                        topic("password", List.of("сменить пароль"), say("На портале."))),
                List.of(say("Не понимаю."))));
        whenPersonSays("заказать обед");
        thenBotSays("Сколько порций?");
        whenPersonSays("как сменить пароьл?");
        thenRuleIs(Why.Rule.CLOSE_WORDS);
        thenBotSays("На портале.", "Сколько порций?");
        whenPersonSays("много");
        thenRuleIs(Why.Rule.ASKED_AGAIN);
        whenPersonSays("2");
        thenBotSays("2");
    }

    @Test
    void returnsFromASideQuestionThatAsksItself() {
        given(BOOKING, topic("lunch", List.of("order lunch"), ask("What?", "dish", Kind.TEXT), say("{dish}, fine.")));
        whenPersonSays("book a room");
        whenPersonSays("order lunch");
        thenBotSays("What?");
        thenConversationWaitsAt("topic:booking/0", "topic:lunch/0");
        whenPersonSays("Soup");
        thenBotSays("Soup, fine.", "Which floor?");
        whenPersonSays("first");
        thenBotSays("How many?");
    }

    @Test
    void asksASilentPersonNothingTwice() {
        given(
                topic(
                        "order",
                        List.of("order"),
                        askWithin(Duration.ofHours(1), "Which size?", "size", Kind.TEXT, say("Bye."))),
                topic("lunch", List.of("order lunch"), ask("What?", "dish", Kind.TEXT)));
        whenPersonSays("order");
        Effect.WakeAt first = moment();
        whenPersonSays("order lunch");
        whenWoken(first);
        thenRuleIs(Why.Rule.LATE);
        thenConversationWaitsAt("topic:order/0", "topic:lunch/0");
        whenPersonSays("Soup");
        thenBotSays("Which size?");
        thenBotWakesAfter(Duration.ofHours(1));
    }

    @Test
    void forgetsTheOldestInsteadOfDiggingDeeper() {
        given(
                topic("a", List.of("one"), ask("A?", "a", Kind.RATING)),
                topic("b", List.of("two"), ask("B?", "b", Kind.RATING)),
                topic("c", List.of("three"), ask("C?", "c", Kind.RATING)),
                topic("d", List.of("four"), ask("D?", "d", Kind.RATING)));
        whenPersonSays("one");
        whenPersonSays("two");
        whenPersonSays("three");
        thenConversationWaitsAt("topic:a/0", "topic:b/0", "topic:c/0");
        whenPersonSays("four");
        thenConversationWaitsAt("topic:b/0", "topic:c/0", "topic:d/0");
    }

    @Test
    void beginsATopicAnewThatIsAskedForAgain() {
        given(BOOKING);
        whenPersonSays("book a room");
        whenPersonSays("first");
        whenPersonSays("book a room");
        thenBotSays("Which floor?");
        thenConversationWaitsAt("topic:booking/0");
    }

    @Test
    void correctsTheAnswerBefore() {
        given(BOOKING, WIFI);
        whenPersonSays("book a room");
        whenPersonSays("first");
        whenPersonSays("No, second");
        thenRuleIs(Why.Rule.CORRECTION);
        thenBotSays("Changed to: Second.", "How many?");
        whenPersonSays("4");
        whenPersonSays("sorry, 5");
        thenBotSays("Changed to: 5.", "What for?");
        whenPersonSays("Review");
        thenBotSays("Second, 5, Review.");
    }

    @Test
    void takesNoForAnAnswerWhereItIsOne() {
        given(topic(
                "a",
                List.of("start"),
                askOneOf("Which floor?", "floor", "First", "Second"),
                ask("Sure?", "sure", Kind.YES_NO),
                say("{floor} {sure}")));
        whenPersonSays("start");
        whenPersonSays("first");
        whenPersonSays("no");
        thenBotSays("First No");
    }

    @Test
    void correctsByEditingTheMessage() {
        given(BOOKING, WIFI);
        whenPersonSends(1, "book a room");
        whenPersonSends(2, "first");
        whenPersonSends(3, "4");
        whenPersonEdits(2, "second");
        thenRuleIs(Why.Rule.CORRECTION);
        thenBotSays("Changed to: Second.", "What for?");
        whenPersonEdits(3, "a lot");
        thenRuleIs(Why.Rule.LATE);
        whenPersonEdits(1, "something");
        thenBotSaysNothing();
        whenPersonSends(4, "Review");
        thenBotSays("Second, 4, Review.");
        whenPersonEdits(2, "first");
        thenBotSaysNothing();
    }

    @Test
    void startsOver() {
        given(BOOKING, WIFI);
        whenPersonSays("book a room");
        whenPersonSays("first");
        whenPersonSays("start over");
        thenBotSays("Hello!");
        thenVariableIsUnknown("floor");
        thenNothingIsOpen();
    }

    @Test
    void repeatsTheQuestion() {
        given(BOOKING, WIFI);
        whenPersonSays("book a room");
        whenPersonSays("repeat");
        thenBotSays("Which floor?");
        thenConversationWaitsAt("topic:booking/0");
    }

    @Test
    void saysWhatItKnows() {
        given(BOOKING, WIFI);
        whenPersonSays("Help");
        thenBotSays("I can help with: booking, wifi. You can always write: human, cancel, back, start over, repeat.");
        given(topic("a", List.of()));
        whenPersonSays("help");
        thenBotSays("You can always write: human, cancel, back, start over, repeat.");
    }

    @Test
    void helpsAndAsksAgain() {
        given(BOOKING);
        whenPersonSays("book a room");
        whenPersonSays("help");
        thenBotSays(
                "I can help with: booking. You can always write: human, cancel, back, start over, repeat.",
                "Which floor?");
    }

    @Test
    void hasNothingToCancelWhereNothingIsOpen() {
        given(BOOKING);
        whenPersonSays("cancel");
        thenBotSays("There is nothing to cancel. What can I do for you?");
    }

    @Test
    void takesZeroForANumberWhereOneIsAskedFor() {
        given(topic("a", List.of("start"), ask("How many?", "n", Expectation.of(Kind.NUMBER)), say("{n} then.")));
        whenPersonSays("start");
        whenPersonSays("0");
        thenRuleIs(Why.Rule.ANSWER);
        whenPersonSays("0");
        thenRuleIs(Why.Rule.REPAIR);
    }

    @Test
    void offersAHumanAfterTheAuthorsNumberOfMisses() {
        given(BOOKING);
        whenPersonSays("canteen");
        thenBotSays("I did not understand that.");
        whenPersonSays("canteen");
        thenBotSays("I did not understand that.", "Write \"human\" if you would rather talk to a person.");
    }

    @Test
    void goesTheAuthorsWayAfterMisses() {
        given(new Scenario(
                Locale.ENGLISH,
                ZoneOffset.UTC,
                Map.of(),
                List.of(),
                List.of(),
                List.of(BOOKING),
                List.of(),
                new Scenario.Fallback(
                        List.of(say("What?")), 3, List.of(menu("Shall I get a person?", option("Yes", say("Ok."))))),
                Scenario.USUAL_COMEBACK));
        whenPersonSays("canteen");
        whenPersonSays("canteen");
        thenBotSays("What?");
        whenPersonSays("canteen");
        thenConversationWaitsAt("misses/0");
        whenPersonSays("yes");
        thenBotSays("Ok.");
        thenMissesAre(0);
    }

    @Test
    void restsWhenAPersonWritesTooFast() {
        given(WIFI);
        for (int i = 0; i < 20; i++) {
            whenPersonSays("what is the wifi password");
            thenBotSays("It is on the wall.");
        }
        whenPersonSays("what is the wifi password");
        thenRuleIs(Why.Rule.TOO_FAST);
        thenBotSays("You write faster than I can read. Give me a minute, please.");
        whenPersonSays("what is the wifi password");
        thenBotSaysNothing();
        whenTimePasses(Duration.ofMinutes(1));
        whenPersonSays("what is the wifi password");
        thenBotSays("It is on the wall.");
    }
}
