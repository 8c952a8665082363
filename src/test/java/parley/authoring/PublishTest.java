package parley.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import parley.authoring.Rehearsal.Reply;
import parley.engine.Finding;
import parley.engine.Person;
import parley.engine.Place;
import parley.engine.Position;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Text;
import parley.portals.Colleague;
import parley.portals.PortalId;
import parley.portals.UserId;

final class PublishTest {
    private static final PortalId ACME = new PortalId("acme");
    private static final UserId VERA = new UserId(1);

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    private final BotsInMemory bots = new BotsInMemory();
    private final ScenariosInMemory scenarios = new ScenariosInMemory();
    private final SavedTestsInMemory tests = new SavedTestsInMemory();
    private final UnderwayInMemory underway = new UnderwayInMemory();
    private final PeopleInMemory people = new PeopleInMemory();
    private final ChangesInMemory changes = new ChangesInMemory();
    private final EditScenario edit = new EditScenario(bots, scenarios, people, new WithoutTransactions(), clock);
    private final Publish publish = new Publish(
            bots,
            scenarios,
            tests,
            underway,
            edit,
            people,
            new RecordChange(changes, people, new WithoutTransactions(), clock),
            clock);
    private final Bot bot = Vera.bot().build();

    PublishTest() {
        people.of(ACME).name(new Colleague(VERA, "Vera Solovyova"));
        bots.of(ACME).add(bot, "form");
        new BeginScenario(scenarios, people).begin(bot, BeginScenario.Words.typed(bot.scenario()), VERA);
    }

    @Test
    void letsPeopleMeetTheDraftAsANewVersion() {
        Scenario next = says("Hello again");

        Version version = live(publish());

        assertEquals(new Version(2, next, "Politer", new Colleague(VERA, "Vera Solovyova"), clock.instant()), version);
        assertEquals(next, now().scenario());
        assertEquals(2, now().version());
        assertEquals(bot.revision() + 1, now().revision());
        assertEquals(List.of(2, 1), numbers());
        assertEquals(
                bot.scenario(),
                scenarios.of(ACME).version(bot.id(), 1).orElseThrow().scenario());
        assertEquals(List.of("VERSION_PUBLISHED 1 -> 2"), told());
    }

    @Test
    void makesNoVersionOfWhatPeopleMeetAlready() {
        assertEquals(1, live(publish()).number());
        says("Hello again");
        publish();

        assertEquals(2, live(publish()).number());
        assertEquals(List.of(2, 1), numbers());
        assertEquals(1, told().size());
    }

    @Test
    void publishesNoDraftThatTheAuthorDidNotSee() {
        says("Hello again");

        assertEquals(new Published.Changed(), publish.publish(ACME, VERA, bot.id(), 1, ""));
        assertEquals(1, now().version());
    }

    @Test
    void publishesNoMistakes() {
        apply(new Edit.InsertStep(at("topic:t1/0"), new Step.Go("nowhere")));

        Published.Unfit unfit = assertInstanceOf(Published.Unfit.class, publish());

        assertTrue(unfit.errors().stream().allMatch(error -> error.severity() == Finding.Severity.ERROR));
        assertEquals(1, now().version());
        assertEquals(List.of(), told());
    }

    @Test
    void publishesNothingThatASavedChatForbids() {
        SavedTest test = new SavedTest(
                tests.of(ACME).nextId(),
                "Greets",
                new Setting(Person.UNKNOWN, Place.PRIVATE, clock.instant()),
                List.of(new RehearsedInput.Joined()),
                List.of(List.of(new Reply("Hello", List.of()))));
        tests.of(ACME).save(bot.id(), test);
        says("Hi");

        Published.Broken broken = assertInstanceOf(Published.Broken.class, publish());

        assertEquals(
                List.of(new FailedTest(
                        test,
                        List.of(new FailedTest.Line(
                                new RehearsedInput.Joined(),
                                List.of(new Reply("Hello", List.of())),
                                List.of(new Reply("Hi", List.of())))))),
                broken.tests());
        assertEquals(1, now().version());
        says("Hello");
        apply(new Edit.RenameTopic("t1", "VPN"));
        live(publish());
    }

    @Test
    void goesBackToAnEarlierVersionAndLeavesTheDraftAlone() {
        Scenario next = says("Hello again");
        publish();

        assertEquals(1, live(publish.goBack(ACME, VERA, bot.id(), 1)).number());

        assertEquals(bot.scenario(), now().scenario());
        assertEquals(1, now().version());
        assertEquals(next, draft().scenario());
        assertEquals(List.of(2, 1), numbers());
        assertEquals(List.of("VERSION_RETURNED 2 -> 1", "VERSION_PUBLISHED 1 -> 2"), told());
        says("Third");
        assertEquals(3, live(publish()).number());
    }

    @Test
    void findsNoVersionThatIsNotThere() {
        assertEquals(new Published.Gone(), publish.goBack(ACME, VERA, bot.id(), 7));
        assertEquals(new Published.Gone(), publish.goBack(new PortalId("globex"), VERA, bot.id(), 1));
        assertEquals(new Published.Gone(), publish.publish(new PortalId("globex"), VERA, bot.id(), 1, ""));
        assertEquals(new Edited.Gone(), publish.useAsDraft(ACME, VERA, bot.id(), 1, 7));
    }

    @Test
    void usesAnEarlierVersionAsTheDraftAndCanTakeThatBack() {
        Scenario next = says("Hello again");
        publish();

        Edited used = publish.useAsDraft(ACME, VERA, bot.id(), draft().revision(), 1);

        assertEquals(
                bot.scenario(),
                assertInstanceOf(Edited.Done.class, used).draft().scenario());
        edit.undo(ACME, VERA, bot.id(), draft().revision());
        assertEquals(next, draft().scenario());
    }

    @Test
    void movesConversationsToTheVersionThatPeopleMeet() {
        underway.add(bot.id(), 1);
        underway.add(bot.id(), 1);
        says("Hello again");
        publish();
        assertEquals(List.of(new Underway.Count(1, 2)), publish.underway(ACME, bot.id()));

        publish.move(ACME, bot.id(), 1);

        assertEquals(List.of(new Underway.Count(2, 2)), publish.underway(ACME, bot.id()));
    }

    private Scenario says(String greeting) {
        apply(new Edit.ReplaceStep(at("greeting/0"), new Step.Say(Text.parse(greeting))));
        return draft().scenario();
    }

    private void apply(Edit change) {
        assertInstanceOf(Edited.Done.class, edit.apply(ACME, VERA, bot.id(), draft().revision(), change));
    }

    private Published publish() {
        return publish.publish(ACME, VERA, bot.id(), draft().revision(), " Politer ");
    }

    private ScenarioDraft draft() {
        return edit.find(ACME, bot.id()).orElseThrow();
    }

    private Bot now() {
        return bots.of(ACME).find(bot.id()).orElseThrow();
    }

    private List<Integer> numbers() {
        return publish.versions(ACME, bot.id()).stream().map(Version::number).toList();
    }

    private List<String> told() {
        return changes.of(ACME).list(new Changes.Wanted(null, null, null), 10).stream()
                .map(Change::deed)
                .map(deed -> String.format(
                        Locale.ROOT,
                        "%s %s -> %s",
                        deed.kind(),
                        deed.differences().getFirst().before(),
                        deed.differences().getFirst().after()))
                .toList();
    }

    private static Position at(String text) {
        return Position.read(text).orElseThrow();
    }

    private static Version live(Published published) {
        return assertInstanceOf(Published.Live.class, published).version();
    }
}
