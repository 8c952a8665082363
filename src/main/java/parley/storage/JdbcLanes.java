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
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import parley.inbox.Envelope;
import parley.inbox.Lanes;
import parley.inbox.NewEnvelope;
import parley.storage.Round.Values;

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
        return database.inTransaction(() -> jdbi.withHandle(handle -> {
            Candidates candidates = Candidates.find(handle, now, most, mostOfAGroup);
            if (candidates.lanes().isEmpty()) {
                return new Catch(List.of(), candidates.more());
            }
            // One for all that are claimed together; drawn, so that it is never seen again in a lane that comes back.
            long fence = ThreadLocalRandom.current().nextLong();
            return new Catch(take(handle, candidates.lanes(), fence, now, now.plus(lease)), candidates.more());
        }));
    }

    /** Without those that another worker took meanwhile. */
    private List<Held> take(Handle handle, List<String> lanes, long fence, Instant now, Instant until) {
        List<Free> due = handle.createQuery("""
                        select name, fence is not null as abandoned from lane where name = any(:lanes) and due_at <= :now
                        order by due_at for update skip locked""")
                .bindArray("lanes", String.class, lanes)
                .bind("now", Times.stored(now))
                .map((row, _) -> new Free(row.getString("name"), row.getBoolean("abandoned")))
                .list();
        if (due.isEmpty()) {
            return List.of();
        }
        Round round = database.round(handle);
        doubt(round, due.stream().filter(Free::abandoned).map(Free::lane).toList(), now);
        Values free = Values.of(due.stream().map(Free::lane).toList());
        round.update("update lane set fence = ?, due_at = ? where name = any(?)", fence, Times.stored(until), free);
        Round.Step<Head> heads =
                round.query("""
                select envelope.id, lane, place, kind, payload, accepted_at, attempts, due_at, mistakes, uncertain,
                  pending_since
                from unnest(cast(? as varchar array)) as claimed(name)
                join envelope on envelope.id = (
                  select id from envelope first where first.lane = claimed.name order by place, id limit 1)""", row -> new Head(waiting(row), row.getLong("place") < row.getLong("id")), free);
        round.go();
        // What a turn promised is done outside; a claim that a dying server forgets would hide that it may have been.
        if (heads.rows().stream().noneMatch(Head::promised)) {
            database.spareTheWait(round);
        }
        return held(
                due.stream().map(lane -> new Claim(lane.lane(), fence)).toList(),
                heads.rows().stream()
                        .map(Head::waiting)
                        .collect(toMap(head -> head.envelope().lane(), head -> head)),
                now);
    }

    /**
     * Notes that nobody knows what became of the first envelopes of these lanes. In the table and not in the claim, so that a
     * worker that stops before it gets to it does not take the doubt along.
     */
    private static void doubt(Round round, List<String> abandoned, Instant now) {
        if (!abandoned.isEmpty()) {
            round.update("""
                    update envelope set uncertain = true, pending_since = ? where id = any(array(
                      select (select id from envelope first where first.lane = abandoned.name
                        order by place, id limit 1)
                      from unnest(cast(? as varchar array)) as abandoned(name)))""", Times.stored(now), Values.of(abandoned));
        }
    }

    private List<Held> held(List<Claim> claims, Map<String, Waiting> heads, Instant now) {
        List<Held> held = new ArrayList<>();
        for (Claim claim : claims) {
            Optional.ofNullable(heads.get(claim.lane()))
                    .filter(head -> isDue(head, now))
                    .ifPresentOrElse(head -> held.add(new Held(claim, head)), () -> goOn(claim, _ -> {}, now));
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
                row.getInt("mistakes"),
                row.getBoolean("uncertain"),
                Optional.ofNullable(row.getObject("pending_since", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static boolean isDue(Waiting head, Instant now) {
        return !head.dueAt().isAfter(now);
    }

    @Override
    public Supplier<Optional<Waiting>> settle(Claim claim, Envelope envelope, List<NewEnvelope> next, Instant now) {
        return goOn(
                claim,
                round -> {
                    if (!next.isEmpty()) {
                        Envelopes.insertAt(round, envelope.id(), next, now);
                    }
                    round.update("delete from envelope where id = ?", envelope.id());
                },
                isDue(next, now),
                now);
    }

    @Override
    public Supplier<Optional<Held>> settleOnArrival(
            NewEnvelope arrival, List<NewEnvelope> next, Instant until, Instant now) {
        Claim claim = new Claim(arrival.lane(), ThreadLocalRandom.current().nextLong());
        List<Supplier<Optional<Waiting>>> first = new ArrayList<>();
        database.change(round -> {
            JdbcInbox.remember(round, Set.of(arrival.key()), now);
            Envelopes.open(round, claim, until);
            first.add(goOn(
                    claim,
                    lane -> {
                        if (!next.isEmpty()) {
                            Envelopes.insertFirst(lane, next, now);
                        }
                    },
                    isDue(next, now),
                    now));
        });
        return () -> first.getFirst().get().map(head -> new Held(claim, head));
    }

    @Override
    public boolean atEase() {
        return database.atEase();
    }

    private static boolean isDue(List<NewEnvelope> next, Instant now) {
        return !next.isEmpty() && !next.getFirst().dueAt().isAfter(now);
    }

    @Override
    public Optional<Waiting> postpone(Claim claim, Envelope envelope, Instant dueAt, Try ending, Instant now) {
        return goOn(
                        claim,
                        round -> round.update(
                                """
                        update envelope set due_at = ?, attempts = attempts + 1, mistakes = mistakes + ?,
                          uncertain = uncertain or ?,
                          pending_since = coalesce(cast(? as timestamp with time zone), pending_since)
                        where id = ?""",
                                Times.stored(dueAt),
                                ending == Try.MISTAKE ? 1 : 0,
                                ending != Try.NOTHING_DONE,
                                ending == Try.PENDING ? Times.stored(now) : null,
                                envelope.id()),
                        now)
                .get();
    }

    @Override
    public Optional<Waiting> park(Claim claim, Envelope envelope, String reason, Instant now) {
        return goOn(
                        claim,
                        round -> {
                            round.update(
                                    """
                            insert into parked
                              (id, lane, lane_group, place, kind, payload, accepted_at, attempts, pending_since, parked_at,
                              reason)
                            select id, lane, cast(? as varchar), place, kind, payload, accepted_at, attempts, pending_since,
                              cast(? as timestamp with time zone), cast(? as varchar)
                            from envelope where id = ?""",
                                    Lanes.group(claim.lane()),
                                    Times.stored(now),
                                    reason.substring(0, Math.min(reason.length(), LONGEST_REASON)),
                                    envelope.id());
                            round.update("delete from envelope where id = ?", envelope.id());
                        },
                        now)
                .get();
    }

    private Supplier<Optional<Waiting>> goOn(Claim claim, Consumer<Round> change, Instant now) {
        return goOn(claim, change, false, now);
    }

    /**
     * Makes the change if the lane is still ours, and tells the next envelope when that is due; otherwise the lane is let go
     * of, or is over.
     *
     * @param goesOn whether the change leaves an envelope that is due, so that there is nothing to let go of
     */
    private Supplier<Optional<Waiting>> goOn(Claim claim, Consumer<Round> change, boolean goesOn, Instant now) {
        List<Round.Step<Waiting>> next = new ArrayList<>();
        database.change(round -> {
            // First, because it locks the lane.
            round.require(
                    "select 1 from lane where name = ? and fence = ? for update",
                    () -> new LeaseLost(claim),
                    claim.lane(),
                    claim.fence());
            change.accept(round);
            next.add(round.query("""
                    select id, lane, kind, payload, accepted_at, attempts, due_at, mistakes, uncertain, pending_since
                    from envelope where lane = ? order by place, id limit 1""", JdbcLanes::waiting, claim.lane()));
            if (!goesOn) {
                letGo(round, claim.lane(), now);
            }
        });
        return () -> next.getFirst().rows().stream().findFirst().filter(head -> isDue(head, now));
    }

    /** For good when it is empty, and otherwise until its first envelope is due, if that is later. */
    private static void letGo(Round round, String lane, Instant now) {
        round.update(
                "delete from lane where name = ? and not exists (select 1 from envelope where lane = ?)", lane, lane);
        round.update("""
                update lane set fence = null,
                  due_at = (select due_at from envelope where envelope.lane = ? order by place, id limit 1)
                where name = ?
                  and (select due_at from envelope where envelope.lane = ? order by place, id limit 1) > ?""", lane, lane, lane, Times.stored(now));
    }

    @Override
    public Set<Claim> renew(Collection<Claim> claims, Instant until) {
        return database.inTransaction(() -> jdbi.withHandle(handle -> {
            database.change(database::spareTheWait);
            Set<Claim> kept = new HashSet<>(handle.createQuery("""
                            select name, fence from lane where name = any(:lanes) and fence is not null
                            order by name for update""")
                    .bindArray(
                            "lanes",
                            String.class,
                            claims.stream().map(Claim::lane).toList())
                    .map((row, _) -> new Claim(row.getString("name"), row.getLong("fence")))
                    .set());
            kept.retainAll(claims);
            handle.createUpdate("update lane set due_at = :until where name = any(:lanes)")
                    .bind("until", Times.stored(until))
                    .bindArray(
                            "lanes",
                            String.class,
                            kept.stream().map(Claim::lane).toList())
                    .execute();
            return kept;
        }));
    }

    @Override
    public void release(Claim claim, Instant now) {
        goOn(
                claim,
                round -> {
                    database.spareTheWait(round);
                    round.update(
                            "update lane set fence = null, due_at = ? where name = ?", Times.stored(now), claim.lane());
                },
                now);
    }

    @Override
    public boolean isOutage(RuntimeException failure) {
        return Outage.caused(failure);
    }

    @Override
    public void outlive(Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("update lane set due_at = :now where fence is not null")
                .bind("now", Times.stored(now))
                .execute());
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
                          (select count(*) from (select 1 from parked limit :most) aside) as parked""")
                .bind("most", Depth.MOST_COUNTED)
                .map((row, _) -> new Depth(
                        row.getLong("waiting"),
                        Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                                .map(oldest -> Duration.between(oldest.toInstant(), now))
                                .orElse(Duration.ZERO),
                        row.getLong("parked")))
                .one());
    }

    /** @param abandoned whether the worker that holds the lane let its lease run out */
    private record Free(String lane, boolean abandoned) {}

    /** @param promised by a turn, as opposed to accepted */
    private record Head(Waiting waiting, boolean promised) {}
}
