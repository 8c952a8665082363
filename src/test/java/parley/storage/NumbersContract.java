package parley.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.authoring.BotId;
import parley.engine.Conversation;
import parley.engine.Place;
import parley.engine.Position;
import parley.engine.Why;
import parley.engine.Why.Rule;
import parley.insight.Entry;
import parley.insight.Erasures.Amount;
import parley.insight.Erasures.Receipt;
import parley.insight.Numbers.Period;
import parley.insight.Numbers.Sums;
import parley.insight.Questions.Asker;
import parley.insight.Questions.Question;
import parley.insight.Questions.Standing;
import parley.portals.Colleague;
import parley.portals.PortalId;
import parley.portals.UserId;
import parley.running.BotRef;
import parley.running.DialogId;
import parley.running.Talk;

/** What is counted, gathered and erased of transcripts, whatever they stand on. */
abstract class NumbersContract {
    private static final PortalId ACME = new PortalId("acme");
    private static final PortalId GLOBEX = new PortalId("globex");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final BotId BOT = new BotId(5);
    private static final Position ASKS = Position.read("topic:vpn/1").orElseThrow();

    private Database database;
    private JdbcTranscripts transcripts;
    private JdbcNumbers numbers;
    private JdbcQuestions questions;
    private JdbcErasures erasures;

    abstract Databases.Place place();

