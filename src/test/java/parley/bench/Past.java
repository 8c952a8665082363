package parley.bench;

import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import parley.authoring.BotId;
import parley.engine.Scenario;
import parley.storage.Databases;

/**
 * Fills a database as if so many events had come in ninety days, spread evenly over its portals: every table that grows gets
 * its share. The newest are from now. One in a hundred waits for a later try, one in a thousand was put aside.
 */
final class Past {
    private static final int DAYS = 90;
    private static final int EVENTS_OF_A_DIALOG = 20;

    private final boolean embedded;
    private final long events;
    private final long portals;

    private Past(Databases.Place place, long events, long portals) {
        this.embedded = place.url().startsWith("jdbc:h2:");
        this.events = events;
        this.portals = portals;
    }

    /** @return the bot of the first portal, {@link Seed#portal} 0 */
    static BotId fill(Databases.Place place, long events, long portals) throws SQLException, NoSuchAlgorithmException {
        BotId bot = Seed.plant(
                place,
                URI.create("http://127.0.0.1:9/"),
                0,
                1,
                new Scenario(Locale.ENGLISH, List.of(), List.of(), List.of()));
        try (Connection connection = DriverManager.getConnection(place.url(), place.user(), place.password());
                Statement statement = connection.createStatement()) {
            new Past(place, events, portals).fill(statement, bot);
        }
        return bot;
    }

    private void fill(Statement statement, BotId bot) throws SQLException {
        copyPortals(statement, bot);
        List<String> indexes = embedded ? List.of() : takeIndexesAway(statement);
        for (String part : parts(bot)) {
            statement.execute(part);
        }
        for (String index : indexes) {
            statement.execute(index);
        }
        statement.execute("insert into tally_person select distinct portal, bot, local_day, '', person from turn");
        statement.execute("insert into tally_mark values ('turn', current_timestamp)");
        statement.execute("alter sequence turn_ids restart with " + (events + 1));
        statement.execute("alter sequence envelope_ids restart with " + (events + 1));
        statement.execute(embedded ? "analyze" : "vacuum analyze");
    }

    private void copyPortals(Statement statement, BotId bot) throws SQLException {
        for (String table : List.of("portal", "access_grant", "event_proof", "bot")) {
            String columns = columns(statement, table);
            String key = table.equals("portal") ? "id" : "portal";
            String copied = columns.replaceFirst("\\b" + key + "\\b", portal("n") + " as " + key);
            if (table.equals("bot")) {
                copied = copied.replaceFirst("\\bid\\b", bot.value() + " + n as id");
            }
            statement.execute("insert into " + table + " (" + columns + ") select " + copied + " from " + table + ", "
                    + series(portals - 1));
        }
        statement.execute("alter sequence bot_ids restart with " + (bot.value() + portals));
    }

