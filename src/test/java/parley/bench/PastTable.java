package parley.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import parley.authoring.BotId;
import parley.engine.Conversation;
import parley.engine.Place;
import parley.engine.Position;
import parley.engine.Why;
import parley.inbox.Lanes.Held;
import parley.inbox.NewEnvelope;
import parley.insight.Entry;
import parley.insight.Questions;
import parley.insight.Transcripts;
import parley.running.BotRef;
import parley.running.DialogId;
import parley.running.LiveBots.Met;
import parley.running.Talk;
import parley.storage.Database;
import parley.storage.Databases;
import parley.storage.JdbcAlarms;
import parley.storage.JdbcBacklog;
import parley.storage.JdbcConversations;
import parley.storage.JdbcErasures;
import parley.storage.JdbcFacts;
import parley.storage.JdbcInbox;
import parley.storage.JdbcLanes;
import parley.storage.JdbcLiveBots;
import parley.storage.JdbcNumbers;
import parley.storage.JdbcPortals;
import parley.storage.JdbcQuestions;
import parley.storage.JdbcTranscripts;

/**
 * Prints the table of {@code bin/bench growth}: what one event, and what a page, costs the database behind few and behind very
 * many events, of one and of very many portals. PostgreSQL also tells how many pages it looked at, which does not depend on
 * what else the machine does.
 */
public final class PastTable {
    private static final int FEW = 100;
    private static final int PORTALS = 10_000;
    private static final long MANY = 10_000_000;
    private static final long MANY_EMBEDDED = 1_000_000;

    private static final BotRef BOT = new BotRef(Seed.portal(0), 842);

    private PastTable() {}

    /** @param arguments {@code h2} or {@code postgresql}, and how many events are many */
    public static void main(String... arguments) throws Exception {
        boolean embedded = arguments[0].equals("h2");
        long many = arguments.length > 1 ? Long.parseLong(arguments[1]) : embedded ? MANY_EMBEDDED : MANY;
        Map<String, List<String>> rows = new LinkedHashMap<>();
        List<String> heads = new ArrayList<>();
        for (long[] size : List.of(new long[] {FEW, 1}, new long[] {many, 1}, new long[] {many, PORTALS})) {
            try (Disk disk = Disk.onDisk(embedded)) {
                Databases.Place place = disk.place();
                long begin = System.nanoTime();
                place.open().close();
                BotId bot = Past.fill(place, size[0], size[1]);
                System.err.printf(
                        "filled in %d s%n",
                        Duration.ofNanos(System.nanoTime() - begin).toSeconds());
                heads.add("%,d of %,d".formatted(size[0], size[1]));
                for (Act act : Act.values()) {
                    String cost = new Measure(place, bot, embedded).of(act);
                    System.err.println(act.title + ": " + cost);
                    rows.computeIfAbsent(act.title, _ -> new ArrayList<>()).add(cost);
                }
            }
        }
        System.out.println("| us, pages | " + String.join(" | ", heads) + " |");
        rows.forEach((title, costs) -> System.out.println("| " + title + " | " + String.join(" | ", costs) + " |"));
        System.exit(0);
    }

