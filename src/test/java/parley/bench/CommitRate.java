package parley.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import parley.storage.Databases;

/** What the database itself can do with one connection: rows a second, one or many to a commit. */
record CommitRate(double alone, double together) {
    private static final int TOGETHER = 100;
    private static final long LENGTH = TimeUnit.MILLISECONDS.toNanos(1_500);

    static CommitRate of(Databases.Place place, boolean embedded) throws SQLException {
        String url = place.url() + (embedded ? ";WRITE_DELAY=0" : "");
        try (Connection connection = DriverManager.getConnection(url, place.user(), place.password());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table bench_commit (id bigint generated always as identity, payload varchar(4000))");
            connection.setAutoCommit(false);
            double alone = rate(connection, 1);
            double together = rate(connection, TOGETHER);
            statement.execute("drop table bench_commit");
            connection.commit();
            return new CommitRate(alone, together);
        }
    }

    private static double rate(Connection connection, int rows) throws SQLException {
        long begin = System.nanoTime();
        long count = 0;
        try (PreparedStatement insert = connection.prepareStatement("insert into bench_commit (payload) values (?)")) {
            while (System.nanoTime() - begin < LENGTH) {
                for (int row = 0; row < rows; row++) {
                    insert.setString(1, "x".repeat(2_000));
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
                count += rows;
            }
        }
        return count * 1e9 / (System.nanoTime() - begin);
    }
}
