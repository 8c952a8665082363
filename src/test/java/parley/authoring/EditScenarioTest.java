package parley.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.engine.Condition;
import parley.engine.Position;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Text;
import parley.engine.Topic;
import parley.portals.Colleague;
import parley.portals.PortalId;
import parley.portals.UserId;

final class EditScenarioTest {
    private static final PortalId ACME = new PortalId("acme");
    private static final UserId VERA = new UserId(1);
    private static final UserId IVAN = new UserId(17);
    private static final BotId BOT = new BotId(1);
    private static final Position GREETING = new Position(new Position.Root.Greeting(), List.of(0));

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    private final BotsInMemory bots = new BotsInMemory();
    private final PeopleInMemory people = new PeopleInMemory();
    private final ScenariosInMemory scenarios = new ScenariosInMemory();
    private final EditScenario edit = after(Duration.ZERO);

    EditScenarioTest() {
        bots.of(ACME).add(Vera.bot().build(), "form");
        people.of(ACME).name(new Colleague(VERA, "Vera Solovyova"));
    }

    @Test
    void beginsWithWhatPeopleMeet() {
        ScenarioDraft draft = draft();

        assertEquals(Vera.bot().build().scenario(), draft.scenario());
        assertEquals(1, draft.revision());
        assertFalse(draft.undoable());
    }

    @Test
    void keepsAChangeWithItsAuthorAndLeavesTheLiveBotAlone() {
        ScenarioDraft after = done(edit.apply(ACME, VERA, BOT, 1, new Edit.RenameTopic("t1", "VPN")));

        assertEquals("VPN", after.scenario().topic("t1").orElseThrow().name());
        assertEquals(new Colleague(VERA, "Vera Solovyova"), after.changedBy());
        assertEquals(clock.instant(), after.changedAt());
        assertEquals(after, draft());
        assertEquals(
                Vera.bot().build().scenario(),
                bots.of(ACME).find(BOT).orElseThrow().scenario());
    }

    @Test
    void tellsWhoIsSecondWhatTheFirstLeft() {
        ScenarioDraft first = done(edit.apply(ACME, VERA, BOT, 1, new Edit.RenameTopic("t1", "VPN")));

        assertEquals(new Edited.Changed(first), edit.apply(ACME, IVAN, BOT, 1, new Edit.RenameTopic("t1", "Remote")));
        assertEquals(new Edited.Changed(first), edit.undo(ACME, IVAN, BOT, 1));
        assertEquals(first, draft());
    }

    @Test
    void leavesNoTraceOfAChangeThatChangesNothing() {
        ScenarioDraft first = done(edit.apply(ACME, VERA, BOT, 1, new Edit.RenameTopic("t1", "VPN")));

        assertEquals(first, done(edit.apply(ACME, VERA, BOT, first.revision(), new Edit.RenameTopic("t1", "VPN"))));
    }

    @Test
    void keepsNothingOfWhatIsRefused() {
        assertEquals(
                new Edited.Refused(new Refusal(Refusal.Kind.NOT_THERE)),
                edit.apply(ACME, VERA, BOT, 1, new Edit.RemoveTopic("gone")));
        assertEquals(1, draft().revision());
    }

    @Test
    void whatIsTypedInOneGoIsTakenBackAtOnce() {
        Scenario untouched = draft().scenario();
        say(edit, VERA, "Pl");
        say(edit, VERA, "Please res");
        say(after(Duration.ofSeconds(15)), VERA, "Please restart it.");

        assertEquals(
                untouched, done(edit.undo(ACME, VERA, BOT, draft().revision())).scenario());
        assertFalse(draft().undoable());
        say(edit, VERA, "Please wait.");
        assertFalse(draft().redoable());
    }

    @Test
    void aRestAColleagueOrAnotherPlaceBeginsAnotherChange() {
        say(edit, VERA, "one");
        say(after(Duration.ofMinutes(1)), VERA, "two");
        say(after(Duration.ofMinutes(1)), IVAN, "three");
        edit.apply(ACME, IVAN, BOT, draft().revision(), new Edit.RenameTopic("t1", "four"));

        for (String before : List.of("three", "two", "one", "")) {
            ScenarioDraft draft = done(edit.undo(ACME, VERA, BOT, draft().revision()));
            assertEquals(
                    !before.isEmpty(), draft.scenario().steps(GREETING.root()).equals(List.of(saying(before))));
        }
        assertFalse(draft().undoable());
    }