    @BeforeEach
    void open() {
        database = place().open();
        transcripts = new JdbcTranscripts(database);
        numbers = new JdbcNumbers(database);
        questions = new JdbcQuestions(database);
        erasures = new JdbcErasures(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void countsConversationsPeopleAnswersAndMisses() {
        add(ACME, turn(17, 0, "vpn", null));
        add(ACME, turn(17, 0, "", null));
        add(ACME, turn(18, 0, "vpn", null));
        add(ACME, turn(17, 1, "wifi", null));
        add(GLOBEX, turn(17, 0, "vpn", null));
        numbers.count(NOW);

        Period period = numbers.of(ACME).find(BOT, TODAY.minusDays(6), TODAY);

        assertEquals(new Sums(3, 2, 3, 1, 0), period.whole());
        assertEquals(
                List.of("vpn", "wifi"),
                period.topics().stream().map(each -> each.topic()).toList());
        assertEquals(new Sums(2, 2, 2, 0, 0), period.topics().getFirst().sums());
        assertEquals(
                List.of(TODAY.minusDays(1), TODAY),
                period.days().stream().map(each -> each.day()).toList());
        assertEquals(new Sums(2, 2, 2, 1, 0), period.days().getLast().sums());
        assertEquals(Map.of(10, 4L), period.hours());
        assertEquals(
                new Sums(2, 2, 2, 1, 0),
                numbers.of(ACME).find(BOT, TODAY, TODAY).whole());
        assertEquals(Map.of("vpn", 2L, "wifi", 1L), numbers.hits(ACME, BOT, TODAY));
        assertEquals(Map.of("vpn", 1L), numbers.hits(GLOBEX, BOT, TODAY));
        assertEquals(Optional.of(NOW), numbers.countedUntil());
    }

    @Test
    void countingTwiceCountsOnceAndTakesInWhatCameSince() {
        add(ACME, turn(17, 0, "vpn", null));
        numbers.count(NOW);
        numbers.count(NOW.plusSeconds(60));
        add(ACME, turn(18, 0, "vpn", null));
        numbers.count(NOW.plusSeconds(120));

        assertEquals(Map.of("vpn", 2L), numbers.hits(ACME, BOT, TODAY));
    }

    @Test
    void tellsAtWhichStepConversationsWereLeft() {
        add(ACME, turn(17, 0, "vpn", ASKS));
        add(ACME, turn(18, 0, "vpn", ASKS));
        add(ACME, turn(18, 0, "vpn", null));
        numbers.count(NOW);

        var left = numbers.of(ACME).find(BOT, TODAY, TODAY).left();

        assertEquals(1, left.size());
        assertEquals(ASKS, left.getFirst().step());
        assertEquals(1, left.getFirst().conversations());
    }

    @Test
    void whatIsForgottenIsStillCountedButNotByWhom() {
        add(ACME, turn(17, 95, "vpn", null));
        numbers.count(NOW);
        database.jdbi().useHandle(handle -> handle.execute("insert into retention values ('acme', 5, 90)"));

        transcripts.forget(TODAY, 100, 9);
        numbers.count(NOW);

        assertEquals(
                new Sums(1, 0, 1, 0, 0),
                numbers.of(ACME).find(BOT, TODAY.minusDays(99), TODAY).whole());
    }

    @Test
    void questionsThatAreAlikeStandTogether() {
        add(ACME, miss(17, "free coffee?", "coffe free", Rule.FALLBACK));
        add(ACME, miss(18, "is coffee free?", "coffe free", Rule.FALLBACK));
        add(ACME, miss(18, "parking", "park", Rule.FALLBACK));
        add(GLOBEX, miss(18, "secret", "secret", Rule.FALLBACK));

        List<Question> found = open(NOW);

        assertEquals(
                List.of("is coffee free?", "parking"),
                found.stream().map(Question::example).toList());
        assertEquals(2, found.getFirst().times());
        assertEquals(2, found.getFirst().people());

        questions.of(ACME).decide(BOT, List.of("coffe free"), Standing.ANSWERED, "vpn", NOW);
        assertEquals(
                List.of("parking"), open(NOW).stream().map(Question::example).toList());
        Question answered =
                questions.of(ACME).find(BOT, Standing.ANSWERED, NOW, 9).getFirst();
        assertEquals("vpn", answered.topic());
        questions.of(ACME).decide(BOT, List.of("coffe free"), Standing.OPEN, "", NOW);
        assertEquals(2, open(NOW).size());
    }

    @Test
    void aQuestionThatIsSettledByAChoiceWasUnderstood() {
        add(ACME, miss(17, "vpm", "vpm", Rule.DID_YOU_MEAN));
        assertEquals(List.of(), open(NOW), "there is time to answer yet");
        assertEquals(1, open(NOW.plusSeconds(1)).size());

        transcripts.of(ACME).add(turn(17, 0, "vpn", null), "", true);

        assertEquals(List.of(), open(NOW.plusSeconds(1)));
        numbers.count(NOW);
        assertEquals(0, numbers.of(ACME).find(BOT, TODAY, TODAY).whole().missed());
    }

    @Test
    void knowsWhoAskedAndLeavesGroupsOut() {
        add(ACME, miss(17, "coffee", "coffe", Rule.FALLBACK));
        add(ACME, miss(17, "coffee", "coffe", Rule.FALLBACK));
        transcripts
                .of(ACME)
                .add(
                        entry(new DialogId("chat9"), Place.GROUP, 18, 0, false, "coffee", why(Rule.FALLBACK), null),
                        "coffe",
                        false);

        assertEquals(
                List.of(new Asker(new DialogId("17"), Place.PRIVATE, 17, "Person 17")),
                questions.of(ACME).askers(BOT, List.of("coffe", "tea"), NOW.minus(Duration.ofDays(1))));
        assertEquals(List.of(), questions.of(ACME).askers(BOT, List.of("coffe"), NOW.plusSeconds(1)));
        assertEquals(List.of(), questions.of(GLOBEX).askers(BOT, List.of("coffe"), NOW.minusSeconds(9)));
    }

    @Test
    void erasesAPersonInAllBotsOfThePortalAndKeepsTheReceipt() {
        Colleague vera = new Colleague(new UserId(1), "Vera");
        for (PortalId portal : List.of(ACME, GLOBEX)) {
            add(portal, turn(17, 0, "vpn", null));
            add(portal, miss(17, "coffee", "coffe", Rule.FALLBACK));
            add(portal, turn(18, 0, "vpn", null));
            // In an Open Channel nobody is known when a colleague took over, but whom it is about is.
            for (long person : List.of(17L, 0L)) {
                transcripts
                        .of(portal)
                        .add(
                                entry(
                                        new DialogId("chat5"),
                                        Place.OPEN_CHANNEL,
                                        person,
                                        0,
                                        false,
                                        "",
                                        why(Rule.AWAITED),
                                        null),
                                "",
                                false);
            }
            for (String dialog : List.of("17", "18", "chat5")) {
                new JdbcConversations(database)
                        .save(
                                new BotRef(portal, 842),
                                new DialogId(dialog),
                                Optional.empty(),
                                new Talk(new Conversation(1), 0, 0, NOW, NOW));
            }
        }
        numbers.count(NOW);
        assertEquals(new Amount(4, 1, 2, 0), erasures.of(ACME).amount(17));

        Receipt receipt = erasures.of(ACME).erase(17, vera, NOW);

        assertEquals(new Amount(4, 1, 2, 0), receipt.amount());
        assertEquals(List.of(receipt), erasures.of(ACME).of(17));
        assertEquals(List.of(), erasures.of(GLOBEX).of(17));
        assertEquals(new Amount(0, 0, 0, 0), erasures.of(ACME).amount(17));
        assertEquals(new Amount(1, 0, 1, 0), erasures.of(ACME).amount(18));
        assertEquals(new Amount(4, 1, 2, 0), erasures.of(GLOBEX).amount(17));
        assertEquals(1, numbers.of(ACME).find(BOT, TODAY, TODAY).whole().people());
    }

    private List<Question> open(Instant settledBy) {
        return questions.of(ACME).find(BOT, Standing.OPEN, settledBy, 9);
    }

    private void add(PortalId portal, Entry entry) {
        transcripts.of(portal).add(entry, entry.missed() ? entry.why().compared() : "", false);
    }

    private static Entry turn(long person, int daysAgo, String topic, @Nullable Position waitsAt) {
        boolean missed = topic.isEmpty();
        Why why = missed ? why(Rule.FALLBACK) : new Why(Rule.ALL_WORDS, topic, topic, topic);
        return entry(new DialogId(Long.toString(person)), Place.PRIVATE, person, daysAgo, missed, "said", why, waitsAt);
    }

    private static Entry miss(long person, String said, String likeness, Rule rule) {
        Why why = new Why(rule, null, likeness, null);
        return entry(new DialogId(Long.toString(person)), Place.PRIVATE, person, 0, true, said, why, null);
    }

    private static Why why(Rule rule) {
        return new Why(rule, null, "", null);
    }

    private static Entry entry(
            DialogId dialog,
            Place place,
            long person,
            int daysAgo,
            boolean missed,
            String said,
            Why why,
            @Nullable Position waitsAt) {
        return new Entry(
                0,
                BOT,
                dialog,
                TODAY.minusDays(daysAgo),
                10,
                NOW.minus(Duration.ofDays(daysAgo)),
                person,
                person == 0 ? "" : "Person " + person,
                place,
                Entry.Kind.SAID,
                said,
                "",
                why,
                List.of(),
                waitsAt,
                false,
                missed || why.rule() == Rule.FALLBACK,
                1);
    }
}
