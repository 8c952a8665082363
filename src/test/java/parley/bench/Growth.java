package parley.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import parley.inbox.Lanes.Held;
import parley.inbox.NewEnvelope;
import parley.storage.Database;
import parley.storage.Databases;
import parley.storage.JdbcInbox;
import parley.storage.JdbcLanes;

/** What one event of a quiet portal costs the database, first alone and then behind very much that was and is to do. */
final class Growth implements AutoCloseable {
    private static final int RECEIPTS = 1_000_000;
    private static final int NOISY_LANES = 100_000;
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int WARM_UP = 300;
    private static final int ROUNDS = 300;

    private final Databases.Place place;
    private final Database database;
    private final JdbcInbox inbox;
    private final JdbcLanes lanes;
    private int number;

    Growth(Databases.Place place) {
        this.place = place;
        this.database = place.open();
        this.inbox = new JdbcInbox(database, Clock.systemUTC());
        this.lanes = new JdbcLanes(database);
    }

    /** Medians in microseconds: to accept, to claim, to settle. */
    record Cost(long accept, long claim, long settle) {}

    Cost cost() {
        rounds(WARM_UP);
        return rounds(ROUNDS);
    }

    private Cost rounds(int rounds) {
        Histogram accept = new Histogram(3);
        Histogram claim = new Histogram(3);
        Histogram settle = new Histogram(3);
        Clock clock = Clock.systemUTC();
        for (int round = 0; round < rounds; round++) {
            String key = "quiet/" + number++;
            long begin = System.nanoTime();
            inbox.add(List.of(
                    new NewEnvelope("quiet/1/2", "work", key, key.getBytes(StandardCharsets.UTF_8), clock.instant())));
            long accepted = System.nanoTime();
            List<Held> held = lanes.claim(clock.instant(), LEASE, 64, 8).lanes();
            long claimed = System.nanoTime();
            Held quiet = held.stream()
                    .filter(lane -> lane.claim().lane().startsWith("quiet"))
                    .findFirst()
                    .orElseThrow();
            long settling = System.nanoTime();
            lanes.settle(quiet.claim(), quiet.head().envelope(), List.of(), clock.instant());
            settle.recordValue(System.nanoTime() - settling);
            accept.recordValue(accepted - begin);
            claim.recordValue(claimed - accepted);
        }
        return new Cost(median(accept), median(claim), median(settle));
    }

    private static long median(Histogram times) {
        return TimeUnit.NANOSECONDS.toMicros(times.getValueAtPercentile(50));
    }

    /** A noisy portal with one envelope in each of very many lanes, and a long memory. */
    void grow(boolean embedded) throws SQLException {
        String series = (embedded ? "system_range" : "generate_series") + "(1, %d) as s(n)";
        try (Connection connection = DriverManager.getConnection(place.url(), place.user(), place.password());
                Statement statement = connection.createStatement()) {
            statement.execute("insert into receipt select 'acme/MESSAGE/842/' || n, current_timestamp from "
                    + series.formatted(RECEIPTS));
            statement.execute(
                    "insert into envelope select -n, 'noisy/1/' || n, -n, 'work', cast(cast(n as varchar(10)) as bytea),"
                            + " current_timestamp, current_timestamp, 0, 0 from " + series.formatted(NOISY_LANES));
            statement.execute("insert into lane select 'noisy/1/' || n, 'noisy', current_timestamp, null from "
                    + series.formatted(NOISY_LANES));
            statement.execute("analyze");
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
