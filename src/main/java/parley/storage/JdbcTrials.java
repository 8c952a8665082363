package parley.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final Duration A_BLINK = Duration.ofMillis(500);
    private static final String ALL = "all";

    private final Jdbi jdbi;
    /** There are few at any time, and every message asks. */
    private final Recent<String, Set<Awaited>> awaited = new Recent<>(A_BLINK);

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
        awaited.forget(ALL);
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
    public boolean awaits(BotRef bot, UserId person, Instant notBegunBefore) {
        return awaited.get(ALL, _ -> awaited(notBegunBefore)).contains(new Awaited(bot, person));
    }

    private Set<Awaited> awaited(Instant notBegunBefore) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select portal, bot_number, person from trial
                        where begun_at >= :earliest and answered_at is null and bot_number is not null""")
                .bind("earliest", Times.stored(notBegunBefore))
                .map((row, _) -> new Awaited(
                        new BotRef(new PortalId(row.getString("portal")), row.getLong("bot_number")),
                        new UserId(row.getLong("person"))))
                .set());
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

    /** An answer that a test waits for. */
    private record Awaited(BotRef bot, UserId person) {}
}
