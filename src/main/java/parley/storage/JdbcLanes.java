package parley.storage;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import parley.inbox.Envelope;
import parley.inbox.Lanes;
import parley.inbox.NewEnvelope;

/** Lanes in the database. */
public final class JdbcLanes implements Lanes {
    private static final int LONGEST_REASON = 1_000;
    private static final int MOST_FORGOTTEN = 5_000;

    private final Database database;
    private final Jdbi jdbi;

    public JdbcLanes(Database database) {
        this.database = database;
        this.jdbi = database.jdbi();
    }

    @Override
    public Catch claim(Instant now, Duration lease, int most, int mostOfAGroup) {
        return jdbi.inTransaction(handle -> {
            Candidates candidates = Candidates.find(handle, now, most, mostOfAGroup);
            if (candidates.lanes().isEmpty()) {
                return new Catch(List.of(), candidates.more());
            }
            database.spareTheWait(handle);
            // One for all that are claimed together; drawn, so that it is never seen again in a lane that comes back.
            long fence = ThreadLocalRandom.current().nextLong();
            List<Claim> claims = take(handle, candidates.lanes(), fence, now, now.plus(lease));
            return new Catch(withHeads(handle, claims, now), candidates.more());
        });
    }

    /** Without those that another worker took meanwhile. */
    private static List<Claim> take(Handle handle, List<String> lanes, long fence, Instant now, Instant until) {
        List<String> free = handle.createQuery("""
                        select name from lane where name = any(:lanes) and due_at <= :now
                        order by due_at for update skip locked""")
                .bindArray("lanes", String.class, lanes)
                .bind("now", Times.stored(now))
                .mapTo(String.class)
                .list();
        handle.createUpdate("update lane set fence = :fence, due_at = :until where name = any(:lanes)")
                .bind("fence", fence)
                .bind("until", Times.stored(until))
                .bindArray("lanes", String.class, free)
                .execute();
        return free.stream().map(lane -> new Claim(lane, fence)).toList();
    }

