package parley.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import parley.authoring.BotId;
import parley.engine.Position;
import parley.engine.Why;
import parley.insight.DayCount;
import parley.insight.DayCount.Tallied;
import parley.insight.Entry;
import parley.insight.Numbers;
import parley.portals.PortalId;
import parley.running.DialogId;

/**
 * Numbers in the database: sums of whole days, which are counted anew while turns are added to them. A page reads the sums
 * only, so that it costs the same for a busy bot.
 */
public final class JdbcNumbers implements Numbers {
    /** A turn may be committed later than it happened, and where a conversation was left shows after a while. */
    private static final Duration SLACK = Duration.ofHours(2);

    private static final int MOST_LEFT = 20;

    private final Jdbi jdbi;

    public JdbcNumbers(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public OfPortal of(PortalId portal) {
        return new OfOnePortal(jdbi, portal);
    }

    @Override
    public void count(Instant now) {
        Instant since = countedUntil().orElse(Instant.EPOCH).minus(SLACK);
        changed(since).forEach(day -> jdbi.useTransaction(handle -> replace(handle, day, counted(handle, day))));
        jdbi.useTransaction(handle -> Upsert.run(
                handle,
                "update tally_mark set counted_until = :now where name = 'turn'",
                "insert into tally_mark (name, counted_until) values ('turn', :now) on conflict do nothing",
                Map.of("now", Times.stored(now))));
    }

    @Override
    public Optional<Instant> countedUntil() {
        return jdbi.withHandle(handle -> handle.createQuery("select counted_until from tally_mark where name = 'turn'")
                .map((row, _) -> Times.read(row, "counted_until"))
                .findOne());
    }

    private record BotDay(String portal, long bot, LocalDate day) {
        Map<String, Object> values() {
            return Map.of("portal", portal, "bot", bot, "day", day);
        }
    }

    private List<BotDay> changed(Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct portal, bot, local_day from turn where said_at >= :since")
                .bind("since", Times.stored(since))
                .map((row, _) -> new BotDay(
                        row.getString("portal"), row.getLong("bot"), row.getObject("local_day", LocalDate.class)))
                .list());
    }

    private static DayCount counted(Handle handle, BotDay day) {
        DayCount count = new DayCount();
        try (Stream<Tallied> turns =
                handle
                        .createQuery("""
                        select dialog, local_hour, person, kind, rule, topic, steps, waits_at, handed_over, missed from turn
                        where portal = :portal and bot = :bot and local_day = :day order by id""")
                        .bindMap(day.values())
                        .setFetchSize(1_000)
                        .map((row, _) -> tallied(row))
                        .stream()) {
            turns.forEach(count::add);
        }
        return count;
    }

    private static Tallied tallied(ResultSet row) throws SQLException {
        return new Tallied(
                new DialogId(row.getString("dialog")),
                row.getInt("local_hour"),
                row.getLong("person"),
                Entry.Kind.valueOf(row.getString("kind")),
                Why.Rule.valueOf(row.getString("rule")),
                row.getString("topic"),
                DayCount.topicsOf(StoredTurn.positions(row.getString("steps"))),
                Optional.ofNullable(row.getString("waits_at"))
                        .flatMap(Position::read)
                        .orElse(null),
                row.getBoolean("handed_over"),
                row.getBoolean("missed"));
    }

