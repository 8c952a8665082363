package parley.storage;

import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import parley.bitrix24.Bucket;
import parley.portals.PortalId;

/**
 * The bucket that nodes on one PostgreSQL share, by the database's clock. A crash may lose the last counts, because nobody
 * waits for them to reach the disk: the platform counts, too.
 */
public final class JdbcBucket implements Bucket {
    /** The arithmetic of {@link Level}, for the usual case that there is room. What it returns spares the wait for the disk. */
    private static final String TAKE = """
            insert into call_bucket as bucket (portal, requests, counted_at)
            values (?, 1, extract(epoch from clock_timestamp())::double precision)
            on conflict (portal) do update set counted_at = excluded.counted_at, requests = 1 + greatest(0,
              bucket.requests - ? * greatest(0, excluded.counted_at - bucket.counted_at))
            where 1 + greatest(0,
              bucket.requests - ? * greatest(0, excluded.counted_at - bucket.counted_at)) <= ?
            returning set_config('synchronous_commit', 'off', true)""";

    private final Database database;
    private final Jdbi jdbi;

    public JdbcBucket(Database database) {
        this.database = database;
        this.jdbi = database.jdbi();
    }

    @Override
    public Duration take(PortalId portal, Rate rate) {
        return takeAtOnce(portal, rate) ? Duration.ZERO : takeOrWait(portal, rate);
    }

    private boolean takeAtOnce(PortalId portal, Rate rate) {
        return jdbi.withHandle(handle -> {
            if (handle.isInTransaction()) {
                throw new IllegalStateException("A portal is not called inside a transaction");
            }
            Round round = database.round(handle);
            Round.Step<String> taken = round.query(
                    TAKE, row -> row.getString(1), portal.value(), rate.perSecond(), rate.perSecond(), rate.burst());
            round.go();
            return !taken.rows().isEmpty();
        });
    }

    private Duration takeOrWait(PortalId portal, Rate rate) {
        return jdbi.inTransaction(handle -> {
            Now now = lock(handle, portal);
            Duration wait = now.level().wait(rate, now.seconds());
            if (wait.isZero()) {
                save(handle, portal, now.level().taken(rate, now.seconds()));
            }
            return wait;
        });
    }

    @Override
    public void close(PortalId portal, Rate rate, Duration pause) {
        jdbi.useTransaction(handle -> {
            Now now = lock(handle, portal);
            save(handle, portal, now.level().closed(rate, now.seconds(), pause));
        });
    }

    private static Now lock(Handle handle, PortalId portal) {
        handle.execute("set local synchronous_commit to off");
        return find(handle, portal).orElseGet(() -> {
            handle.createUpdate("insert into call_bucket values (:portal, 0, 0) on conflict do nothing")
                    .bind("portal", portal.value())
                    .execute();
            return find(handle, portal).orElseThrow();
        });
    }

    private static Optional<Now> find(Handle handle, PortalId portal) {
        return handle.createQuery("""
                        select requests, counted_at, extract(epoch from clock_timestamp())::double precision as seconds
                        from call_bucket where portal = :portal for update""")
                .bind("portal", portal.value())
                .map((row, _) -> new Now(
                        new Level(row.getDouble("requests"), row.getDouble("counted_at")), row.getDouble("seconds")))
                .findOne();
    }

    private static void save(Handle handle, PortalId portal, Level level) {
        handle.createUpdate("update call_bucket set requests = :requests, counted_at = :counted where portal = :portal")
                .bind("portal", portal.value())
                .bind("requests", level.requests())
                .bind("counted", level.seconds())
                .execute();
    }

    /** How full it is, and what the time is. */
    private record Now(Level level, double seconds) {}
}
