package parley.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import parley.authoring.BotId;
import parley.engine.Place;
import parley.insight.Entry;
import parley.insight.Retention;
import parley.insight.Transcripts;
import parley.portals.PortalId;
import parley.running.DialogId;

/** Transcripts in the database. Every statement but the forgetting names the portal. */
public final class JdbcTranscripts implements Transcripts {
    /** A search looks at no more turns than these, the newest. */
    private static final int SEARCHED = 20_000;

    private static final int LONGEST_TALK = 500;

    private final Database database;
    private final Jdbi jdbi;

    public JdbcTranscripts(Database database) {
        this.database = database;
        this.jdbi = database.jdbi();
    }

    @Override
    public OfPortal of(PortalId portal) {
        return new OfOnePortal(database, jdbi, portal);
    }

    @Override
    public void forget(LocalDate today, int most, int rounds) {
        jdbi.withHandle(JdbcTranscripts::kept).forEach(kept -> forget(kept, today, most, rounds));
    }

    private record Kept(String portal, long bot, int days) {
        Map<String, Object> oldest(LocalDate today, int most) {
            // Where nothing is kept, also what the last turn before the decision left goes.
            LocalDate before = days == 0 ? today.plusDays(2) : today.minusDays(days);
            return Map.of("portal", portal, "bot", bot, "before", before, "most", most);
        }
    }

    private static List<Kept> kept(Handle handle) {
        return handle.createQuery("""
                        select portal, id as bot, cast(:usual as integer) as days from bot
                        where not exists (
                          select 1 from retention where retention.portal = bot.portal and retention.bot = bot.id)
                        union all select portal, bot, days from retention""")
                .bind("usual", Retention.USUAL_DAYS)
                .map((row, _) -> new Kept(row.getString("portal"), row.getLong("bot"), row.getInt("days")))
                .list();
    }