    /** What is measured. */
    private enum Act {
        ARRIVE("an event arrives", 300) {
            @Override
            void run(Stores on) {
                on.arrive();
            }
        },
        ARRIVE_AGAIN("it arrives again", 300) {
            @Override
            void run(Stores on) {
                on.inbox.add(List.of(on.last));
            }
        },
        LANE("a lane is taken, emptied, let go of", 300) {
            @Override
            void run(Stores on) {
                on.arrive();
                on.work();
            }
        },
        TURN("a turn: conversation, memory, transcript, next", 300) {
            @Override
            void run(Stores on) {
                on.turn();
            }
        },
        RENEW("leases are renewed", 100) {
            @Override
            void run(Stores on) {
                on.lanes.renew(List.of(new parley.inbox.Lanes.Claim("nobody's", 1)), on.now());
            }
        },
        ALARMS("alarms that are due are looked for", 100) {
            @Override
            void run(Stores on) {
                on.alarms.due(on.now(), 100);
            }
        },
        DEPTH("how much waits, in all", 20) {
            @Override
            void run(Stores on) {
                on.lanes.depth(on.now());
            }
        },
        HEALTH("how much of one portal waits", 20) {
            @Override
            void run(Stores on) {
                on.backlog.depth(BOT.portal(), on.now());
            }
        },
        NUMBERS("the page of numbers, 30 days", 20) {
            @Override
            void run(Stores on) {
                LocalDate today = LocalDate.ofInstant(on.now(), ZoneOffset.UTC);
                on.numbers.of(BOT.portal()).find(on.bot, today.minusDays(29), today);
            }
        },
        TRANSCRIPTS("the list of conversations", 20) {
            @Override
            void run(Stores on) {
                on.transcripts.of(BOT.portal()).find(on.bot, Transcripts.Wanted.ANY, 50);
            }
        },
        SEARCH("a search in them", 20) {
            @Override
            void run(Stores on) {
                on.transcripts
                        .of(BOT.portal())
                        .find(on.bot, new Transcripts.Wanted("number 99", "", null, null, null, null), 50);
            }
        },
        QUESTIONS("the page of unanswered questions", 20) {
            @Override
            void run(Stores on) {
                on.questions.of(BOT.portal()).find(on.bot, Questions.Standing.OPEN, on.now(), 50);
            }
        },
        RECEIPTS("5,000 receipts are forgotten", 5) {
            @Override
            void run(Stores on) {
                // The oldest are six days old.
                on.lanes.forget(on.now().minus(Duration.ofDays(5)));
            }
        },
        FORGET("turns are forgotten, one round for all bots", 2) {
            @Override
            void run(Stores on) {
                on.transcripts.forget(
                        LocalDate.ofInstant(on.now(), ZoneOffset.UTC).plusDays(5), 1_000, 1);
            }
        },
        COUNT("numbers are counted", 2) {
            @Override
            void run(Stores on) {
                on.numbers.count(on.now());
            }
        },
        PERSON("how much is known of a person", 5) {
            @Override
            void run(Stores on) {
                on.erasures.of(BOT.portal()).amount(3);
            }
        },
        ERASE("one of many portals is erased", 1) {
            @Override
            void run(Stores on) {
                on.portals.all().stream()
                        .filter(portal -> !portal.id().equals(BOT.portal()))
                        .findFirst()
                        .ifPresent(on.portals::erase);
            }
        };

        final String title;
        final int times;

        Act(String title, int times) {
            this.title = title;
            this.times = times;
        }

        abstract void run(Stores on);
    }

    /** Everything that an event, or a page, comes by. */
    private static final class Stores {
        final Database database;
        final JdbcInbox inbox;
        final JdbcLanes lanes;
        final JdbcConversations conversations;
        final JdbcFacts facts;
        final JdbcAlarms alarms;
        final JdbcBacklog backlog;
        final JdbcNumbers numbers;
        final JdbcTranscripts transcripts;
        final JdbcQuestions questions;
        final JdbcErasures erasures;
        final JdbcLiveBots bots;
        final JdbcPortals portals;
        final BotId bot;
        NewEnvelope last = new NewEnvelope("", "", "", new byte[0], Instant.EPOCH);
        private static int number;

        Stores(Database database, BotId bot) {
            this.database = database;
            this.inbox = new JdbcInbox(database, Clock.systemUTC());
            this.lanes = new JdbcLanes(database);
            this.conversations = new JdbcConversations(database);
            this.facts = new JdbcFacts(database);
            this.alarms = new JdbcAlarms(database);
            this.backlog = new JdbcBacklog(database);
            this.numbers = new JdbcNumbers(database);
            this.transcripts = new JdbcTranscripts(database);
            this.questions = new JdbcQuestions(database);
            this.erasures = new JdbcErasures(database);
            this.bots = new JdbcLiveBots(database);
            this.portals = new JdbcPortals(database);
            this.bot = bot;
        }

