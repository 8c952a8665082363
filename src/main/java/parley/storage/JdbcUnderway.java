package parley.storage;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import parley.authoring.BotId;
import parley.authoring.Underway;
import parley.portals.PortalId;

/** The conversations in the database by the version they follow. One that rested for a day follows none any more. */
public final class JdbcUnderway implements Underway {
    private static final Duration REST = Duration.ofDays(1);

    private final Jdbi jdbi;
    private final Clock clock;

    public JdbcUnderway(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.clock = clock;
    }

    @Override
    public OfPortal of(PortalId portal) {
        return new OfOnePortal(jdbi, clock, portal);
    }

    private record OfOnePortal(Jdbi jdbi, Clock clock, PortalId portal) implements OfPortal {

        @Override
        public List<Count> count(BotId bot) {
            return jdbi.withHandle(handle -> handle.createQuery("""
                            select c.version, count(*) as conversations from conversation c
                            join bot b on b.portal = c.portal and b.number = c.bot_number
                            where b.portal = :portal and b.id = :bot and c.version > 0 and c.changed_at >= :since
                            group by c.version order by c.version""")
                    .bind("portal", portal.value())
                    .bind("bot", bot.value())
                    .bind("since", Times.stored(clock.instant().minus(REST)))
                    .map((row, _) -> new Count(row.getInt("version"), row.getLong("conversations")))
                    .list());
        }

        @Override
        public void move(BotId bot, int from, int to) {
            jdbi.useHandle(handle -> handle.createUpdate("""
                            update conversation set version = :to
                            where portal = :portal and version = :from
                              and bot_number = (select number from bot where portal = :portal and id = :bot)""")
                    .bind("portal", portal.value())
                    .bind("bot", bot.value())
                    .bind("from", from)
                    .bind("to", to)
                    .execute());
        }
    }
}
