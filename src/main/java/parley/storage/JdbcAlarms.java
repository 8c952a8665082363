package parley.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import parley.inbox.Lanes;
import parley.inbox.NewEnvelope;
import parley.running.Alarms;

/** Work for later in the database. */
public final class JdbcAlarms implements Alarms {
    private final Jdbi jdbi;

    public JdbcAlarms(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public void set(NewEnvelope work) {
        jdbi.useTransaction(handle -> Upsert.run(
                handle,
                "update alarm set payload = :payload, due_at = :due where dedup_key = :key",
                """
                insert into alarm (dedup_key, lane, lane_group, kind, payload, due_at)
                values (:key, :lane, :group, :kind, :payload, :due) on conflict do nothing""",
                Map.of(
                        "key", work.key(),
                        "lane", work.lane(),
                        "group", Lanes.group(work.lane()),
                        "kind", work.kind(),
                        "payload", work.payload(),
                        "due", Times.stored(work.dueAt()))));
    }

    @Override
    public List<NewEnvelope> due(Instant now, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select dedup_key, lane, kind, payload, due_at from alarm where due_at <= :now
                        order by due_at limit :most""")
                .bind("now", Times.stored(now))
                .bind("most", most)
                .map((row, _) -> new NewEnvelope(
                        row.getString("lane"),
                        row.getString("kind"),
                        row.getString("dedup_key"),
                        row.getBytes("payload"),
                        Times.read(row, "due_at")))
                .list());
    }

    @Override
    public void remove(NewEnvelope work) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from alarm where dedup_key = :key")
                .bind("key", work.key())
                .execute());
    }
}
