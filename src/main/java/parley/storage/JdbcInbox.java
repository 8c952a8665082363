package parley.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import parley.inbox.Envelope;
import parley.inbox.Inbox;
import parley.inbox.Lanes;
import parley.inbox.NewEnvelope;

/** Envelopes and lanes in the database. */
public final class JdbcInbox implements Inbox, Lanes {
    private static final int LONGEST_REASON = 1_000;

    private final Jdbi jdbi;
    private final Clock clock;

    public JdbcInbox(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.clock = clock;
    }

    @Override
    public int add(List<NewEnvelope> envelopes) {
        try {
            return jdbi.inTransaction(handle -> {
                int added = 0;
                for (NewEnvelope envelope : envelopes) {
                    if (isNew(handle, envelope.key())) {
                        insert(handle, envelope, null);
                        callFor(handle, envelope.lane(), envelope.dueAt());
                        added++;
                    }
                }
                return added;
            });
        } catch (JdbiException unavailable) {
            throw new InboxUnavailable(unavailable);
        }
    }

    private boolean isNew(Handle handle, String key) {
        return handle.createUpdate("""
                        insert into receipt (dedup_key, accepted_at) values (:key, :now)
                        on conflict do nothing""")
                        .bind("key", key)
                        .bind("now", Times.stored(clock.instant()))
                        .execute()
                == 1;
    }

    private void insert(Handle handle, NewEnvelope envelope, @Nullable Long place) {
        long id = handle.createQuery("select nextval('envelope_ids')")
                .mapTo(Long.class)
                .one();
        handle.createUpdate("""
                        insert into envelope (id, lane, place, kind, payload, accepted_at, due_at, attempts, mistakes)
                        values (:id, :lane, :place, :kind, :payload, :now, :due, 0, 0)""")
                .bind("id", id)
                .bind("lane", envelope.lane())
                .bind("place", place == null ? id : place)
                .bind("kind", envelope.kind())
                .bind("payload", envelope.payload())
                .bind("now", Times.stored(clock.instant()))
                .bind("due", Times.stored(envelope.dueAt()))
                .execute();
    }

    /** Makes sure the lane is there and is looked at in time. The update locks it against a release at the same moment. */
    private static void callFor(Handle handle, String lane, Instant dueAt) {
        OffsetDateTime due = Times.stored(dueAt);
        while (handle.createUpdate("update lane set due_at = least(coalesce(due_at, :due), :due) where name = :lane")
                        .bind("lane", lane)
                        .bind("due", due)
                        .execute()
                == 0) {
            handle.createUpdate("""
                            insert into lane (name, lane_group, due_at, fence) values (:lane, :group, :due, 0)
                            on conflict do nothing""")
                    .bind("lane", lane)
                    .bind("group", lane.split("/", 2)[0])
                    .bind("due", due)
                    .execute();
        }
    }

    @Override
    public List<Claim> claim(String worker, Instant now, Duration lease, int most, int mostOfAGroup) {
        return jdbi.inTransaction(handle -> {
            // Chosen first and locked one by one after: a query that ranks cannot lock.
            List<String> candidates = handle.createQuery("""
                            select name from (
                              select name, due_at,
                                row_number() over (partition by lane_group order by due_at)
                                  + (select count(*) from lane busy
                                     where busy.lane_group = lane.lane_group and busy.held_until >= :now) as place
                              from lane
                              where due_at <= :now and (holder is null or held_until < :now)) ranked
                            where place <= :mostOfAGroup
                            order by due_at limit :most""")
                    .bind("now", Times.stored(now))
                    .bind("mostOfAGroup", mostOfAGroup)
                    .bind("most", most)
                    .mapTo(String.class)
                    .list();
            List<Claim> free = candidates.stream()
                    .flatMap(lane -> take(handle, lane, worker, now, lease).stream())
                    .toList();
            return free;
        });
    }

    /** Nothing when another worker was faster. */
    private static Optional<Claim> take(Handle handle, String lane, String worker, Instant now, Duration lease) {
        Optional<Claim> claim = handle.createQuery("""
                        select fence from lane
                        where name = :lane and (holder is null or held_until < :now)
                        for update skip locked""")
                .bind("lane", lane)
                .bind("now", Times.stored(now))
                .map((row, _) -> new Claim(lane, row.getLong("fence") + 1))
                .findOne();
        claim.ifPresent(taken -> handle.createUpdate("""
                        update lane set holder = :worker, held_until = :until, fence = :fence
                        where name = :lane""")
                .bind("worker", worker)
                .bind("until", Times.stored(now.plus(lease)))
                .bind("fence", taken.fence())
                .bind("lane", lane)
                .execute());
        return claim;
    }

