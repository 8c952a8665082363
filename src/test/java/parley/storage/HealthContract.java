package parley.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.health.Backlog.Depth;
import parley.health.Trial;
import parley.health.Trial.Way;
import parley.inbox.Lanes.Held;
import parley.inbox.NewEnvelope;
import parley.portals.Mishap;
import parley.portals.Mishap.Act;
import parley.portals.Mishap.Kind;
import parley.portals.Mishaps;
import parley.portals.PortalId;
import parley.portals.UserId;
import parley.running.BotRef;

/** What the stores behind the health page promise, whatever they stand on. */
abstract class HealthContract {
    private static final PortalId ACME = new PortalId("acme");
    /** Its name begins like the other's, and it is another portal. */
    private static final PortalId ACME_TWO = new PortalId("acme2");

    private static final UserId VERA = new UserId(7);
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");

    private Database database;
    private JdbcArrivals arrivals;
    private JdbcMishaps mishaps;
    private JdbcTrials trials;
    private JdbcBacklog backlog;
    private JdbcInbox inbox;
    private JdbcLanes lanes;

    abstract Databases.Place place();

    @BeforeEach
    void open() {
        database = place().open();
        arrivals = new JdbcArrivals(database);
        mishaps = new JdbcMishaps(database);
        trials = new JdbcTrials(database);
        backlog = new JdbcBacklog(database);
        lanes = new JdbcLanes(database);
        inbox = new JdbcInbox(database, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void remembersTheLastArrivalOfThePortalAndOfEachBot() {
        arrivals.note(ACME, Set.of(842L, 845L), NOW);
        arrivals.note(ACME, Set.of(845L), NOW.plusSeconds(60));
        arrivals.note(ACME, Set.of(), NOW.plusSeconds(90));

        assertEquals(Optional.of(NOW.plusSeconds(90)), arrivals.last(ACME));
        assertEquals(Map.of(842L, NOW, 845L, NOW.plusSeconds(60)), arrivals.lastOfBots(ACME));
        assertEquals(Optional.empty(), arrivals.last(ACME_TWO));
    }

    @Test
    void losesANoteRatherThanTheEventWhenTheDatabaseIsAway() {
        database.close();
        arrivals.note(ACME, Set.of(842L), NOW);
        mishaps.note(mishap(Kind.BUSY, "", NOW));
    }

    @Test
    void countsWhatHappensAgainAndKeepsTheFirstAndTheLastTime() {
        mishaps.note(mishap(Kind.REFUSED, "WHY", NOW));
        mishaps.note(mishap(Kind.REFUSED, "WHY", NOW.plusSeconds(5)));
        mishaps.note(mishap(Kind.REFUSED, "OTHER", NOW.plusSeconds(3)));

        List<Mishap> all = mishaps.of(ACME);

        assertEquals(
                new Mishap(ACME, Act.SPEAK, "842", Kind.REFUSED, "WHY", NOW, NOW.plusSeconds(5), 2), all.getFirst());
        assertEquals("OTHER", all.get(1).code());
        assertEquals(List.of(), mishaps.of(ACME_TWO));
    }

    @Test
    void keepsTheLatestMishapsOnly() {
        for (int number = 0; number < Mishaps.MOST + 5; number++) {
            mishaps.note(mishap(Kind.REFUSED, "CODE_" + number, NOW.plusSeconds(number)));
        }
        List<Mishap> all = mishaps.of(ACME);
        assertEquals(Mishaps.MOST, all.size());
        assertEquals("CODE_" + (Mishaps.MOST + 4), all.getFirst().code());
        assertEquals("CODE_5", all.getLast().code());
        int stored = database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from mishap")
                        .mapTo(Integer.class)
                        .one());
        assertEquals(Mishaps.MOST, stored);
    }

    @Test
    void anAnswerIsTakenOnceAndOnlyFromWhoWasAsked() {
        Trial begun = trial(842L, Way.UNDER_WAY);
        trials.begin(ACME, begun, "It works.");
        Instant earliest = NOW.minusSeconds(1);
        BotRef bot = new BotRef(ACME, 842);

        assertEquals(Optional.empty(), trials.answered(bot, new UserId(8), earliest, NOW));
        assertEquals(Optional.empty(), trials.answered(new BotRef(ACME, 845), VERA, earliest, NOW));
        assertEquals(Optional.empty(), trials.answered(new BotRef(ACME_TWO, 842), VERA, earliest, NOW));
        assertEquals(Optional.empty(), trials.answered(bot, VERA, NOW.plusSeconds(1), NOW));
        assertEquals(Optional.of("It works."), trials.answered(bot, VERA, earliest, NOW.plusSeconds(5)));
        assertEquals(Optional.empty(), trials.answered(bot, VERA, earliest, NOW.plusSeconds(6)));

        trials.went(ACME, NOW, Way.NOT_PERMITTED, Way.DONE, Way.FAILED);
        assertEquals(
                Optional.of(new Trial(VERA, NOW, 842L, Way.NOT_PERMITTED, Way.DONE, Way.FAILED, NOW.plusSeconds(5))),
                trials.last(ACME));
    }

    @Test
    void knowsAtOnceWhoseAnswerATestOfThisProcessWaitsFor() {
        BotRef bot = new BotRef(ACME, 842);
        assertFalse(trials.awaits(bot, VERA, NOW));

        trials.begin(ACME, trial(842L, Way.UNDER_WAY), "It works.");

        assertTrue(trials.awaits(bot, VERA, NOW));
        assertFalse(trials.awaits(bot, new UserId(8), NOW));
        assertFalse(trials.awaits(new BotRef(ACME_TWO, 842), VERA, NOW));
    }

    @Test
    void waitsForNoAnswerToATestThatIsOld() {
        trials.begin(ACME, trial(842L, Way.UNDER_WAY), "It works.");
        assertFalse(trials.awaits(new BotRef(ACME, 842), VERA, NOW.plusSeconds(1)));
    }

    @Test
    void aNewTestTakesThePlaceOfTheOldAndIsNotChangedByItsEnd() {
        trials.begin(ACME, trial(842L, Way.UNDER_WAY), "One.");
        Trial second = new Trial(VERA, NOW.plusSeconds(9), null, Way.UNDER_WAY, Way.NOT_TRIED, Way.UNDER_WAY, null);
        trials.begin(ACME, second, "Two.");

        trials.went(ACME, NOW, Way.DONE, Way.DONE, Way.DONE);

        assertEquals(Optional.of(second), trials.last(ACME));
        assertEquals(Optional.empty(), trials.answered(new BotRef(ACME, 842), VERA, NOW.minusSeconds(1), NOW));
    }

    @Test
    void anAnswerToAMessageThatWasNeverSentIsNone() {
        trials.begin(ACME, trial(842L, Way.UNDER_WAY), "It works.");
        trials.went(ACME, NOW, Way.DONE, Way.FAILED, Way.DONE);
        assertEquals(Optional.empty(), trials.answered(new BotRef(ACME, 842), VERA, NOW.minusSeconds(1), NOW));
    }

    @Test
    void countsWhatWaitsOfOnePortalAndNotWhatIsDueLaterOnPurpose() {
        assertEquals(new Depth(0, Duration.ZERO, 0), backlog.depth(ACME, NOW));
        inbox.add(List.of(
                envelope("acme/842/17", "a", NOW),
                envelope("acme/842/18", "b", NOW),
                envelope("acme/erasure", "c", NOW.plus(Duration.ofDays(90))),
                envelope("acme2/842/17", "d", NOW)));

        assertEquals(new Depth(2, Duration.ofSeconds(30), 0), backlog.depth(ACME, NOW.plusSeconds(30)));
        assertEquals(1, backlog.depth(ACME_TWO, NOW).waiting());
    }

    @Test
    void givesBackWhatWasPutAsideEvenWhenItsLaneIsForgotten() {
        inbox.add(List.of(envelope("acme/842/17", "a", NOW), envelope("acme2/842/17", "b", NOW)));
        for (Held held : held()) {
            lanes.park(held.claim(), held.head().envelope(), "hopeless", NOW);
        }
        assertEquals(new Depth(0, Duration.ZERO, 1), backlog.depth(ACME, NOW));

        assertEquals(1, backlog.retry(ACME, NOW));

        assertEquals(0, backlog.depth(ACME, NOW).aside());
        assertEquals(1, backlog.depth(ACME_TWO, NOW).aside());
        assertEquals(
                List.of("acme/842/17"),
                held().stream().map(held -> held.claim().lane()).toList());
        assertEquals(0, backlog.retry(ACME, NOW));
    }

    private List<Held> held() {
        return lanes.claim(NOW, Duration.ofMinutes(1), 9, 9).lanes();
    }

    @Test
    void nothingOfAnErasedPortalStays() {
        for (PortalId portal : List.of(ACME, ACME_TWO)) {
            arrivals.note(portal, Set.of(842L), NOW);
            trials.begin(portal, trial(842L, Way.UNDER_WAY), "It works.");
            mishaps.note(new Mishap(portal, Act.NOTIFY, "", Kind.BUSY, "", NOW, NOW, 1));
        }

        Erasing.portal(database, ACME);

        assertEquals(Optional.empty(), arrivals.last(ACME));
        assertEquals(Map.of(), arrivals.lastOfBots(ACME));
        assertEquals(Optional.empty(), trials.last(ACME));
        assertEquals(List.of(), mishaps.of(ACME));
        assertEquals(Optional.of(NOW), arrivals.last(ACME_TWO));
        assertTrue(trials.last(ACME_TWO).isPresent());
        assertEquals(1, mishaps.of(ACME_TWO).size());
    }

    private static Mishap mishap(Kind kind, String code, Instant when) {
        return new Mishap(ACME, Act.SPEAK, "842", kind, code, when, when, 1);
    }

    private static Trial trial(Long bot, Way message) {
        return new Trial(VERA, NOW, bot, Way.UNDER_WAY, message, Way.UNDER_WAY, null);
    }

    private static NewEnvelope envelope(String lane, String key, Instant due) {
        return new NewEnvelope(lane, "kind", key, new byte[0], due);
    }
}