    private static void replace(Handle handle, BotDay day, DayCount count) {
        for (String table : List.of("tally", "tally_hour", "tally_left", "tally_person")) {
            handle.createUpdate("delete from " + table + " where portal = :portal and bot = :bot and local_day = :day")
                    .bindMap(day.values())
                    .execute();
        }
        PreparedBatch sums = handle.prepareBatch("""
                insert into tally (portal, bot, local_day, topic, conversations, answered, missed, handed_over)
                values (:portal, :bot, :day, :topic, :conversations, :answered, :missed, :handedOver)""");
        PreparedBatch people = handle.prepareBatch("""
                insert into tally_person (portal, bot, local_day, topic, person)
                values (:portal, :bot, :day, :topic, :person)""");
        count.sums().forEach((topic, sum) -> {
            sums.bindMap(day.values())
                    .bind("topic", topic)
                    .bind("conversations", sum.conversations())
                    .bind("answered", sum.answered())
                    .bind("missed", sum.missed())
                    .bind("handedOver", sum.handedOver())
                    .add();
            sum.people()
                    .forEach(person -> people.bindMap(day.values())
                            .bind("topic", topic)
                            .bind("person", person)
                            .add());
        });
        PreparedBatch hours = handle.prepareBatch("""
                insert into tally_hour (portal, bot, local_day, local_hour, messages)
                values (:portal, :bot, :day, :hour, :messages)""");
        count.hours()
                .forEach((hour, messages) -> hours.bindMap(day.values())
                        .bind("hour", hour)
                        .bind("messages", messages)
                        .add());
        PreparedBatch left = handle.prepareBatch("""
                insert into tally_left (portal, bot, local_day, step, conversations)
                values (:portal, :bot, :day, :step, :conversations)""");
        count.left()
                .forEach((step, conversations) -> left.bindMap(day.values())
                        .bind("step", step.toString())
                        .bind("conversations", conversations)
                        .add());
        for (PreparedBatch batch : List.of(sums, people, hours, left)) {
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    private record OfOnePortal(Jdbi jdbi, PortalId portal) implements OfPortal {
        private static final String IN_PERIOD =
                " where portal = :portal and bot = :bot and local_day between :first and :last ";

        @Override
        public Period find(BotId bot, LocalDate first, LocalDate last) {
            Map<String, Object> values =
                    Map.of("portal", portal.value(), "bot", bot.value(), "first", first, "last", last);
            return jdbi.withHandle(handle -> {
                Map<String, Long> people = people(handle, values, "topic");
                Map<String, Long> daily = people(handle, values, "local_day");
                List<OfTopic> topics = handle.createQuery(
                                """
                                select topic, sum(conversations) as conversations, sum(answered) as answered,
                                  sum(missed) as missed, sum(handed_over) as handed_over
                                from tally""" + IN_PERIOD + "group by topic order by conversations desc, topic")
                        .bindMap(values)
                        .map((row, _) -> new OfTopic(
                                row.getString("topic"), sums(row, people.getOrDefault(row.getString("topic"), 0L))))
                        .list();
                return new Period(
                        topics.stream()
                                .filter(topic -> topic.topic().equals(DayCount.WHOLE))
                                .map(OfTopic::sums)
                                .findFirst()
                                .orElse(new Sums(0, 0, 0, 0, 0)),
                        days(handle, values, daily),
                        topics.stream()
                                .filter(topic -> !topic.topic().equals(DayCount.WHOLE))
                                .toList(),
                        hours(handle, values),
                        left(handle, values));
            });
        }

        /** By topic over all days, or by day for the whole bot. */
        private static Map<String, Long> people(Handle handle, Map<String, Object> values, String by) {
            Map<String, Long> people = new HashMap<>();
            String whole = by.equals("topic") ? "" : "and topic = '' ";
            handle.createQuery("select " + by + " as name, count(distinct person) as people from tally_person"
                            + IN_PERIOD + whole + "group by " + by)
                    .bindMap(values)
                    .map((row, _) -> Map.entry(row.getString("name"), row.getLong("people")))
                    .forEach(entry -> people.put(entry.getKey(), entry.getValue()));
            return people;
        }

        private static List<Day> days(Handle handle, Map<String, Object> values, Map<String, Long> people) {
            return handle.createQuery("select * from tally" + IN_PERIOD + "and topic = '' order by local_day")
                    .bindMap(values)
                    .map((row, _) -> new Day(
                            row.getObject("local_day", LocalDate.class),
                            sums(row, people.getOrDefault(row.getString("local_day"), 0L))))
                    .list();
        }

        private static Map<Integer, Long> hours(Handle handle, Map<String, Object> values) {
            Map<Integer, Long> hours = new HashMap<>();
            handle.createQuery("select local_hour, sum(messages) as messages from tally_hour" + IN_PERIOD
                            + "group by local_hour")
                    .bindMap(values)
                    .map((row, _) -> Map.entry(row.getInt("local_hour"), row.getLong("messages")))
                    .forEach(entry -> hours.put(entry.getKey(), entry.getValue()));
            return hours;
        }

        private static List<Left> left(Handle handle, Map<String, Object> values) {
            return handle
                    .createQuery("select step, sum(conversations) as conversations from tally_left" + IN_PERIOD
                            + "group by step order by conversations desc, step limit " + MOST_LEFT)
                    .bindMap(values)
                    .map((row, _) -> Map.entry(row.getString("step"), row.getLong("conversations")))
                    .list()
                    .stream()
                    .flatMap(entry ->
                            Position.read(entry.getKey()).map(step -> new Left(step, entry.getValue())).stream())
                    .toList();
        }

        private static Sums sums(ResultSet row, long people) throws SQLException {
            return new Sums(
                    row.getLong("conversations"),
                    people,
                    row.getLong("answered"),
                    row.getLong("missed"),
                    row.getLong("handed_over"));
        }

        @Override
        public Map<String, Long> hits(BotId bot, LocalDate first) {
            Map<String, Long> hits = new HashMap<>();
            jdbi.useHandle(handle -> handle.createQuery("""
                            select topic, sum(answered) as hits from tally
                            where portal = :portal and bot = :bot and local_day >= :first and topic <> ''
                            group by topic""")
                    .bind("portal", portal.value())
                    .bind("bot", bot.value())
                    .bind("first", first)
                    .map((row, _) -> Map.entry(row.getString("topic"), row.getLong("hits")))
                    .forEach(entry -> hits.put(entry.getKey(), entry.getValue())));
            return hits;
        }
    }
}