    @Override
    public Optional<Waiting> head(String lane) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from envelope where lane = :lane and parked_at is null
                        order by place, id limit 1""")
                .bind("lane", lane)
                .map((row, _) -> waiting(row))
                .findOne());
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                new Envelope(
                        row.getLong("id"),
                        row.getString("lane"),
                        row.getString("kind"),
                        row.getBytes("payload"),
                        Times.read(row, "accepted_at"),
                        row.getInt("attempts")),
                Times.read(row, "due_at"),
                row.getInt("mistakes"));
    }

    @Override
    public void remove(Claim claim, Envelope envelope) {
        replace(claim, envelope, List.of());
    }

    @Override
    public void replace(Claim claim, Envelope envelope, List<NewEnvelope> next) {
        jdbi.useTransaction(handle -> {
            hold(handle, claim);
            // Nothing is there any more when the handler has erased the portal the envelope belonged to.
            handle.createQuery("select place from envelope where id = :id")
                    .bind("id", envelope.id())
                    .mapTo(Long.class)
                    .findOne()
                    .ifPresent(place -> next.forEach(effect -> insert(handle, effect, place)));
            handle.createUpdate("delete from envelope where id = :id")
                    .bind("id", envelope.id())
                    .execute();
        });
    }

    @Override
    public void postpone(Claim claim, Envelope envelope, Instant dueAt, boolean mistake) {
        jdbi.useTransaction(handle -> {
            hold(handle, claim);
            handle.createUpdate("""
                            update envelope set due_at = :due, attempts = attempts + 1, mistakes = mistakes + :mistake
                            where id = :id""")
                    .bind("due", Times.stored(dueAt))
                    .bind("mistake", mistake ? 1 : 0)
                    .bind("id", envelope.id())
                    .execute();
        });
    }

    @Override
    public void park(Claim claim, Envelope envelope, String reason, Instant now) {
        jdbi.useTransaction(handle -> {
            hold(handle, claim);
            handle.createUpdate("update envelope set parked_at = :now, parked_because = :reason where id = :id")
                    .bind("now", Times.stored(now))
                    .bind("reason", reason.substring(0, Math.min(reason.length(), LONGEST_REASON)))
                    .bind("id", envelope.id())
                    .execute();
        });
    }

    /** Locks the lane for the transaction, or fails when somebody else holds it by now. */
    private static void hold(Handle handle, Claim claim) {
        boolean held = handle.createQuery("select 1 from lane where name = :lane and fence = :fence for update")
                .bind("lane", claim.lane())
                .bind("fence", claim.fence())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (!held) {
            throw new LeaseLost(claim);
        }
    }

    @Override
    public boolean renew(Claim claim, Instant until) {
        return jdbi.withHandle(handle ->
                handle.createUpdate("update lane set held_until = :until where name = :lane and fence = :fence")
                                .bind("until", Times.stored(until))
                                .bind("lane", claim.lane())
                                .bind("fence", claim.fence())
                                .execute()
                        == 1);
    }

    @Override
    public void release(Claim claim) {
        jdbi.useTransaction(handle -> {
            hold(handle, claim);
            // A statement of its own after the lock, so that it sees what was added until the lock was taken.
            handle.createUpdate("""
                            update lane set holder = null, held_until = null, due_at = (
                              select due_at from envelope where lane = :lane and parked_at is null
                              order by place, id limit 1)
                            where name = :lane""").bind("lane", claim.lane()).execute();
        });
    }

    @Override
    public void tidy(Instant before) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from receipt where accepted_at < :before")
                .bind("before", Times.stored(before))
                .execute());
        jdbi.useHandle(handle -> handle.createUpdate("delete from lane where due_at is null and holder is null")
                .execute());
    }

    @Override
    public Depth depth(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*) - count(parked_at) as waiting, count(parked_at) as parked,
                          min(case when parked_at is null then accepted_at end) as oldest
                        from envelope""")
                .map((row, _) -> new Depth(
                        row.getLong("waiting"),
                        Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                                .map(oldest -> Duration.between(oldest.toInstant(), now))
                                .orElse(Duration.ZERO),
                        row.getLong("parked")))
                .one());
    }
}