    private static String columns(Statement statement, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("select * from " + table + " where 1 = 0")) {
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                columns.add(row.getMetaData().getColumnName(i));
            }
        }
        return String.join(", ", columns);
    }

    /** An index is made faster than it grows. */
    private static List<String> takeIndexesAway(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> definitions = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("""
                select indexname, indexdef from pg_indexes where schemaname = 'public'
                  and tablename in ('turn', 'missed', 'receipt', 'alarm', 'parked') and indexname not like '%_pkey'""")) {
            while (row.next()) {
                names.add(row.getString(1));
                definitions.add(row.getString(2));
            }
        }
        for (String name : names) {
            statement.execute("drop index " + name);
        }
        return definitions;
    }

    private List<String> parts(BotId bot) {
        String owner = portal("mod(n, " + portals + ")");
        String bots = bot.value() + " + mod(n, " + portals + ")";
        String dialogs = Long.toString(Math.max(1, events / portals / EVENTS_OF_A_DIALOG));
        String person = "1 + mod(n / " + portals + ", " + dialogs + ")";
        String dialog = "cast(" + person + " as varchar(20))";
        String day = "cast(current_date - cast(" + (DAYS - 1) + " - n * " + DAYS + " / " + (events + 1)
                + " as integer) as date)";
        String at = "current_timestamp - (" + events + " - n) * (interval '1' day * " + DAYS + " / " + events + ")";
        String week = "current_timestamp - (" + events + " - n) * (interval '1' day * 6 / " + events + ")";
        String talks = Long.toString(portals * Long.parseLong(dialogs));
        return List.of(
                """
                insert into turn (id, portal, bot, dialog, local_day, local_hour, said_at, person, person_name, place,
                  kind, said, answered, rule, topic, compared, wording, score, steps, handed_over, missed, revision)
                select n, %s, %s, %s, %s, mod(n, 24), %s, %s, 'Vera Lang', 'PRIVATE', 'SAID',
                  'where do I find the form number ' || n, 'Forms are in the folder of the office.',
                  case when mod(n, 20) = 0 then 'FALLBACK' else 'ALL_WORDS' end, 'topic' || mod(n, 10),
                  'where find form number', 'where is the form', 90, 'topic:forms/0', false, mod(n, 20) = 0, 1
                from %s""".formatted(owner, bots, dialog, day, at, person, series(events)),
                """
                insert into missed (turn, portal, bot, dialog, person, place, said_at, said, likeness, pending)
                select id, portal, bot, dialog, person, place, said_at, said, 'form ' || mod(id / 20, 500), false
                from turn where missed""",
                "insert into receipt (dedup_key, accepted_at) select %s || '/MESSAGE/842/' || n, %s from %s"
                        .formatted(owner, week, series(events)),
                """
                insert into conversation (portal, bot_number, dialog, misses, version, session, begun_at, changed_at, said)
                select %s, 842, %s, 0, 1, 0, current_timestamp, current_timestamp, n from %s""".formatted(owner, dialog, series(talks)),
                """
                insert into button_message (portal, bot_number, dialog, ticket, message)
                select portal, bot_number, dialog, 1, 1 from conversation""",
                """
                insert into person_fact (portal, person, fact, content, kept_at)
                select portal, cast(dialog as bigint), 'city', 'Hamburg', changed_at from conversation""",
                """
                insert into envelope (id, lane, place, kind, payload, accepted_at, due_at, attempts, mistakes)
                select -n, %s || '/842/later' || n, -n, 'effect', cast(cast(n as varchar(20)) as bytea), current_timestamp,
                  current_timestamp + interval '1' hour, 1, 0 from %s""".formatted(owner, series(events / 100)),
                """
                insert into lane (name, lane_group, due_at, fence)
                select lane, left(lane, 32), due_at, null from envelope""",
                """
                insert into parked (id, lane, lane_group, place, kind, payload, accepted_at, attempts, parked_at, reason)
                select n, %s || '/842/aside' || n, %s, n, 'effect', cast('x' as bytea), current_timestamp, 5,
                  current_timestamp, 'A mistake' from %s""".formatted(owner, owner, series(events / 1_000)),
                """
                insert into alarm (dedup_key, lane, lane_group, kind, payload, due_at)
                select 'alarm' || n, %s || '/842/1', %s, 'happening', cast('x' as bytea),
                  current_timestamp + interval '1' day from %s""".formatted(owner, owner, series(events / 100)),
                """
                insert into tally (portal, bot, local_day, topic, conversations, answered, missed, handed_over)
                select portal, id, cast(current_date - cast(n as integer) as date), '', 10, 9, 1, 0 from bot, %s""".formatted(series(DAYS)),
                """
                insert into tally_hour (portal, bot, local_day, local_hour, messages)
                select portal, id, cast(current_date - cast(n as integer) as date), mod(n, 24), 10 from bot, %s""".formatted(series(DAYS)));
    }

    /** The name of a portal by its number, as {@link Seed#portal} gives it. */
    private static String portal(String number) {
        String first = Seed.portal(0).value();
        // Hexadecimal digits are only counted by one database, so the others are called by decimal ones.
        return "case when " + number + " = 0 then '" + first + "' else lpad(cast(" + number
                + " as varchar(32)), 32, '0') end";
    }

    private String series(Object last) {
        return (embedded ? "system_range" : "generate_series") + "(1, " + last + ") as s(n)";
    }
}
