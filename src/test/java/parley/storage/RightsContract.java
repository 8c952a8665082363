package parley.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.authoring.Bot;
import parley.authoring.BotColor;
import parley.authoring.BotId;
import parley.authoring.BotKind;
import parley.authoring.BotProfile;
import parley.authoring.Change;
import parley.authoring.Change.Deed;
import parley.authoring.Change.Kind;
import parley.authoring.Changes.Wanted;
import parley.authoring.EditingRight;
import parley.authoring.RecordChange;
import parley.authoring.Registration;
import parley.authoring.Wish;
import parley.engine.Scenario;
import parley.portals.Colleague;
import parley.portals.PortalId;
import parley.portals.UserId;

/** What the stores of people, rights and changes promise, whatever they stand on. */
abstract class RightsContract {
    private static final PortalId ACME = new PortalId("acme");
    private static final PortalId GLOBEX = new PortalId("globex");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
    private static final Colleague VERA = new Colleague(new UserId(1), "Vera Solovyova");
    private static final Colleague IVAN = new Colleague(new UserId(17), "Иван 😢 Петров");
    private static final BotId BOT = new BotId(5);
    private static final Wanted EVERYTHING = new Wanted(null, null, null);

    private Database database;
    private JdbcPeople people;
    private JdbcEditors editors;
    private JdbcChanges changes;

    abstract Databases.Place place();

