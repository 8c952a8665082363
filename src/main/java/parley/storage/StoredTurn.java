package parley.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.authoring.BotId;
import parley.engine.Place;
import parley.engine.Position;
import parley.engine.Why;
import parley.insight.Entry;
import parley.portals.PortalId;
import parley.running.DialogId;

/** A turn as a row: what is written of it, and how it is read again. */
final class StoredTurn {
    private static final String KEPT = """
            not exists (select 1 from retention where portal = ? and bot = ? and days = 0)""";

    private StoredTurn() {}

    /** Where turns of the bot are kept at all. */
    static void insert(Round round, PortalId portal, Entry entry) {
        Why why = entry.why();
        Why.RunnerUp runnerUp = why.runnerUp();
        round.update(
                """
                insert into turn (id, portal, bot, dialog, local_day, local_hour, said_at, person, person_name,
                  place, kind, said, answered, rule, topic, compared, wording, score, runner_topic,
                  runner_wording, runner_score, steps, waits_at, handed_over, missed, revision)
                select nextval('turn_ids'), cast(? as varchar), cast(? as bigint), cast(? as varchar),
                  cast(? as date), cast(? as smallint), cast(? as timestamp with time zone), cast(? as bigint),
                  cast(? as varchar), cast(? as varchar), cast(? as varchar), cast(? as varchar),
                  cast(? as varchar), cast(? as varchar), cast(? as varchar), cast(? as varchar),
                  cast(? as varchar), cast(? as smallint), cast(? as varchar), cast(? as varchar),
                  cast(? as smallint), cast(? as varchar), cast(? as varchar), cast(? as boolean),
                  cast(? as boolean), cast(? as bigint)
                where\s""" + KEPT,
                portal.value(),
                entry.bot().value(),
                entry.dialog().value(),
                entry.day(),
                entry.hour(),
                Times.stored(entry.at()),
                entry.person(),
                JdbcPeople.clipped(entry.personName()),
                entry.place().name(),
                entry.kind().name(),
                entry.said(),
                entry.answered(),
                why.rule().name(),
                why.topic(),
                clipped(why.compared(), 1_000),
                why.wording() == null ? null : clipped(why.wording(), 1_000),
                why.score(),
                runnerUp == null ? null : runnerUp.topic(),
                runnerUp == null ? null : clipped(runnerUp.wording(), 1_000),
                runnerUp == null ? null : runnerUp.score(),
                steps(entry),
                entry.waitsAt() == null ? null : entry.waitsAt().toString(),
                entry.handedOver(),
                entry.missed(),
                entry.revision(),
                portal.value(),
                entry.bot().value());
    }

    /** As many as there is room for. */
    private static String steps(Entry entry) {
        StringBuilder steps = new StringBuilder();
        for (Position step : entry.steps()) {
            if (steps.length() + step.toString().length() < 2_000) {
                steps.append(steps.isEmpty() ? "" : "\n").append(step);
            }
        }
        return steps.toString();
    }

    /** Of the turn that was just inserted, if it was. */
    static void insertMissed(Round round, PortalId portal, Entry entry, String likeness) {
        round.update(
                """
                insert into missed (turn, portal, bot, dialog, person, place, said_at, said, likeness, pending)
                select currval('turn_ids'), cast(? as varchar), cast(? as bigint), cast(? as varchar),
                  cast(? as bigint), cast(? as varchar), cast(? as timestamp with time zone), cast(? as varchar),
                  cast(? as varchar), cast(? as boolean)
                where\s""" + KEPT,
                portal.value(),
                entry.bot().value(),
                entry.dialog().value(),
                entry.person(),
                entry.place().name(),
                Times.stored(entry.at()),
                entry.said(),
                likeness,
                entry.why().rule() == Why.Rule.DID_YOU_MEAN,
                portal.value(),
                entry.bot().value());
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                new BotId(row.getLong("bot")),
                new DialogId(row.getString("dialog")),
                row.getObject("local_day", LocalDate.class),
                row.getInt("local_hour"),
                Times.read(row, "said_at"),
                row.getLong("person"),
                row.getString("person_name"),
                Place.valueOf(row.getString("place")),
                Entry.Kind.valueOf(row.getString("kind")),
                row.getString("said"),
                row.getString("answered"),
                why(row),
                positions(row.getString("steps")),
                Optional.ofNullable(row.getString("waits_at"))
                        .flatMap(Position::read)
                        .orElse(null),
                row.getBoolean("handed_over"),
                row.getBoolean("missed"),
                row.getLong("revision"));
    }

    private static Why why(ResultSet row) throws SQLException {
        String runnerUp = row.getString("runner_topic");
        return new Why(
                Why.Rule.valueOf(row.getString("rule")),
                row.getString("topic"),
                row.getString("compared"),
                row.getString("wording"),
                row.getInt("score"),
                runnerUp == null
                        ? null
                        : new Why.RunnerUp(
                                runnerUp,
                                Optional.ofNullable(row.getString("runner_wording"))
                                        .orElse(""),
                                row.getInt("runner_score")));
    }

    static List<Position> positions(String lines) {
        return Arrays.stream(lines.split("\n", -1))
                .flatMap(line -> Position.read(line).stream())
                .collect(Collectors.toList());
    }

    private static String clipped(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
