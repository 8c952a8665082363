package parley.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import parley.health.Trial;
import parley.health.Trial.Way;
import parley.health.Trials;
import parley.portals.PortalId;
import parley.portals.UserId;
import parley.running.BotRef;

/** Tests of the loop in the database. */
public final class JdbcTrials implements Trials {
    private final Jdbi jdbi;

    public JdbcTrials(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public Optional<Trial> last(PortalId portal) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from trial where portal = :portal")
                .bind("portal", portal.value())
                .map((row, _) -> trial(row))
                .findOne());
    }

    private static Trial trial(ResultSet row) throws SQLException {
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        return new Trial(
                new UserId(row.getLong("person")),
                Times.read(row, "begun_at"),
                row.getObject("bot_number", Long.class),
                Way.valueOf(row.getString("notice")),
                Way.valueOf(row.getString("message")),
                Way.valueOf(row.getString("event")),
                answered == null ? null : answered.toInstant());
    }

    @Override
    public void begin(PortalId portal, Trial trial, String confirmation) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("portal", portal.value());
        values.put("person", trial.person().value());
        values.put("begun", Times.stored(trial.at()));
        values.put("bot", trial.bot());
        values.put("notice", trial.notice().name());
        values.put("message", trial.message().name());
        values.put("event", trial.event().name());
        values.put("confirmation", confirmation);
        jdbi.useTransaction(handle -> Upsert.run(handle, """
                update trial set person = :person, begun_at = :begun, bot_number = :bot, notice = :notice,
                  message = :message, event = :event, answered_at = null, confirmation = :confirmation
                where portal = :portal""", """
                insert into trial (portal, person, begun_at, bot_number, notice, message, event, confirmation)
                values (:portal, :person, :begun, :bot, :notice, :message, :event, :confirmation)
                on conflict do nothing""", values));
    }

    @Override
    public void went(PortalId portal, Instant begun, Way notice, Way message, Way event) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update trial set notice = :notice, message = :message, event = :event
                        where portal = :portal and begun_at = :begun""")
                .bind("portal", portal.value())
                .bind("begun", Times.stored(begun))
                .bind("notice", notice.name())
                .bind("message", message.name())
                .bind("event", event.name())
                .execute());
    }

    @Override
    public boolean awaits(BotRef bot, UserId person) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select 1 from trial
                        where portal = :portal and bot_number = :bot and person = :person and answered_at is null""")
                .bind("portal", bot.portal().value())
                .bind("bot", bot.number())
                .bind("person", person.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    @Override
    public Optional<String> answered(BotRef bot, UserId person, Instant notBegunBefore, Instant now) {
        return jdbi.inTransaction(handle -> {
            boolean awaited = handle.createUpdate("""
                            update trial set answered_at = :now
                            where portal = :portal and bot_number = :bot and person = :person and answered_at is null
                              and begun_at >= :earliest and message in ('UNDER_WAY', 'DONE')""")
                            .bind("portal", bot.portal().value())
                            .bind("bot", bot.number())
                            .bind("person", person.value())
                            .bind("earliest", Times.stored(notBegunBefore))
                            .bind("now", Times.stored(now))
                            .execute()
                    == 1;
            return awaited
                    ? handle.createQuery("select confirmation from trial where portal = :portal")
                            .bind("portal", bot.portal().value())
                            .mapTo(String.class)
                            .findOne()
                    : Optional.empty();
        });
    }
}
