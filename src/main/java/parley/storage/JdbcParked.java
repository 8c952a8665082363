package parley.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import parley.inbox.Parked;

/** What was put aside, in the database. */
public final class JdbcParked implements Parked {
    private final Database database;
    private final Jdbi jdbi;

    public JdbcParked(Database database) {
        this.database = database;
        this.jdbi = database.jdbi();
    }

    @Override
    public List<Aside> newest(int most) {
        return jdbi.withHandle(handle -> asides(handle.createQuery("select * from parked order by id desc limit :most")
                .bind("most", most)));
    }

    @Override
    public List<Aside> newest(String group, int most) {
        return jdbi.withHandle(handle ->
                asides(handle.createQuery("select * from parked where lane_group = :group order by id desc limit :most")
                        .bind("group", group)
                        .bind("most", most)));
    }

    @Override
    public Optional<Aside> find(String group, long id) {
        return jdbi.withHandle(
                handle -> asides(handle.createQuery("select * from parked where id = :id and lane_group = :group")
                                .bind("id", id)
                                .bind("group", group))
                        .stream()
                        .findFirst());
    }

    private static List<Aside> asides(Query query) {
        return query.map((row, _) -> new Aside(
                        row.getLong("id"),
                        row.getString("lane"),
                        row.getString("kind"),
                        Times.read(row, "accepted_at"),
                        Times.read(row, "parked_at"),
                        row.getString("reason")))
                .list();
    }

    @Override
    public boolean retry(long id, Instant now) {
        return Envelopes.calling(() -> jdbi.inTransaction(handle -> {
            Optional<String> lane = handle.createQuery("select lane from parked where id = :id for update")
                    .bind("id", id)
                    .mapTo(String.class)
                    .findOne();
            lane.ifPresent(name -> {
                Round round = database.round(handle);
                Envelopes.callFor(round, Map.of(name, now), Envelopes.Hold.NOTHING);
                round.go();
                doubt(handle, name, now);
                putBack(handle, id, name, now);
            });
            return lane.isPresent();
        }));
    }

    /** What somebody has in hand will not be the first any more, and whoever takes over from the dead doubts the first alone. */
    private static void doubt(Handle handle, String lane, Instant now) {
        handle.createUpdate("""
                        update envelope set uncertain = true, pending_since = :now
                        where id = (select id from envelope first where first.lane = :lane order by place, id limit 1)
                          and exists (select 1 from lane where name = :lane and fence is not null)""")
                .bind("now", Times.stored(now))
                .bind("lane", lane)
                .execute();
    }

    private static void putBack(Handle handle, long id, String lane, Instant now) {
        handle.createUpdate("""
                        insert into envelope
                          (id, lane, place, kind, payload, accepted_at, due_at, attempts, mistakes, uncertain, pending_since)
                        select id, lane, place, kind, payload, accepted_at, :now, attempts, 0, true, pending_since
                        from parked where id = :id""").bind("now", Times.stored(now)).bind("id", id).execute();
        remove(handle, id);
        // It is the oldest of its lane now, and a lane is due when its oldest envelope is.
        handle.createUpdate("update lane set due_at = :now where name = :lane and fence is null and due_at > :now")
                .bind("now", Times.stored(now))
                .bind("lane", lane)
                .execute();
    }

    @Override
    public boolean drop(long id) {
        return jdbi.withHandle(handle -> remove(handle, id));
    }

    private static boolean remove(Handle handle, long id) {
        return handle.createUpdate("delete from parked where id = :id")
                        .bind("id", id)
                        .execute()
                == 1;
    }
}
