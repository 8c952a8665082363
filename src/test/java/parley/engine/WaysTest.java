package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.engine.Condition.Operator.CONTAINS;
import static parley.engine.Condition.Operator.IS_NOT;
import static parley.engine.Condition.Operator.KNOWN;
import static parley.engine.Condition.Operator.LESS;
import static parley.engine.Condition.Operator.MORE;
import static parley.engine.Steps.ask;
import static parley.engine.Steps.compare;
import static parley.engine.Steps.go;
import static parley.engine.Steps.is;
import static parley.engine.Steps.say;
import static parley.engine.Steps.set;
import static parley.engine.Steps.topic;
import static parley.engine.Steps.when;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.engine.Expectation.Kind;

/** Branches, values, jumps and blocks. */
class WaysTest extends Transcript {
    @Test
    void goesTheFirstWayWhoseConditionHolds() {
        given(topic(
                "a",
                List.of("start"),
                set("count", "5"),
                new Step.If(
                        List.of(
                                new Step.Branch("few", compare("count", LESS, "3"), List.of(say("few"))),
                                new Step.Branch("some", compare("count", LESS, "10"), List.of(say("some"))),
                                new Step.Branch("five", is("count", "5"), List.of(say("five")))),
                        List.of(say("many"))),
                say("end")));
        whenPersonSays("start");
        thenBotSays("some", "end");
    }