        Instant now() {
            return Clock.systemUTC().instant();
        }

        void arrive() {
            String lane = BOT.portal() + "/842/3";
            byte[] payload = new byte[1_500];
            last = new NewEnvelope(lane, "stimulus", lane + "/new/" + number++, payload, now());
            inbox.add(List.of(last));
        }

        void work() {
            for (Held held : lanes.claim(now(), Duration.ofMinutes(1), 8, 8).lanes()) {
                lanes.settle(held.claim(), held.head().envelope(), List.of(), now());
            }
        }

        void turn() {
            arrive();
            DialogId dialog = new DialogId("3");
            Met met = bots.meet(BOT, dialog, last.lane()).orElseThrow();
            facts.of(BOT.portal(), 3);
            for (Held held : lanes.claim(now(), Duration.ofMinutes(1), 8, 8).lanes()) {
                var next = database.inTransaction(() -> {
                    transcripts.of(BOT.portal()).add(entry(dialog), "", true);
                    conversations.save(BOT, dialog, met.talk(), new Talk(Conversation.NEW, 1, 0, now(), now()));
                    NewEnvelope effect = new NewEnvelope(last.lane(), "effect", "", last.payload(), now());
                    return lanes.settle(held.claim(), held.head().envelope(), List.of(effect), now());
                });
                database.inTransaction(() -> {
                    conversations.noteSaid(BOT, dialog, number);
                    return lanes.settle(held.claim(), next.get().orElseThrow().envelope(), List.of(), now());
                });
            }
        }

        private Entry entry(DialogId dialog) {
            Instant now = now();
            return new Entry(
                    0,
                    bot,
                    dialog,
                    LocalDate.ofInstant(now, ZoneOffset.UTC),
                    12,
                    now,
                    3,
                    "Vera Lang",
                    Place.PRIVATE,
                    Entry.Kind.SAID,
                    "where do I find the form",
                    "Forms are in the folder of the office.",
                    new Why(Why.Rule.ALL_WORDS, "topic1", "where find form", "where is the form"),
                    Position.read("topic:forms/0").stream().toList(),
                    null,
                    false,
                    false,
                    1);
        }
    }

    /** One act, often enough. */
    private record Measure(Databases.Place place, BotId bot, boolean embedded) {

        String of(Act act) throws SQLException {
            long before = pages();
            Histogram times = new Histogram(3);
            try (Database database = Database.connect(place.url(), place.user(), place.password())) {
                Stores stores = new Stores(database, bot);
                for (int i = 0; i < act.times; i++) {
                    run(act, stores, new Histogram(3));
                }
                for (int i = 0; i < act.times; i++) {
                    run(act, stores, times);
                }
            }
            long micros = Duration.ofNanos(times.getValueAtPercentile(50)).toNanos() / 1_000;
            return embedded
                    ? "%,d".formatted(micros)
                    : "%,d, %,d".formatted(micros, (pages() - before) / (2L * act.times));
        }

        private static void run(Act act, Stores stores, Histogram times) {
            long begin = System.nanoTime();
            act.run(stores);
            times.recordValue(System.nanoTime() - begin);
        }

        /** What connections looked at is told when they have ended. */
        private long pages() throws SQLException {
            if (embedded) {
                return 0;
            }
            try (Connection connection = DriverManager.getConnection(place.url(), place.user(), place.password());
                    Statement statement = connection.createStatement()) {
                while (one(statement, "select count(*) from pg_stat_activity where datname = current_database()") > 1) {
                    Thread.onSpinWait();
                }
                return one(
                        statement,
                        "select blks_hit + blks_read from pg_stat_database where datname = current_database()");
            }
        }

        private static long one(Statement statement, String query) throws SQLException {
            try (ResultSet row = statement.executeQuery(query)) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