    @BeforeEach
    void open() {
        database = place().open();
        people = new JdbcPeople(database);
        editors = new JdbcEditors(database);
        changes = new JdbcChanges(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void knowsPeopleByTheNameTheirPortalGaveLast() {
        people.of(ACME).name(new Colleague(IVAN.user(), "Ivan"));
        people.of(ACME).name(IVAN);
        people.of(ACME).name(new Colleague(IVAN.user(), ""));

        assertEquals(IVAN, people.of(ACME).find(IVAN.user()));
        assertEquals(new Colleague(IVAN.user(), ""), people.of(GLOBEX).find(IVAN.user()));
        assertEquals(List.of(IVAN), people.of(ACME).all());
        assertEquals(List.of(), people.of(GLOBEX).all());
    }

    @Test
    void knowsWhoIsAnAdministratorAndWasHereLast() {
        Colleague nora = new Colleague(new UserId(2), "Nora");
        people.of(ACME).opened(VERA, true, NOW);
        people.of(ACME).opened(nora, true, NOW.plusSeconds(1));
        people.of(ACME).opened(IVAN, false, NOW);
        assertEquals(List.of(nora, VERA), people.of(ACME).administrators());
        assertEquals(List.of(nora, VERA), people.of(ACME).all(), "nothing is kept of others");

        people.of(ACME).opened(nora, false, NOW.plusSeconds(2));

        assertEquals(List.of(VERA), people.of(ACME).administrators());
        assertEquals(nora, people.of(ACME).find(nora.user()));
    }

    @Test
    void aLongNameIsClippedAndNotRefused() {
        people.of(ACME).name(new Colleague(IVAN.user(), "x".repeat(1_000)));
        assertEquals(300, people.of(ACME).find(IVAN.user()).name().length());
    }

    @Test
    void keepsRightsPerPortalPersonAndBot() {
        people.of(ACME).name(IVAN);
        people.of(ACME).name(VERA);
        EditingRight one = new EditingRight(IVAN, BOT, NOW, VERA);
        EditingRight all = new EditingRight(IVAN, null, NOW, VERA);

        assertTrue(editors.of(ACME).grant(one));
        assertFalse(editors.of(ACME).grant(one));
        assertTrue(editors.of(ACME).grant(all));

        assertEquals(List.of(all, one), editors.of(ACME).all());
        assertEquals(List.of(all, one), editors.of(ACME).of(IVAN.user()));
        assertEquals(List.of(), editors.of(ACME).of(VERA.user()));
        assertEquals(List.of(), editors.of(GLOBEX).of(IVAN.user()));
        assertFalse(editors.of(GLOBEX).withdraw(IVAN.user(), null));
        assertTrue(editors.of(ACME).withdraw(IVAN.user(), null));
        assertFalse(editors.of(ACME).withdraw(IVAN.user(), null));
        assertEquals(List.of(one), editors.of(ACME).all());
    }

    @Test
    void aBotTakesTheRightsToEditItAlong() {
        JdbcBots bots = new JdbcBots(database);
        Bot bot = bot("Vera", 1);
        bots.of(ACME).add(bot, "form");
        editors.of(ACME).grant(new EditingRight(IVAN, bot.id(), NOW, VERA));
        editors.of(ACME).grant(new EditingRight(IVAN, null, NOW, VERA));

        assertFalse(bots.of(GLOBEX).remove(bot.id()));
        assertEquals(2, editors.of(ACME).all().size());
        assertTrue(bots.of(ACME).remove(bot.id()));
        assertFalse(bots.of(ACME).remove(bot.id()));

        assertEquals(1, editors.of(ACME).all().size());
    }

    @Test
    void keepsEverythingOfAChange() {
        Deed changed = Deed.changed(bot("Vera", 1), bot("Нора 😢", 2));
        Deed granted = new Deed(Kind.GRANTED, null, IVAN, List.of(), 0);
        changes.of(ACME).add(NOW, VERA, changed);
        changes.of(ACME).add(NOW, null, granted);

        List<Change> list = changes.of(ACME).list(EVERYTHING, 9);

        assertEquals(granted, list.get(0).deed());
        assertEquals(null, list.get(0).by());
        assertEquals(changed, list.get(1).deed());
        assertEquals(VERA, list.get(1).by());
        assertEquals(NOW, list.get(1).at());
        assertEquals(List.of(), changes.of(GLOBEX).list(EVERYTHING, 9));
    }

    @Test
    void listsTheNewestFirstByBotByPersonAndFromAnyPlaceOn() {
        Deed vera = Deed.of(Kind.CREATED, bot("Vera", 1));
        Deed other = new Deed(Kind.CREATED, new Change.Subject(new BotId(6), "Other"), null, List.of(), 1);
        changes.of(ACME).add(NOW, VERA, vera);
        changes.of(ACME).add(NOW, VERA, other);
        changes.of(ACME).add(NOW, IVAN, vera);

        List<Change> all = changes.of(ACME).list(EVERYTHING, 9);
        assertEquals(3, all.size());
        assertEquals(all.subList(0, 2), changes.of(ACME).list(EVERYTHING, 2));
        assertEquals(
                all.subList(1, 3),
                changes.of(ACME).list(new Wanted(null, null, all.getFirst().id()), 9));
        assertEquals(List.of(all.get(0), all.get(2)), changes.of(ACME).list(new Wanted(BOT, null, null), 9));
        assertEquals(all.subList(1, 3), changes.of(ACME).list(new Wanted(null, VERA.user(), null), 9));
        assertEquals(
                List.of(all.get(2)),
                changes.of(ACME)
                        .list(new Wanted(BOT, VERA.user(), all.getFirst().id()), 9));
    }

    @Test
    void tellsWhatHappenedToABotSinceARevision() {
        for (long revision = 2; revision <= 4; revision++) {
            changes.of(ACME).add(NOW, VERA, Deed.changed(bot("Vera", revision - 1), bot("Vera", revision)));
        }
        assertEquals(
                List.of(3L, 4L),
                changes.of(ACME).since(BOT, 2).stream()
                        .map(change -> change.deed().revision())
                        .toList());
        assertEquals(List.of(), changes.of(GLOBEX).since(BOT, 0));
    }

    @Test
    void forgetsAfterAYear() {
        RecordChange recordChange = new RecordChange(changes, people, database, Clock.fixed(NOW, ZoneOffset.UTC));
        Deed deed = Deed.of(Kind.CREATED, bot("Vera", 1));
        changes.of(ACME).add(NOW.minus(Duration.ofDays(365)).minusSeconds(1), VERA, deed);
        changes.of(GLOBEX).add(NOW.minus(Duration.ofDays(364)), VERA, deed);

        recordChange.tidy();

        assertEquals(0, changes.of(ACME).list(EVERYTHING, 9).size());
        assertEquals(1, changes.of(GLOBEX).list(EVERYTHING, 9).size());
    }

    @Test
    void aChangeAndItsEntryAreKeptTogetherOrNotAtAll() {
        RecordChange recordChange = new RecordChange(changes, people, database, Clock.fixed(NOW, ZoneOffset.UTC));
        JdbcBots bots = new JdbcBots(database);
        Bot bot = bot("Vera", 1);
        Deed tooLong = new Deed(Kind.CREATED, new Change.Subject(BOT, "x".repeat(1_000)), null, List.of(), 1);

        assertThrows(
                RuntimeException.class,
                () -> recordChange.carryOut(
                        ACME, VERA.user(), tooLong, () -> bots.of(ACME).add(bot, "form")));
        assertEquals(List.of(), bots.of(ACME).all());

        Deed deed = Deed.of(Kind.CREATED, bot);
        assertTrue(recordChange.carryOut(
                ACME, VERA.user(), deed, () -> bots.of(ACME).add(bot, "form")));
        assertFalse(recordChange.carryOut(
                ACME, VERA.user(), deed, () -> bots.of(ACME).add(bot, "form")));
        assertEquals(1, changes.of(ACME).list(EVERYTHING, 9).size());
    }

    private static Bot bot(String name, long revision) {
        return new Bot(
                BOT,
                ACME,
                "vera",
                BotKind.STANDARD,
                false,
                new BotProfile(name, "", BotColor.RED, "", null, "", "", null, null),
                new Scenario(Locale.ENGLISH, List.of(), List.of(), List.of()),
                new Wish.Live(),
                new Registration.NotRegistered(),
                revision,
                NOW);
    }
}