    @Test
    void goesOnWhereNoConditionHolds() {
        given(topic("a", List.of("start"), when(is("who", "Anna"), List.of(say("Anna!"))), say("end")));
        whenPersonSays("start");
        thenBotSays("end");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10|MORE|9|true
            10|LESS|9|false
            9|LESS|10|true
            9|MORE|10|false
            9|MORE|9|false
            9|LESS|9|false
            10|IS|10.0|true
            Red|IS|RED|true
            Red|IS_NOT|blue|true
            dark red|CONTAINS|RED|true
            red|LESS|4|false
            red|MORE|4|false
            red|KNOWN||true
            0|KNOWN||true
            """)
    void comparesAsPeopleDo(String value, Condition.Operator operator, String other, boolean holds) {
        given(topic(
                "a",
                List.of("start"),
                set("x", value),
                when(compare("x", operator, other == null ? "" : other), List.of(say("true")), say("false"))));
        whenPersonSays("start");
        thenBotSays(Boolean.toString(holds));
    }

    @Test
    void knowsNothingOfWhatNobodySaid() {
        for (Condition.Operator operator : List.of(KNOWN, LESS, MORE)) {
            given(topic("a", List.of("start"), when(compare("x", operator, "1"), List.of(say("yes")), say("no"))));
            whenPersonSays("start");
            thenBotSays("no");
        }
        given(topic(
                "a",
                List.of("start"),
                when(
                        new Condition.All(
                                List.of(compare("x", IS_NOT, "1"), new Condition.Not(compare("x", CONTAINS, "1")))),
                        List.of(say("right")))));
        whenPersonSays("start");
        thenBotSays("right");
    }

    @Test
    void joinsConditions() {
        Condition one = is("x", "1");
        Condition two = is("y", "1");
        for (String[] row :
                new String[][] {{"1", "1", "all", "any"}, {"1", "2", "not all", "any"}, {"2", "2", "not all", "none"}
                }) {
            given(topic(
                    "a",
                    List.of("start"),
                    set("x", row[0]),
                    set("y", row[1]),
                    when(new Condition.All(List.of(one, two)), List.of(say("all")), say("not all")),
                    when(new Condition.Any(List.of(one, two)), List.of(say("any")), say("none"))));
            whenPersonSays("start");
            thenBotSays(row[2], row[3]);
        }
    }

    @Test
    void knowsWhoWritesAndWhere() {
        Person vera = new Person(5, "Vera", "Vera", "", List.of("Accounting"), Map.of("size", "L"), true);
        given(topic(
                "a",
                List.of("start"),
                when(new Condition.FirstVisit(), List.of(say("Welcome.")), say("Again.")),
                when(new Condition.Department("accounting"), List.of(say("Numbers!")), say("Who?")),
                when(new Condition.In(Place.GROUP), List.of(say("All of you.")), say("Just us.")),
                say("Size {person.size}, {person.department}")));
        advance(new Input.Said("start", Place.PRIVATE, vera, true));
        thenBotSays("Welcome.", "Numbers!", "Just us.", "Size L, Accounting");
        advance(new Input.Said("start", Place.GROUP, IVAN, true));
        thenBotSays("Again.", "Who?", "All of you.", "Size");
    }

    @Test
    void whoWorksElsewhereIsNotOfTheDepartment() {
        Person vera = new Person(5, "Vera", "Vera", "", List.of("Sales"), Map.of(), false);
        given(topic(
                "a",
                List.of("start"),
                when(new Condition.Department("accounting"), List.of(say("Numbers!")), say("Others."))));
        whenPersonSays("start", vera);
        thenBotSays("Others.");
    }

    @Test
    void setsCountsAndRemembers() {
        given(topic(
                "a",
                List.of("start"),
                set("who", "{person.first}"),
                new Step.Count("visits", 1),
                new Step.Count("visits", 2),
                new Step.Remember("city", Text.parse("Praha")),
                say("{who}: {visits}")));
        whenPersonSays("start");
        thenBotSays("Ivan: 3");
        thenEffectIs(new Effect.Remember("city", "Praha"));
        whenPersonSays("start");
        thenBotSays("Ivan: 6");
    }

    @Test
    void keepsWhatKindOfThingAValueIs() {
        given(topic("a", List.of("start"), set("day", "{now.date}"), say("{day:weekday} {day:long}")));
        whenPersonSays("start");
        thenVariableIs("day", Value.Type.DATE, "2026-03-02");
        thenBotSays("Monday Monday, March 2, 2026");
    }

    @Test
    void emptiesAVariableThatIsSetToNothing() {
        given(topic("a", List.of("start"), set("x", "1"), set("x", "{unknown}"), say("x: {x|none}")));
        whenPersonSays("start");
        thenBotSays("x: none");
    }

    @Test
    void doesASharedBlockAndGoesOn() {
        given(new Scenario(
                Locale.ENGLISH,
                ZoneId.of("UTC"),
                Map.of(),
                List.of(),
                List.of(),
                List.of(
                        topic("a", List.of("start"), new Step.Use("who"), say("Done, {who}.")),
                        topic("b", List.of("other"), new Step.Use("who"), say("Other, {who}."))),
                List.of(new Scenario.Block("who", "Who", List.of(ask("Who?", "who", Kind.TEXT), say("Thanks.")))),
                new Scenario.Fallback(List.of(), 2, List.of()),
                Scenario.USUAL_COMEBACK));
        whenPersonSays("start");
        thenConversationWaitsAt("topic:a/0/0/0");
        whenPersonSays("Ivan");
        thenBotSays("Thanks.", "Done, Ivan.");
        whenPersonSays("other");
        whenPersonSays("Anna");
        thenBotSays("Thanks.", "Other, Anna.");
    }

    @Test
    void goesPastWhatDoesNotExist() {
        given(topic("a", List.of("start"), new Step.Use("nowhere"), say("on")));
        whenPersonSays("start");
        thenBotSays("on");
        given(topic("a", List.of("start"), go("nowhere"), say("never")));
        whenPersonSays("start");
        thenBotSaysNothing();
        thenNothingIsOpen();
    }

    @Test
    void endsTheConversation() {
        given(topic("a", List.of("start"), set("x", "1"), new Step.End(), say("never")));
        whenPersonSays("start");
        thenBotSaysNothing();
        thenVariableIsUnknown("x");
        thenNothingIsOpen();
    }

    @Test
    void leavesACircleAndAFlood() {
        given(topic("a", List.of("start"), go("b")), topic("b", List.of(), go("a")));
        whenPersonSays("start");
        thenBotSaysNothing();
        given(topic(
                "a",
                List.of("start"),
                IntStream.range(0, 30).mapToObj(i -> say("line " + i)).toArray(Step[]::new)));
        whenPersonSays("start");
        thenBotSays(IntStream.range(0, 20).mapToObj(i -> "line " + i).toArray(String[]::new));
    }

    @Test
    void showsPicturesAndLinks() {
        Step.Say say = new Step.Say(
                Text.parse("Look, {person.first}"),
                Text.parse("https://example.com/{person.first:lower}.png"),
                List.of(new Step.Link(Text.parse("More"), Text.parse("https://example.com/a"))));
        given(topic("a", List.of("start"), say));
        whenPersonSays("start");
        thenEffectIs(new Effect.Say(new Message(
                List.of(new Message.Piece.Authored("Look, "), new Message.Piece.Value("Ivan")),
                List.of(),
                List.of(new Message.Link("More", "https://example.com/a")),
                "https://example.com/ivan.png")));
    }

    @Test
    void knowsOpeningHours() {
        Schedule support = new Schedule(
                ZoneId.of("Europe/Prague"),
                Map.of(
                        DayOfWeek.MONDAY,
                        List.of(
                                new Schedule.Span(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                                new Schedule.Span(LocalTime.of(13, 0), LocalTime.MIDNIGHT))),
                Set.of(LocalDate.of(2026, 3, 9)));
        Scenario scenario = new Scenario(
                Locale.ENGLISH,
                ZoneId.of("Europe/Prague"),
                Map.of("support", support),
                List.of(),
                List.of(),
                List.of(topic(
                        "a",
                        List.of("start"),
                        when(new Condition.During("support"), List.of(say("open")), say("closed")),
                        new Step.Wait(new Step.Until.Opening("support")),
                        say("Good morning."))),
                List.of(),
                new Scenario.Fallback(List.of(), 2, List.of()),
                Scenario.USUAL_COMEBACK);
        assertEquals(Optional.of(NOW), support.openingAfter(NOW));
        given(scenario);
        whenPersonSays("start");
        // 10:00 in Prague.
        thenBotSays("open", "Good morning.");
        whenTimePasses(Duration.ofMinutes(119));
        whenPersonSays("start");
        thenBotSays("open", "Good morning.");
        whenTimePasses(Duration.ofMinutes(1));
        whenPersonSays("start");
        thenBotSays("closed");
        thenBotWakesAfter(Duration.ofHours(1));
        whenTheMomentComes();
        thenBotSays("Good morning.");
        // From midnight on: the next Monday is a holiday.
        whenTimePasses(Duration.ofHours(11));
        whenPersonSays("start");
        thenBotSays("closed");
        thenBotWakesAfter(Duration.ofDays(13).plusHours(9));
    }

    @Test
    void writesAndReadsPositions() {
        for (String written :
                List.of("topic:vpn/2/0/1", "greeting/0", "fallback/3", "misses/1", "block:a b/0", "topic:x")) {
            assertEquals(written, Position.read(written).orElseThrow().toString());
        }
        for (String wrong :
                List.of("", "topic", "greeting/-1", "greeting/x", "greeting/", "other/1", "greeting/9999999")) {
            assertEquals(Optional.empty(), Position.read(wrong), wrong);
        }
    }
}
