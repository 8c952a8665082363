package parley.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.authoring.Bot;
import parley.authoring.BotColor;
import parley.authoring.BotId;
import parley.authoring.BotKind;
import parley.authoring.BotProfile;
import parley.authoring.Presence.Seen;
import parley.authoring.Registration;
import parley.authoring.Rehearsal.Reply;
import parley.authoring.RehearsedInput;
import parley.authoring.SavedTest;
import parley.authoring.ScenarioDraft;
import parley.authoring.Scenarios;
import parley.authoring.Setting;
import parley.authoring.Underway.Count;
import parley.authoring.Version;
import parley.authoring.Wish;
import parley.engine.Conversation;
import parley.engine.Input;
import parley.engine.Person;
import parley.engine.Place;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Text;
import parley.inbox.NewEnvelope;
import parley.portals.Colleague;
import parley.portals.PortalId;
import parley.portals.UserId;
import parley.running.BotRef;
import parley.running.DialogId;
import parley.running.LiveBots;
import parley.running.Talk;

/** What the stores of drafts, versions, saved chats and presence promise, whatever they stand on. */
abstract class DraftsContract {
    private static final PortalId ACME = new PortalId("acme");
    private static final PortalId GLOBEX = new PortalId("globex");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
    private static final Colleague VERA = new Colleague(new UserId(1), "Vera Solovyova");
    private static final Colleague IVAN = new Colleague(new UserId(17), "Иван 😢 Петров");
    private static final BotId BOT = new BotId(5);

    private Database database;
    private JdbcScenarios scenarios;
    private Scenarios.OfPortal acme;

    abstract Databases.Place place();

