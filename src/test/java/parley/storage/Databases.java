package parley.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;

/** Fresh databases for tests: H2 in memory, and a real PostgreSQL server started once per run. */
public final class Databases {
    /** Of a server, on a machine that has a lot to do. */
    public static final Duration LONGEST_START = Duration.ofMinutes(1);

    private Databases() {}

    /** Where a database is. */
    public record Place(String url, String user, String password) {
        public Database open() {
            return Database.open(url, user, password);
        }
    }

    public static Place h2() {
        return new Place("jdbc:h2:mem:" + UUID.randomUUID(), "", "");
    }

    public static Place postgres() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return new Place(Server.RUNNING.getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setPGStartupWait(LONGEST_START)
                        .setServerConfig("max_connections", "200")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
