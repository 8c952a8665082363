package parley.storage;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import parley.health.Backlog;
import parley.portals.PortalId;

/** What of the inbox belongs to one portal: the lanes of its group. */
public final class JdbcBacklog implements Backlog {
    private static final String ASIDE = " parked_at is not null and left(lane, char_length(:lanes)) = :lanes";

    private final Jdbi jdbi;

    public JdbcBacklog(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public Depth depth(PortalId portal, Instant now) {
        return jdbi.withHandle(handle -> {
            long aside = handle.createQuery("select count(*) from envelope where" + ASIDE)
                    .bind("lanes", portal.value() + "/")
                    .mapTo(Long.class)
                    .one();
            // What is due later on purpose does not wait; what was tried already does.
            return handle.createQuery("""
                            select count(*) as waiting, min(envelope.accepted_at) as oldest
                            from lane join envelope on envelope.lane = lane.name
                            where lane.lane_group = :portal and envelope.parked_at is null
                              and (envelope.due_at <= :now or envelope.attempts > 0)""")
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
        return jdbi.inTransaction(handle -> {
            List<String> lanes = handle
                    .createQuery("select distinct lane from envelope where" + ASIDE)
                    .bind("lanes", portal.value() + "/")
                    .mapTo(String.class)
                    .list()
                    .stream()
                    .sorted()
                    .toList();
            lanes.forEach(lane -> callFor(handle, portal, lane, now));
            return handle.createUpdate("""
                            update envelope set parked_at = null, parked_because = null, mistakes = 0, due_at = :now
                            where""" + ASIDE)
                    .bind("lanes", portal.value() + "/")
                    .bind("now", Times.stored(now))
                    .execute();
        });
    }

    /** Locks the lane, too, before its envelopes come back, so that a release at the same moment sees them. */
    private static void callFor(Handle handle, PortalId portal, String lane, Instant now) {
        while (handle.createUpdate("update lane set due_at = least(coalesce(due_at, :now), :now) where name = :lane")
                        .bind("lane", lane)
                        .bind("now", Times.stored(now))
                        .execute()
                == 0) {
            handle.createUpdate("""
                            insert into lane (name, lane_group, due_at, fence) values (:lane, :group, :now, 0)
                            on conflict do nothing""")
                    .bind("lane", lane)
                    .bind("group", portal.value())
                    .bind("now", Times.stored(now))
                    .execute();
        }
    }
}