    @BeforeEach
    void open() {
        database = place().open();
        scenarios = new JdbcScenarios(database);
        acme = scenarios.of(ACME);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsADraftOfABotForItsPortalOnly() {
        acme.begin(BOT, greeting("one"), VERA, NOW);
        acme.begin(BOT, greeting("two"), IVAN, NOW);

        assertEquals(Optional.of(new ScenarioDraft(BOT, greeting("one"), 1, NOW, VERA, false, false)), acme.draft(BOT));
        assertEquals(Optional.empty(), scenarios.of(GLOBEX).draft(BOT));
        assertFalse(scenarios.of(GLOBEX).change(BOT, 1, greeting("theirs"), VERA, NOW));
    }

    @Test
    void letsOnlyTheFirstOfTwoChangeADraft() {
        acme.begin(BOT, greeting("one"), null, NOW);

        assertTrue(acme.change(BOT, 1, greeting("two"), VERA, NOW));
        assertFalse(acme.change(BOT, 1, greeting("other"), IVAN, NOW));

        assertEquals(Optional.of(new ScenarioDraft(BOT, greeting("two"), 2, NOW, VERA, true, false)), acme.draft(BOT));
    }

    @Test
    void takesChangesBackAndMakesThemAgain() {
        acme.begin(BOT, greeting("one"), null, NOW);
        acme.change(BOT, 1, greeting("two"), VERA, NOW);
        acme.change(BOT, 2, greeting("three"), VERA, NOW);

        assertTrue(acme.undo(BOT, 3, IVAN, NOW));
        assertEquals(Optional.of(new ScenarioDraft(BOT, greeting("two"), 4, NOW, IVAN, true, true)), acme.draft(BOT));
        assertFalse(acme.undo(BOT, 3, IVAN, NOW));
        assertTrue(acme.undo(BOT, 4, IVAN, NOW));
        assertFalse(acme.undo(BOT, 5, IVAN, NOW));
        assertTrue(acme.redo(BOT, 5, IVAN, NOW));
        assertTrue(acme.redo(BOT, 6, IVAN, NOW));
        assertFalse(acme.redo(BOT, 7, IVAN, NOW));
        assertEquals(
                Optional.of(new ScenarioDraft(BOT, greeting("three"), 7, NOW, IVAN, true, false)), acme.draft(BOT));
    }

    @Test
    void takesWhatWentOnBackTogetherWithWhatItBeganWith() {
        acme.begin(BOT, greeting("one"), null, NOW);
        assertEquals(Optional.empty(), acme.before(BOT));
        acme.change(BOT, 1, greeting("two"), VERA, NOW);
        assertTrue(acme.goOn(BOT, 2, greeting("three"), VERA, NOW));
        assertFalse(acme.goOn(BOT, 2, greeting("four"), VERA, NOW));

        assertEquals(Optional.of(greeting("one")), acme.before(BOT));
        assertEquals(
                Optional.of(new ScenarioDraft(BOT, greeting("three"), 3, NOW, VERA, true, false)), acme.draft(BOT));
        assertTrue(acme.undo(BOT, 3, VERA, NOW));
        assertEquals(Optional.of(new ScenarioDraft(BOT, greeting("one"), 4, NOW, VERA, false, true)), acme.draft(BOT));
    }

    @Test
    void makesNothingAgainOnceSomethingElseWasDone() {
        acme.begin(BOT, greeting("one"), null, NOW);
        acme.change(BOT, 1, greeting("two"), VERA, NOW);
        acme.undo(BOT, 2, VERA, NOW);
        acme.change(BOT, 3, greeting("other"), VERA, NOW);

        assertFalse(acme.redo(BOT, 4, VERA, NOW));
        assertTrue(acme.undo(BOT, 4, VERA, NOW));
        assertEquals(greeting("one"), acme.draft(BOT).orElseThrow().scenario());
    }

    @Test
    void remembersAHundredChangesAndForgetsThoseOfADraftAtRest() {
        acme.begin(BOT, greeting("0"), null, NOW);
        LongStream.rangeClosed(1, 103).forEach(i -> acme.change(BOT, i, greeting(Long.toString(i)), VERA, NOW));

        long back = LongStream.range(104, 300)
                .takeWhile(revision -> acme.undo(BOT, revision, VERA, NOW))
                .count();
        assertEquals(Scenarios.MOST_UNDOS, back);
        assertEquals(greeting("3"), acme.draft(BOT).orElseThrow().scenario());

        scenarios.forgetUndos(NOW);
        assertTrue(acme.draft(BOT).orElseThrow().redoable());
        scenarios.forgetUndos(NOW.plusSeconds(1));
        assertFalse(acme.draft(BOT).orElseThrow().redoable());
        assertEquals(greeting("3"), acme.draft(BOT).orElseThrow().scenario());
    }

    @Test
    void keepsVersionsAndNeverChangesThem() {
        Version first = new Version(1, greeting("one"), "", null, NOW);
        Version second = new Version(2, greeting("two"), "«Новое» 😢", IVAN, NOW);

        assertTrue(acme.add(BOT, first));
        assertTrue(acme.add(BOT, second));
        assertFalse(acme.add(BOT, new Version(2, greeting("other"), "", VERA, NOW)));

        assertEquals(List.of(second, first), acme.versions(BOT));
        assertEquals(Optional.of(first), acme.version(BOT, 1));
        assertEquals(Optional.empty(), acme.version(BOT, 3));
        assertEquals(List.of(), scenarios.of(GLOBEX).versions(BOT));
    }

    @Test
    void keepsSavedChatsWithAllTheyHold() {
        JdbcSavedTests tests = new JdbcSavedTests(database);
        SavedTest test = new SavedTest(
                tests.of(ACME).nextId(),
                "Sunday",
                new Setting(
                        new Person(7, "Ivan Petrov", "Ivan", "Petrov", List.of("IT"), Map.of("floor", "3"), true),
                        Place.GROUP,
                        NOW),
                List.of(
                        new RehearsedInput.Joined(),
                        new RehearsedInput.Said("hi", false, "a.png"),
                        new RehearsedInput.Edited(1, "hello"),
                        new RehearsedInput.Pressed("Printer"),
                        new RehearsedInput.Commanded(null, "vpn", ""),
                        new RehearsedInput.Commanded("t1", "vpn", "now"),
                        new RehearsedInput.Waited(Duration.ofHours(2)),
                        new RehearsedInput.WaitedUntil(NOW),
                        new RehearsedInput.Called(Input.Called.Outcome.DONE, Map.of("price", "3")),
                        new RehearsedInput.HandedOver(Input.HandedOver.Outcome.NOBODY),
                        new RehearsedInput.HumanSpoke(),
                        new RehearsedInput.GivenBack()),
                List.of(List.of(new Reply("Hello", List.of("Printer", "VPN"))), List.of()));

        tests.of(ACME).save(BOT, test);
        assertEquals(List.of(test), tests.of(ACME).all(BOT));
        assertEquals(List.of(), tests.of(GLOBEX).all(BOT));

        SavedTest renamed = new SavedTest(test.id(), "Monday", test.setting(), test.inputs(), test.expected());
        tests.of(ACME).save(BOT, renamed);
        assertEquals(Optional.of(renamed), tests.of(ACME).find(BOT, test.id()));

        tests.of(GLOBEX).remove(BOT, test.id());
        assertEquals(1, tests.of(ACME).all(BOT).size());
        tests.of(ACME).remove(BOT, test.id());
        assertEquals(List.of(), tests.of(ACME).all(BOT));
    }

    @Test
    void knowsWhoIsThere() {
        JdbcPresence presence = new JdbcPresence(database);
        presence.of(ACME).note(BOT, VERA, "t1", NOW);
        presence.of(ACME).note(BOT, IVAN, "", NOW.plusSeconds(5));
        presence.of(ACME).note(BOT, VERA, "t2", NOW.plusSeconds(9));

        assertEquals(
                List.of(new Seen(VERA, "t2", NOW.plusSeconds(9)), new Seen(IVAN, "", NOW.plusSeconds(5))),
                presence.of(ACME).since(BOT, NOW));
        assertEquals(1, presence.of(ACME).since(BOT, NOW.plusSeconds(6)).size());
        assertEquals(List.of(), presence.of(GLOBEX).since(BOT, NOW));

        presence.forget(NOW.plusSeconds(6));
        assertEquals(1, presence.of(ACME).since(BOT, NOW).size());
    }

    @Test
    void forgetsEverythingOfABotThatIsRemovedAndOfAPortalThatLeaves() {
        JdbcSavedTests tests = new JdbcSavedTests(database);
        SavedTest test = new SavedTest(
                tests.of(ACME).nextId(), "", new Setting(Person.UNKNOWN, Place.PRIVATE, NOW), List.of(), List.of());
        for (PortalId portal : List.of(ACME, GLOBEX)) {
            scenarios.of(portal).begin(BOT, greeting("one"), VERA, NOW);
            scenarios.of(portal).add(BOT, new Version(1, greeting("one"), "", VERA, NOW));
        }
        tests.of(ACME).save(BOT, test);

        new JdbcBots(database).of(ACME).remove(BOT);
        Erasing.portal(database, GLOBEX);

        for (PortalId portal : List.of(ACME, GLOBEX)) {
            assertEquals(Optional.empty(), scenarios.of(portal).draft(BOT));
            assertEquals(List.of(), scenarios.of(portal).versions(BOT));
        }
        assertEquals(List.of(), tests.of(ACME).all(BOT));
    }

    @Test
    void findsABotAsItWasInAnEarlierVersion() {
        BotRef ref = registered();
        acme.add(BOT, new Version(1, greeting("one"), "", VERA, NOW));
        JdbcLiveBots live = new JdbcLiveBots(database);

        LiveBots.LiveBot now = live.find(ref).orElseThrow();
        assertEquals(2, now.version());
        assertEquals(Optional.of(now), live.find(ref, 2));
        LiveBots.LiveBot before = live.find(ref, 1).orElseThrow();
        assertEquals(greeting("one"), before.scenario());
        assertFalse(before.revision() == now.revision());
        assertEquals(Optional.empty(), live.find(ref, 7));
        assertEquals(Optional.empty(), live.find(new BotRef(GLOBEX, 842), 1));
    }

    @Test
    void seesWhetherSomethingWaitsBetweenABotAndADialog() {
        BotRef ref = registered();
        DialogId dialog = new DialogId("17");
        String lane = "acme/842/17";
        JdbcLiveBots live = new JdbcLiveBots(database);
        JdbcInbox inbox = new JdbcInbox(database, Clock.fixed(NOW, ZoneOffset.UTC));

        assertFalse(live.meet(ref, dialog, lane).orElseThrow().busy());
        inbox.add(List.of(new NewEnvelope("acme/842/170", "stimulus", "a", new byte[] {1}, NOW)));
        assertFalse(live.meet(ref, dialog, lane).orElseThrow().busy());
        inbox.add(List.of(new NewEnvelope(lane, "stimulus", "b", new byte[] {1}, NOW)));
        assertTrue(live.meet(ref, dialog, lane).orElseThrow().busy());
    }

    @Test
    void countsAndMovesTheConversationsOfAVersion() {
        BotRef ref = registered();
        JdbcConversations conversations = new JdbcConversations(database);
        conversations.save(ref, new DialogId("1"), Optional.empty(), new Talk(Conversation.NEW, 1, 0, NOW, NOW));
        conversations.save(ref, new DialogId("2"), Optional.empty(), new Talk(Conversation.NEW, 1, 0, NOW, NOW));
        conversations.save(ref, new DialogId("3"), Optional.empty(), new Talk(Conversation.NEW, 2, 0, NOW, NOW));
        Instant twoDaysAgo = NOW.minus(Duration.ofDays(2));
        conversations.save(
                ref, new DialogId("4"), Optional.empty(), new Talk(Conversation.NEW, 1, 0, twoDaysAgo, twoDaysAgo));
        JdbcUnderway underway = new JdbcUnderway(database, Clock.fixed(NOW, ZoneOffset.UTC));
        assertEquals(
                List.of(new Count(1, 2), new Count(2, 1)), underway.of(ACME).count(BOT));
        assertEquals(List.of(), underway.of(GLOBEX).count(BOT));

        underway.of(GLOBEX).move(BOT, 1, 2);
        assertEquals(2, underway.of(ACME).count(BOT).size());
        underway.of(ACME).move(BOT, 1, 2);

        assertEquals(List.of(new Count(2, 3)), underway.of(ACME).count(BOT));
    }

    private BotRef registered() {
        Bot bot = new Bot(
                BOT,
                ACME,
                "vera",
                BotKind.STANDARD,
                false,
                new BotProfile("Vera", "", BotColor.AZURE, "", null, "", "", null, null),
                greeting("two"),
                2,
                new Wish.Live(),
                new Registration.Registered(842L),
                3,
                NOW);
        assertTrue(new JdbcBots(database).of(ACME).add(bot, "form"));
        return new BotRef(ACME, 842);
    }

    private static Scenario greeting(String text) {
        return new Scenario(Locale.ENGLISH, List.of(new Step.Say(Text.parse(text))), List.of(), List.of());
    }
}