    /** One bot after the other, so that one with very much to forget does not have all the others looked at again. */
    private void forget(Kept kept, LocalDate today, int most, int rounds) {
        Map<String, Object> values = kept.oldest(today, most);
        boolean more = true;
        for (int round = 0; more && round < rounds; round++) {
            boolean turns = jdbi.inTransaction(handle -> forgetTurns(handle, values)) == most;
            boolean people = jdbi.withHandle(handle -> forgetPeople(handle, values));
            more = turns || people;
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        delete from question where portal = :portal and bot = :bot and not exists (
                          select 1 from missed where missed.portal = question.portal and missed.bot = question.bot
                            and missed.likeness = question.likeness)""").bindMap(values).execute());
    }

    private static int forgetTurns(Handle handle, Map<String, Object> values) {
        List<Long> turns =
                handle.createQuery("""
                        select id from turn where portal = :portal and bot = :bot and local_day < :before
                        order by local_day, id limit :most""").bindMap(values).mapTo(Long.class).list();
        if (!turns.isEmpty()) {
            for (String table : List.of("delete from missed where turn", "delete from turn where id")) {
                handle.createUpdate(table + " = any(:turns)")
                        .bindArray("turns", Long.class, turns)
                        .execute();
            }
        }
        return turns.size();
    }

    /** Whom the bot met on the oldest day. */
    private static boolean forgetPeople(Handle handle, Map<String, Object> values) {
        Optional<LocalDate> oldest =
                handle.createQuery("""
                        select local_day from tally_person where portal = :portal and bot = :bot and local_day < :before
                        order by local_day limit 1""").bindMap(values).mapTo(LocalDate.class).findOne();
        oldest.ifPresent(day -> handle.createUpdate(
                        "delete from tally_person where portal = :portal and bot = :bot and local_day = :day")
                .bindMap(values)
                .bind("day", day)
                .execute());
        return oldest.isPresent();
    }

    private record OfOnePortal(Database database, Jdbi jdbi, PortalId portal) implements OfPortal {

        @Override
        public void add(Entry entry, String likeness, boolean settled) {
            database.change(round -> {
                if (settled) {
                    settle(round, entry);
                }
                StoredTurn.insert(round, portal, entry);
                if (entry.missed()) {
                    StoredTurn.insertMissed(round, portal, entry, likeness);
                }
            });
        }

        /** The earlier message was understood after all. */
        private void settle(Round round, Entry entry) {
            Object[] dialog = {
                portal.value(), entry.bot().value(), entry.dialog().value()
            };
            round.update("""
                    update turn set missed = false where id in (
                      select turn from missed where portal = ? and bot = ? and dialog = ? and pending)""", dialog);
            round.update("delete from missed where portal = ? and bot = ? and dialog = ? and pending", dialog);
        }

        @Override
        public List<Talk> find(BotId bot, Wanted wanted, int most) {
            List<String> conditions = new ArrayList<>();
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("portal", portal.value());
            values.put("bot", bot.value());
            values.put("searched", SEARCHED);
            values.put("most", most);
            String until = wanted.until() == null ? "" : " and local_day <= :until";
            values.put("until", wanted.until());
            if (!wanted.words().isBlank()) {
                conditions.add("(lower(said) like :words escape '!' or lower(answered) like :words escape '!')");
                values.put("words", part(wanted.words()));
            }
            if (wanted.person().matches("\\d{1,18}")) {
                conditions.add("person = :person");
                values.put("person", Long.parseLong(wanted.person()));
            } else if (!wanted.person().isBlank()) {
                conditions.add("lower(person_name) like :person escape '!'");
                values.put("person", part(wanted.person()));
            }
            if (wanted.topic() != null) {
                conditions.add("topic = :topic");
                values.put("topic", wanted.topic());
            }
            if (wanted.rule() != null) {
                conditions.add("rule = :rule");
                values.put("rule", wanted.rule().name());
            }
            String fits = conditions.isEmpty()
                    ? ""
                    : " having max(case when " + String.join(" and ", conditions) + " then 1 else 0 end) = 1";
            String older = wanted.before() == null ? "" : (fits.isEmpty() ? " having " : " and ") + "max(id) < :before";
            values.put("before", wanted.before());
            return jdbi.withHandle(handle -> handle.createQuery("""
                            select talk.*, turn.said as beginning from (
                              select dialog, local_day, max(id) as newest, min(said_at) as begun, max(said_at) as ended,
                                min(place) as place, max(person) as person, max(person_name) as person_name,
                                count(*) as turns, sum(case when missed then 1 else 0 end) as missed,
                                max(case when handed_over then 1 else 0 end) as handed_over,
                                min(case when said = '' then null else id end) as first_said
                              from (
                                select * from turn where portal = :portal and bot = :bot""" + until + " " + """
                                order by local_day desc, id desc limit :searched) as recent
                              group by dialog, local_day""" + fits + older + " " + """
                              order by max(id) desc limit :most) as talk
                            left join turn on turn.id = talk.first_said order by newest desc""")
                    .bindMap(values)
                    .map((row, _) -> talk(row))
                    .list());
        }

        private static String part(String text) {
            String quoted = text.strip()
                    .toLowerCase(Locale.ROOT)
                    .replace("!", "!!")
                    .replace("%", "!%")
                    .replace("_", "!_");
            return "%" + quoted + "%";
        }

        private static Talk talk(ResultSet row) throws SQLException {
            return new Talk(
                    new DialogId(row.getString("dialog")),
                    row.getObject("local_day", LocalDate.class),
                    row.getLong("newest"),
                    Times.read(row, "begun"),
                    Times.read(row, "ended"),
                    Place.valueOf(row.getString("place")),
                    row.getLong("person"),
                    row.getString("person_name"),
                    Optional.ofNullable(row.getString("beginning")).orElse(""),
                    row.getInt("turns"),
                    row.getInt("missed"),
                    row.getInt("handed_over") == 1);
        }

        @Override
        public List<Entry> read(BotId bot, DialogId dialog, LocalDate day) {
            return jdbi.withHandle(handle -> handle.createQuery("""
                            select * from turn
                            where portal = :portal and bot = :bot and dialog = :dialog and local_day = :day
                            order by id desc limit :most""")
                            .bind("portal", portal.value())
                            .bind("bot", bot.value())
                            .bind("dialog", dialog.value())
                            .bind("day", day)
                            .bind("most", LONGEST_TALK)
                            .map((row, _) -> StoredTurn.entry(row))
                            .list())
                    .reversed();
        }

        @Override
        public List<Entry> newest(BotId bot, int most) {
            return jdbi.withHandle(handle -> handle.createQuery("""
                            select * from turn
                            where portal = :portal and bot = :bot and kind in ('SAID', 'COMMANDED')
                            order by local_day desc, id desc limit :most""")
                    .bind("portal", portal.value())
                    .bind("bot", bot.value())
                    .bind("most", most)
                    .map((row, _) -> StoredTurn.entry(row))
                    .list());
        }

        @Override
        public int daysKept(BotId bot) {
            return jdbi.withHandle(handle -> handle.createQuery(
                                    "select days from retention where portal = :portal and bot = :bot")
                            .bind("portal", portal.value())
                            .bind("bot", bot.value())
                            .mapTo(Integer.class)
                            .findOne())
                    .orElse(Retention.USUAL_DAYS);
        }

        @Override
        public void keep(BotId bot, int days) {
            jdbi.useTransaction(handle -> Upsert.run(
                    handle,
                    "update retention set days = :days where portal = :portal and bot = :bot",
                    "insert into retention (portal, bot, days) values (:portal, :bot, :days) on conflict do nothing",
                    Map.of("portal", portal.value(), "bot", bot.value(), "days", days)));
        }
    }
}