    private EditScenario after(Duration later) {
        return new EditScenario(bots, scenarios, people, new WithoutTransactions(), Clock.offset(clock, later));
    }

    private void say(EditScenario edit, UserId by, String words) {
        done(edit.apply(ACME, by, BOT, draft().revision(), new Edit.ReplaceStep(GREETING, saying(words))));
    }

    private static Step saying(String words) {
        return new Step.Say(Text.parse(words));
    }

    @Test
    void findsNoBotOfAnotherPortal() {
        PortalId globex = new PortalId("globex");

        assertEquals(new Edited.Gone(), edit.apply(globex, VERA, BOT, 1, new Edit.SetMisses(3)));
        assertEquals(new Edited.Gone(), edit.undo(globex, VERA, BOT, 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void takesAnySeriesOfChangesBackStepByStepAndMakesThemAgain(long seed) {
        Random random = new Random(seed);
        List<Scenario> states = new ArrayList<>(List.of(draft().scenario()));
        for (int i = 0; i < 60; i++) {
            ScenarioDraft before = draft();
            if (edit.apply(ACME, i % 2 == 0 ? VERA : IVAN, BOT, before.revision(), any(random, before.scenario()))
                            instanceof Edited.Done(ScenarioDraft after)
                    && !after.equals(before)) {
                states.add(after.scenario());
            }
        }
        for (Scenario state : states.reversed().subList(1, states.size())) {
            assertEquals(
                    state, done(edit.undo(ACME, IVAN, BOT, draft().revision())).scenario());
        }
        assertFalse(draft().undoable());
        for (Scenario state : states.subList(1, states.size())) {
            assertEquals(
                    state, done(edit.redo(ACME, IVAN, BOT, draft().revision())).scenario());
        }
        assertFalse(draft().redoable());
    }

    private static Edit any(Random random, Scenario scenario) {
        List<Position> places = new ArrayList<>();
        for (Topic topic : scenario.topics()) {
            places(places, topic.steps(), new Position(new Position.Root.OfTopic(topic.id()), List.of()));
        }
        Position one = places.get(random.nextInt(places.size()));
        Position other = places.get(random.nextInt(places.size()));
        String topic = scenario.topics().isEmpty()
                ? "gone"
                : scenario.topics()
                        .get(random.nextInt(scenario.topics().size()))
                        .id();
        return switch (random.nextInt(9)) {
            case 0 -> new Edit.AddTopic("new", List.of("w" + random.nextInt()));
            case 1 -> scenario.topics().size() > 1 ? new Edit.RemoveTopic(topic) : new Edit.DuplicateTopic(topic);
            case 2 -> new Edit.MoveTopic(topic, random.nextInt(3));
            case 3 -> new Edit.ReplaceStep(one, say(random));
            case 4 -> new Edit.RemoveStep(one);
            case 5 -> new Edit.DuplicateStep(one);
            case 6 -> new Edit.MoveStep(one, other);
            case 7 -> new Edit.InsertStep(one, say(random));
            default ->
                new Edit.InsertStep(
                        one,
                        new Step.If(
                                List.of(new Step.Branch("new", new Condition.FirstVisit(), List.of(say(random)))),
                                List.of()));
        };
    }

    /** Every place where a step is or could be. */
    private static void places(List<Position> places, List<Step> steps, Position list) {
        for (int number = 0; number <= steps.size(); number++) {
            List<Integer> path = new ArrayList<>(list.path());
            path.add(number);
            places.add(new Position(list.root(), path));
            if (number < steps.size()) {
                for (int branch = 0; branch < steps.get(number).branches().size(); branch++) {
                    List<Integer> inside = new ArrayList<>(path);
                    inside.add(branch);
                    places(places, steps.get(number).branches().get(branch), new Position(list.root(), inside));
                }
            }
        }
    }

    private static Step say(Random random) {
        return new Step.Say(Text.parse(String.format(Locale.ROOT, "says %d", random.nextInt())));
    }

    private ScenarioDraft draft() {
        return edit.find(ACME, BOT).orElseThrow();
    }

    private static ScenarioDraft done(Edited edited) {
        return assertInstanceOf(Edited.Done.class, edited).draft();
    }
}
