package parley.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.authoring.Bot;
import parley.authoring.BotColor;
import parley.authoring.BotId;
import parley.authoring.BotKind;
import parley.authoring.BotProfile;
import parley.authoring.PastMessages.PastMessage;
import parley.authoring.Registration;
import parley.authoring.Wish;
import parley.engine.Place;
import parley.engine.Position;
import parley.engine.Scenario;
import parley.engine.Why;
import parley.engine.Why.Rule;
import parley.insight.Entry;
import parley.insight.Transcripts.Talk;
import parley.insight.Transcripts.Wanted;
import parley.portals.PortalId;
import parley.running.DialogId;

/** What the store of transcripts promises, whatever it stands on. */
abstract class TranscriptsContract {
    private static final PortalId ACME = new PortalId("acme");
    private static final PortalId GLOBEX = new PortalId("globex");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final DialogId DIALOG = new DialogId("17");
    private static final Position STEP = Position.read("topic:vpn/0").orElseThrow();

    private Database database;
    private JdbcTranscripts transcripts;
    private final BotId bot = new BotId(5);
    private final BotId other = new BotId(6);

    abstract Databases.Place place();

    @BeforeEach
    void open() {
        database = place().open();
        transcripts = new JdbcTranscripts(database);
        for (PortalId portal : List.of(ACME, GLOBEX)) {
            new JdbcBots(database).of(portal).add(bot(portal, portal.equals(ACME) ? bot : other), "form");
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsEverythingOfATurn() {
        Entry entry = entry("my vpn 😢", vpn());
        add(ACME, entry);

        List<Entry> read = transcripts.of(ACME).read(bot, DIALOG, TODAY);

        assertEquals(List.of(with(read.getFirst().id(), entry)), read);
        assertEquals(List.of(), transcripts.of(GLOBEX).read(bot, DIALOG, TODAY));
        assertEquals(List.of(), transcripts.of(ACME).read(bot, DIALOG, TODAY.minusDays(1)));
    }

    @Test
    void tellsTheNewestQuestionsWithoutTellingWhose() {
        add(ACME, entry("my vpn", vpn()));
        add(ACME, entry("the answer to a question", new Why(Rule.ANSWER, "vpn", "", null)));
        add(ACME, entry("weather 😢", miss()));
        add(GLOBEX, entry("theirs", vpn()));
        JdbcPastMessages past = new JdbcPastMessages(database);

        assertEquals(
                List.of(
                        new PastMessage(NOW, Place.PRIVATE, "weather 😢"),
                        new PastMessage(NOW, Place.PRIVATE, "my vpn")),
                past.of(ACME).newest(bot, 9));
        assertEquals(1, past.of(ACME).newest(bot, 1).size());
        assertEquals(List.of(), past.of(ACME).newest(other, 9));
    }

    @Test
    void findsConversationsByWordsPersonTopicAndRule() {
        add(ACME, entry("MY VPN fails", vpn()));
        add(ACME, entry(bot, new DialogId("18"), 18, "Анна", "100% слов_о", miss(), TODAY));
        add(GLOBEX, entry("my vpn fails", vpn()));

        assertEquals(List.of("18", "17"), dialogs(Wanted.ANY));
        assertEquals(List.of("17"), dialogs(wanted("vpn", "", null, null)));
        assertEquals(List.of("18"), dialogs(wanted("СЛОВ_О", "", null, null)));
        assertEquals(List.of(), dialogs(wanted("100_", "", null, null)), "no wild cards");
        assertEquals(List.of("18"), dialogs(wanted("", "анн", null, null)));
        assertEquals(List.of("17"), dialogs(wanted("", "17", null, null)));
        assertEquals(List.of("17"), dialogs(wanted("", "", "vpn", null)));
        assertEquals(List.of("18"), dialogs(wanted("", "", null, Rule.FALLBACK)));
        assertEquals(List.of("17"), dialogs(wanted("answer", "17", "vpn", Rule.ALL_WORDS)));
        assertEquals(List.of(), dialogs(wanted("answer", "18", "vpn", Rule.ALL_WORDS)));
    }

    @Test
    void aConversationIsWhatWasSaidInADialogOnADay() {
        add(ACME, entry("one", vpn()));
        add(ACME, entry("two", miss()));
        add(ACME, entry(bot, DIALOG, 17, "Ivan", "three", vpn(), TODAY.plusDays(1)));

        List<Talk> talks = transcripts.of(ACME).find(bot, Wanted.ANY, 9);

        assertEquals(
                List.of(TODAY.plusDays(1), TODAY), talks.stream().map(Talk::day).toList());
        Talk talk = talks.getLast();
        assertEquals("one", talk.beginning());
        assertEquals(2, talk.turns());
        assertEquals(1, talk.missed());
        assertEquals("Ivan", talk.personName());
        assertEquals(talks.subList(0, 1), transcripts.of(ACME).find(bot, Wanted.ANY, 1));
        assertEquals(
                talks.subList(1, 2),
                transcripts
                        .of(ACME)
                        .find(
                                bot,
                                new Wanted(
                                        "",
                                        "",
                                        null,
                                        null,
                                        null,
                                        talks.getFirst().newest()),
                                9));
        assertEquals(
                talks.subList(1, 2), transcripts.of(ACME).find(bot, new Wanted("", "", null, null, TODAY, null), 9));
    }

    @Test
    void forgetsWhatIsOlderThanItsBotKeepsThings() {
        assertEquals(90, transcripts.of(ACME).daysKept(bot));
        for (int age : List.of(0, 7, 8, 90, 91)) {
            add(ACME, entry(bot, DIALOG, 17, "Ivan", "age " + age, miss(), TODAY.minusDays(age)));
            add(GLOBEX, entry(other, DIALOG, 17, "Ivan", "age " + age, miss(), TODAY.minusDays(age)));
        }
        transcripts.of(ACME).keep(bot, 7);
        assertEquals(7, transcripts.of(ACME).daysKept(bot));

        transcripts.forget(TODAY, 100, 9);

        assertEquals(2, transcripts.of(ACME).newest(bot, 9).size());
        assertEquals(4, transcripts.of(GLOBEX).newest(other, 9).size());
        assertEquals(6L, rows("missed"));
    }

    @Test
    void forgetsABoundedNumberAtATimeAndLeavesTheRestToTheNextTime() {
        for (int turn = 0; turn < 7; turn++) {
            add(ACME, entry(bot, DIALOG, 17, "Ivan", "turn " + turn, miss(), TODAY.minusDays(91)));
            add(GLOBEX, entry(other, DIALOG, 17, "Ivan", "turn " + turn, miss(), TODAY.minusDays(91)));
        }

        transcripts.forget(TODAY, 2, 2);

        assertEquals(3, transcripts.of(ACME).newest(bot, 9).size());
        assertEquals(3, transcripts.of(GLOBEX).newest(other, 9).size());
        assertEquals(6L, rows("missed"));
        transcripts.forget(TODAY, 2, 2);
        assertEquals(0L, rows("turn"));
        assertEquals(0L, rows("missed"));
    }

    @Test
    void aBotThatKeepsNothingKeepsNothing() {
        add(ACME, entry("before", miss()));
        transcripts.of(ACME).keep(bot, 0);
        add(ACME, entry("after", miss()));

        transcripts.forget(TODAY, 100, 1);

        assertEquals(List.of(), transcripts.of(ACME).newest(bot, 9));
        assertEquals(0L, rows("missed"));
        transcripts.of(ACME).keep(bot, 30);
        add(ACME, entry("again", miss()));
        assertEquals(1, transcripts.of(ACME).newest(bot, 9).size());
    }

    @Test
    void aBotTakesItsTranscriptsAlong() {
        add(ACME, entry("my secret", miss()));
        new JdbcBots(database).of(ACME).remove(bot);

        transcripts.forget(TODAY, 100, 1);

        assertEquals(List.of(), transcripts.of(ACME).newest(bot, 9));
        assertEquals(0L, rows("missed"));
    }

    private void add(PortalId portal, Entry entry) {
        transcripts.of(portal).add(entry, entry.missed() ? entry.said() : "", false);
    }

    private List<String> dialogs(Wanted wanted) {
        return transcripts.of(ACME).find(bot, wanted, 9).stream()
                .map(talk -> talk.dialog().value())
                .toList();
    }

    private static Wanted wanted(String words, String person, @Nullable String topic, @Nullable Rule rule) {
        return new Wanted(words, person, topic, rule, null, null);
    }

    private long rows(String table) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Long.class)
                        .one());
    }

    private static Why vpn() {
        return new Why(Rule.ALL_WORDS, "vpn", "vpn fail", "my vpn", 80, new Why.RunnerUp("wifi", "my wifi", 40));
    }

    private static Why miss() {
        return new Why(Rule.FALLBACK, null, "mumbl", null);
    }

    private Entry entry(String said, Why why) {
        return entry(bot, DIALOG, 17, "Ivan", said, why, TODAY);
    }

    private static Entry entry(
            BotId bot, DialogId dialog, long person, String name, String said, Why why, LocalDate day) {
        return new Entry(
                0,
                bot,
                dialog,
                day,
                10,
                NOW.plus(Duration.between(TODAY.atStartOfDay(), day.atStartOfDay())),
                person,
                name,
                Place.PRIVATE,
                Entry.Kind.SAID,
                said,
                "The answer",
                why,
                List.of(STEP, STEP),
                STEP,
                false,
                why.rule() == Rule.FALLBACK,
                3);
    }

    private static Entry with(long id, Entry entry) {
        return new Entry(
                id,
                entry.bot(),
                entry.dialog(),
                entry.day(),
                entry.hour(),
                entry.at(),
                entry.person(),
                entry.personName(),
                entry.place(),
                entry.kind(),
                entry.said(),
                entry.answered(),
                entry.why(),
                entry.steps(),
                entry.waitsAt(),
                entry.handedOver(),
                entry.missed(),
                entry.revision());
    }

    private static Bot bot(PortalId portal, BotId id) {
        return new Bot(
                id,
                portal,
                "vera",
                BotKind.STANDARD,
                false,
                new BotProfile("Vera", "", BotColor.RED, "", null, "", "", null, null),
                new Scenario(Locale.ENGLISH, List.of(), List.of(), List.of()),
                new Wish.Live(),
                new Registration.NotRegistered(),
                1,
                NOW);
    }
}
