package parley.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.authoring.PastMessages.PastMessage;
import parley.authoring.Rehearsal.Awaited;
import parley.authoring.Rehearsal.Reply;
import parley.authoring.RehearsedInput.Called;
import parley.authoring.RehearsedInput.Edited;
import parley.authoring.RehearsedInput.HandedOver;
import parley.authoring.RehearsedInput.Joined;
import parley.authoring.RehearsedInput.Pressed;
import parley.authoring.RehearsedInput.Said;
import parley.authoring.RehearsedInput.Waited;
import parley.authoring.RehearsedInput.WaitedUntil;
import parley.authoring.SavedTest.TestId;
import parley.engine.Condition;
import parley.engine.Effect;
import parley.engine.Expectation;
import parley.engine.Input;
import parley.engine.Person;
import parley.engine.Place;
import parley.engine.Position;
import parley.engine.Scenario;
import parley.engine.Schedule;
import parley.engine.Step;
import parley.engine.Step.Silence;
import parley.engine.Text;
import parley.engine.Topic;
import parley.engine.Why;
import parley.portals.PortalId;

final class RehearseScenarioTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant SUNDAY_NIGHT = Instant.parse("2026-11-22T23:00:00Z");
    private static final Person IVAN = new Person(17, "Ivan Petrov", "Ivan", "Petrov", List.of(), Map.of(), true);

    @Test
    void talksAsTheBotWouldAndTellsWhyAndWhere() {
        Rehearsal rehearsal = play(scenario(say("Restart it, {person.first}.")), new Joined(), new Said("vpn"));

        assertEquals(List.of("Hello", "Restart it, Ivan."), texts(rehearsal));
        Rehearsal.Rehearsed answer = rehearsal.turns().getLast();
        assertEquals(Why.Rule.EXACT_WORDING, answer.turns().getFirst().why().rule());
        assertEquals(
                Position.read("topic:vpn/0").orElseThrow(),
                answer.acts().getFirst().step());
    }

    @Test
    void isWhateverTimeTheAuthorWants() {
        Schedule mondays = new Schedule(
                ZoneOffset.UTC,
                Map.of(DayOfWeek.MONDAY, List.of(new Schedule.Span(LocalTime.of(9, 0), LocalTime.of(17, 0)))),
                Set.of());
        Step open = new Step.If(
                List.of(new Step.Branch("open", new Condition.During("support"), List.of(say("We are here.")))),
                List.of(say("We sleep."), new Step.Wait(new Step.Until.Opening("support")), say("Good morning.")));
        Scenario scenario = new Rewrite(scenario(open)).schedules(Map.of("support", mondays));

        assertEquals(List.of("We are here."), texts(play(scenario, new Said("vpn"))));
        Rehearsal atNight = RehearseScenario.rehearse(
                scenario,
                List.of(
                        new Said("vpn"),
                        new WaitedUntil(Instant.parse("2026-11-23T08:00:00Z")),
                        new Waited(Duration.ofHours(1))),
                new Setting(IVAN, Place.PRIVATE, SUNDAY_NIGHT));
        assertEquals(List.of("We sleep.", "Good morning."), texts(atNight));
        assertEquals(List.of(), atNight.turns().get(1).acts());
        assertEquals(List.of(), atNight.awaited());
        assertEquals(Instant.parse("2026-11-23T09:00:00Z"), atNight.now());
    }

    @Test
    void showsWhatItWaitsForInsteadOfWaiting() {
        Rehearsal rehearsal =
                play(scenario(new Step.Wait(new Step.Until.Passed(Duration.ofHours(2)))), new Said("vpn"));

        Awaited.Moment moment =
                assertInstanceOf(Awaited.Moment.class, rehearsal.awaited().getFirst());
        assertEquals(MONDAY.plus(Duration.ofHours(2)), moment.when());
        assertEquals(Position.read("topic:vpn/0").orElseThrow(), moment.step());
    }

    @Test
    void doesNotMakeTheAuthorWatchTheBotTyping() {
        Scenario scenario = scenario(say("One"), new Step.Pause(Duration.ofSeconds(20)), say("Two"));

        assertEquals(
                List.of("One", "Two"),
                play(scenario, new Said("vpn")).turns().getFirst().replies().stream()
                        .map(Reply::text)
                        .toList());
    }

    @Test
    void pressesButtonsByTheirNames() {
        Scenario scenario = scenario(new Step.Menu(
                Text.parse("Which?"),
                List.of(
                        new Step.Option("Laptop", List.of(), List.of(say("Close it."))),
                        new Step.Option("Phone", List.of(), List.of(say("Charge it.")))),
                Silence.NONE));

        Rehearsal rehearsal = play(scenario, new Said("vpn"), new Pressed("Phone"), new Pressed("Phone"));

        assertEquals(
                List.of(new Reply("Which?", List.of("Laptop", "Phone"))),
                rehearsal.turns().getFirst().replies());
        assertEquals(
                List.of(new Reply("Charge it.", List.of())),
                rehearsal.turns().get(1).replies());
        assertEquals(
                Why.Rule.LATE, rehearsal.turns().get(2).turns().getFirst().why().rule());
        assertEquals(
                Why.Rule.LATE,
                play(scenario, new Pressed("Never shown"))
                        .turns()
                        .getFirst()
                        .turns()
                        .getFirst()
                        .why()
                        .rule());
    }

    @Test
    void letsTheAuthorAnswerForTheirSystemAndForColleagues() {
        Scenario scenario = scenario(
                new Step.Call(
                        Step.Method.GET,
                        Text.parse("https://acme.example/price"),
                        Map.of(),
                        Text.EMPTY,
                        Map.of("price", "/price"),
                        false,
                        Duration.ofSeconds(5),
                        List.of(say("It failed.")),
                        List.of()),
                say("It costs {price}."),
                new Step.HandOver(
                        new Step.Desk.Queue(), Text.EMPTY, null, List.of(), List.of(say("Nobody is in.")), List.of()));

        Rehearsal asked = play(scenario, new Said("vpn"));
        assertInstanceOf(Awaited.Answer.class, asked.awaited().getFirst());
        Rehearsal rehearsal = play(
                scenario,
                new Said("vpn"),
                new Called(Input.Called.Outcome.DONE, Map.of("price", "3")),
                new HandedOver(Input.HandedOver.Outcome.NOBODY));
        assertEquals(List.of("It costs 3.", "Nobody is in."), texts(rehearsal));
        assertTrue(rehearsal.turns().get(1).acts().stream().anyMatch(act -> act.effect() instanceof Effect.HandOver));
        assertEquals(
                List.of("It failed."),
                texts(play(scenario, new Said("vpn"), new Called(Input.Called.Outcome.FAILED, Map.of())))
                        .subList(0, 1));
    }

    @Test
    void remembersWhatTheBotRemembersAndThatThePersonIsNotNewAnyMore() {
        Scenario scenario = scenario(
                new Step.If(
                        List.of(new Step.Branch("new", new Condition.FirstVisit(), List.of(say("Welcome.")))),
                        List.of(say("Back on floor {person.floor}?"))),
                new Step.Remember("floor", Text.parse("3")));

        assertEquals(List.of("Welcome.", "Back on floor 3?"), texts(play(scenario, new Said("vpn"), new Said("vpn"))));
    }

    @Test
    void correctsAnAnswerByEditingItsMessage() {
        Scenario scenario = scenario(ask("How many?", "count"), ask("Which colour?", "color"), say("{count} {color}"));

        List<String> texts = texts(play(scenario, new Said("vpn"), new Said("3"), new Edited(1, "4"), new Said("red")));

        assertEquals("4 red", texts.getLast());
    }

    @Test
    void playsALongChatWithoutBeingTooFastForTheBot() {
        RehearsedInput[] inputs = Collections.nCopies(250, new Said("vpn")).toArray(RehearsedInput[]::new);

        Rehearsal rehearsal = play(scenario(say("Restart it.")), inputs);

        assertEquals(RehearseScenario.MOST_INPUTS, rehearsal.turns().size());
        assertEquals(Set.of("Restart it."), Set.copyOf(texts(rehearsal)));
    }

    @Test
    void playsTheSameChatTheSameWay() {
        Scenario scenario = scenario(ask("How many?", "count"), say("{count}"));

        assertEquals(play(scenario, new Said("vpn"), new Said("3")), play(scenario, new Said("vpn"), new Said("3")));
    }

    @Test
    void tellsWhereASavedChatGoesOtherwise() {
        SavedTest test = new SavedTest(
                new TestId(1),
                "VPN",
                new Setting(IVAN, Place.PRIVATE, MONDAY),
                List.of(new Joined(), new Said("vpn")),
                List.of(List.of(new Reply("Hello", List.of())), List.of(new Reply("Restart it.", List.of()))));

        assertEquals(Optional.empty(), RehearseScenario.run(scenario(say("Restart it.")), test));
        FailedTest failed =
                RehearseScenario.run(scenario(say("Call us.")), test).orElseThrow();
        assertEquals(
                List.of(false, true),
                failed.lines().stream().map(FailedTest.Line::differs).toList());
    }

    @Test
    void listsOnlyTheQuestionsThatTheDraftAnswersOtherwise() {
        PastMessages past = _ -> (_, most) -> List.of(
                        new PastMessage(MONDAY, Place.PRIVATE, "vpn"),
                        new PastMessage(MONDAY, Place.PRIVATE, " vpn"),
                        new PastMessage(MONDAY, Place.PRIVATE, "weather"))
                .subList(0, Math.min(3, most));

        ReplayMessages.Replay replay = new ReplayMessages(past, () -> MONDAY)
                .replay(new PortalId("acme"), new BotId(1), scenario(say("Old")), scenario(say("New")), 100);

        assertEquals(2, replay.compared());
        assertEquals(
                List.of("vpn"),
                replay.changed().stream()
                        .map(changed -> changed.message().text())
                        .toList());
        assertEquals(
                "Old", replay.changed().getFirst().live().replies().getFirst().text());
        assertEquals(
                "New", replay.changed().getFirst().draft().replies().getFirst().text());
        assertTrue(replay.whole());
    }

    @Test
    void anAnswerIsAlsoAnotherOneWhenTheBotDoesSomethingElse() {
        PastMessages past = _ -> (_, _) -> List.of(new PastMessage(MONDAY, Place.PRIVATE, "vpn"));
        Scenario says = scenario(say("Done"));
        Scenario remembers = scenario(say("Done"), new Step.Remember("vpn", Text.parse("yes")));
        Scenario asks = scenario(ask("Done", "answer"));

        assertEquals(1, replayed(past, says, remembers).changed().size());
        assertEquals(0, replayed(past, asks, asks).changed().size());
        assertEquals(0, replayed(past, remembers, remembers).changed().size());
    }

    @Test
    void looksAtNoMoreMessagesThanThereIsTimeFor() {
        PastMessages past = _ -> (_, _) -> IntStream.range(0, 100)
                .mapToObj(number -> new PastMessage(MONDAY, Place.PRIVATE, "vpn " + number))
                .toList();
        Iterator<Instant> seconds =
                Stream.iterate(MONDAY, now -> now.plusSeconds(1)).iterator();

        ReplayMessages.Replay replay = new ReplayMessages(past, seconds::next)
                .replay(new PortalId("acme"), new BotId(1), scenario(say("Old")), scenario(say("New")), 100);

        assertFalse(replay.whole());
        assertEquals(3, replay.compared());
    }

    private static ReplayMessages.Replay replayed(PastMessages past, Scenario live, Scenario draft) {
        return new ReplayMessages(past, () -> MONDAY).replay(new PortalId("acme"), new BotId(1), live, draft, 9);
    }

    private static Step.Ask ask(String text, String variable) {
        return new Step.Ask(
                Text.parse(text), variable, Expectation.of(Expectation.Kind.TEXT), Text.EMPTY, false, Silence.NONE);
    }

    private static Scenario scenario(Step... steps) {
        return new Scenario(
                Locale.ENGLISH,
                List.of(say("Hello")),
                List.of(new Topic("vpn", "VPN", List.of("vpn"), Arrays.asList(steps))),
                List.of(say("Sorry")));
    }

    private static Step say(String text) {
        return new Step.Say(Text.parse(text));
    }

    private static Rehearsal play(Scenario scenario, RehearsedInput... inputs) {
        return RehearseScenario.rehearse(scenario, Arrays.asList(inputs), new Setting(IVAN, Place.PRIVATE, MONDAY));
    }

    private static List<String> texts(Rehearsal rehearsal) {
        return rehearsal.turns().stream()
                .flatMap(turn -> turn.replies().stream())
                .map(Reply::text)
                .toList();
    }
}