    private static List<Held> withHeads(Handle handle, List<Claim> claims, Instant now) {
        Map<String, Waiting> heads = handle.createQuery("""
                        select envelope.*
                        from unnest(cast(:lanes as varchar array)) as claimed(name)
                        join envelope on envelope.id = (
                          select id from envelope first where first.lane = claimed.name order by place, id limit 1)""")
                .bindArray(
                        "lanes", String.class, claims.stream().map(Claim::lane).toList())
                .map((row, _) -> waiting(row))
                .collect(toMap(head -> head.envelope().lane(), head -> head));
        List<Held> held = new ArrayList<>();
        for (Claim claim : claims) {
            Optional.ofNullable(heads.get(claim.lane()))
                    .filter(head -> isDue(head, now))
                    .ifPresentOrElse(head -> held.add(new Held(claim, head)), () -> goOn(handle, claim, now));
        }
        return held;
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

    private static boolean isDue(Waiting head, Instant now) {
        return !head.dueAt().isAfter(now);
    }

    /** The next envelope when it is due; otherwise the lane is let go of, or is over. The lane is locked. */
    private static Optional<Waiting> goOn(Handle handle, Claim claim, Instant now) {
        Optional<Waiting> head = head(handle, claim.lane());
        if (head.isEmpty()) {
            handle.createUpdate("delete from lane where name = :lane")
                    .bind("lane", claim.lane())
                    .execute();
        } else if (!isDue(head.get(), now)) {
            letGo(handle, claim.lane(), head.get().dueAt());
        }
        return head.filter(next -> isDue(next, now));
    }

    private static Optional<Waiting> head(Handle handle, String lane) {
        return handle.createQuery("select * from envelope where lane = :lane order by place, id limit 1")
                .bind("lane", lane)
                .map((row, _) -> waiting(row))
                .findOne();
    }

    private static void letGo(Handle handle, String lane, Instant dueAt) {
        handle.createUpdate("update lane set fence = null, due_at = :due where name = :lane")
                .bind("due", Times.stored(dueAt))
                .bind("lane", lane)
                .execute();
    }

    @Override
    public Optional<Waiting> settle(Claim claim, Envelope envelope, List<NewEnvelope> next, Instant now) {
        return jdbi.inTransaction(handle -> {
            hold(handle, claim);
            if (!next.isEmpty()) {
                Envelopes.insertAt(handle, envelope.id(), next, now);
            }
            handle.createUpdate("delete from envelope where id = :id")
                    .bind("id", envelope.id())
                    .execute();
            return goOn(handle, claim, now);
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
    public Optional<Waiting> postpone(Claim claim, Envelope envelope, Instant dueAt, boolean mistake, Instant now) {
        return jdbi.inTransaction(handle -> {
            hold(handle, claim);
            handle.createUpdate("""
                            update envelope set due_at = :due, attempts = attempts + 1, mistakes = mistakes + :mistake
                            where id = :id""")
                    .bind("due", Times.stored(dueAt))
                    .bind("mistake", mistake ? 1 : 0)
                    .bind("id", envelope.id())
                    .execute();
            return goOn(handle, claim, now);
        });
    }

    @Override
    public Optional<Waiting> park(Claim claim, Envelope envelope, String reason, Instant now) {
        return jdbi.inTransaction(handle -> {
            hold(handle, claim);
            handle.createUpdate("""
                            insert into parked
                              (id, lane, lane_group, place, kind, payload, accepted_at, attempts, parked_at, reason)
                            select id, lane, :group, place, kind, payload, accepted_at, attempts, :now, :reason
                            from envelope where id = :id""")
                    .bind("group", Envelopes.group(claim.lane()))
                    .bind("now", Times.stored(now))
                    .bind("reason", reason.substring(0, Math.min(reason.length(), LONGEST_REASON)))
                    .bind("id", envelope.id())
                    .execute();
            handle.createUpdate("delete from envelope where id = :id")
                    .bind("id", envelope.id())
                    .execute();
            return goOn(handle, claim, now);
        });
    }

    @Override
    public Set<Claim> renew(Collection<Claim> claims, Instant until) {
        Set<Claim> kept = new HashSet<>();
        claims.stream()
                .map(Claim::fence)
                .distinct()
                .forEach(fence -> kept.addAll(renew(
                        claims.stream().filter(claim -> claim.fence() == fence).toList(), fence, until)));
        return kept;
    }

    private List<Claim> renew(List<Claim> claims, long fence, Instant until) {
        return jdbi.inTransaction(handle -> {
            database.spareTheWait(handle);
            List<String> held = handle.createQuery("""
                            select name from lane where fence = :fence and name = any(:lanes) order by name for update""")
                    .bind("fence", fence)
                    .bindArray(
                            "lanes",
                            String.class,
                            claims.stream().map(Claim::lane).toList())
                    .mapTo(String.class)
                    .list();
            handle.createUpdate("update lane set due_at = :until where name = any(:lanes)")
                    .bind("until", Times.stored(until))
                    .bindArray("lanes", String.class, held)
                    .execute();
            return held.stream().map(lane -> new Claim(lane, fence)).toList();
        });
    }

    @Override
    public void freeAll(Instant now) {
        jdbi.useHandle(
                handle -> handle.createUpdate("update lane set fence = null, due_at = :now where fence is not null")
                        .bind("now", Times.stored(now))
                        .execute());
    }

    @Override
    public void release(Claim claim, Instant now) {
        jdbi.useTransaction(handle -> {
            database.spareTheWait(handle);
            hold(handle, claim);
            goOn(handle, claim, now).ifPresent(_ -> letGo(handle, claim.lane(), now));
        });
    }

    @Override
    public boolean forget(Instant before) {
        return jdbi.withHandle(handle -> {
            List<String> old = handle.createQuery("""
                            select dedup_key from receipt where accepted_at < :before order by accepted_at limit :most""")
                    .bind("before", Times.stored(before))
                    .bind("most", MOST_FORGOTTEN)
                    .mapTo(String.class)
                    .list();
            handle.createUpdate("delete from receipt where dedup_key = any(:old)")
                    .bindArray("old", String.class, old)
                    .execute();
            return old.size() == MOST_FORGOTTEN;
        });
    }

    @Override
    public Depth depth(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select
                          (select count(*) from (select 1 from envelope limit :most) counted) as waiting,
                          (select accepted_at from envelope order by id limit 1) as oldest,
                          (select count(*) from parked) as parked""")
                .bind("most", Depth.MOST_COUNTED)
                .map((row, _) -> new Depth(
                        row.getLong("waiting"),
                        Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                                .map(oldest -> Duration.between(oldest.toInstant(), now))
                                .orElse(Duration.ZERO),
                        row.getLong("parked")))
                .one());
    }
}
