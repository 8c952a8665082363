package parley.storage;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import parley.health.Backlog;
import parley.inbox.Parked;
import parley.portals.PortalId;

/** What of the inbox belongs to one portal: the lanes of its group. */
public final class JdbcBacklog implements Backlog {
    /** Who asks for more asks again. */
    private static final int MOST_AT_ONCE = 1_000;

    private final Jdbi jdbi;
    private final Parked parked;

    public JdbcBacklog(Database database) {
        this.jdbi = database.jdbi();
        this.parked = new JdbcParked(database);
    }

    @Override
    public Depth depth(PortalId portal, Instant now) {
        return jdbi.withHandle(handle -> {
            long aside = handle.createQuery("select count(*) from parked where lane_group = :portal")
                    .bind("portal", portal.value())
                    .mapTo(Long.class)
                    .one();
            // What is due later on purpose does not wait; what was tried already does.
            return handle.createQuery("""
                            select count(*) as waiting, min(envelope.accepted_at) as oldest
                            from lane join envelope on envelope.lane = lane.name
                            where lane.lane_group = :portal and (envelope.due_at <= :now or envelope.attempts > 0)""")
                    .bind("portal", portal.value())
                    .bind("now", Times.stored(now))
                    .map((row, _) -> new Depth(
                            row.getLong("waiting"),
                            Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                                    .map(oldest -> Duration.between(oldest.toInstant(), now))
                                    .orElse(Duration.ZERO),
                            aside))
                    .one();
        });
    }

    @Override
    public int retry(PortalId portal, Instant now) {
        return (int) parked.newest(portal.value(), MOST_AT_ONCE).stream()
                .filter(aside -> parked.retry(aside.id(), now))
                .count();
    }
}
