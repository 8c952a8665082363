package parley.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import parley.storage.Databases;

/** A PostgreSQL of our own that can be restarted in order or killed. */
final class Server implements Ground {
    private final Path folder;
    private EmbeddedPostgres running;

    Server(Path folder) {
        this.folder = folder;
        this.running = start(0);
    }

    private EmbeddedPostgres start(int port) {
        try {
            var builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(Databases.LONGEST_START)
                    .setServerConfig("synchronous_commit", "on")
                    // Its log grows often and little: on a full disk it is the first that finds no room.
                    .setLocaleConfig("wal-segsize", "1")
                    .setServerConfig("min_wal_size", "2MB")
                    .setServerConfig("max_wal_size", "16MB")
                    .setServerConfig("max_connections", "200");
            return (port == 0 ? builder : builder.setPort(port)).start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Databases.Place place() {
        return new Databases.Place(running.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
    }

    /** As an administrator does it: open transactions are rolled back. */
    void restart() {
        int port = running.getPort();
        close();
        running = start(port);
    }

    /** One of its processes dies; the server ends all others and recovers from the log. */
    void crash() {
        ProcessHandle.of(pid()).orElseThrow().children().findAny().ifPresent(ProcessHandle::destroyForcibly);
    }

    private long pid() {
        try {
            return Long.parseLong(
                    Files.readAllLines(folder.resolve("postmaster.pid")).getFirst());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            running.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
