package parley.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.storage.Databases.Place;

/**
 * Where the databases that are measured lie: in memory, if this machine has a file system for that. What a disk takes to say
 * that it has written differs by a factor of a hundred from one to the next; PostgreSQL asks and waits all the same, as it
 * does in earnest.
 */
final class Disk implements AutoCloseable {
    private static final Path IN_MEMORY = Path.of("/dev/shm");

    private final Path folder;
    private final @Nullable EmbeddedPostgres server;
    private int databases;

    private Disk(Path folder, @Nullable EmbeddedPostgres server) {
        this.folder = folder;
        this.server = server;
    }

    static Disk open(boolean embedded) throws IOException {
        Path folder = Files.isWritable(IN_MEMORY)
                ? Files.createTempDirectory(IN_MEMORY, "parley-bench")
                : Files.createTempDirectory("parley-bench");
        return new Disk(folder, embedded ? null : server(folder.resolve("postgresql")));
    }

    /** For what is too large for the memory: on a disk, where the time of a commit is that disk's. */
    static Disk onDisk(boolean embedded) throws IOException {
        Path folder = Files.createTempDirectory("parley-bench");
        return new Disk(folder, embedded ? null : server(folder.resolve("postgresql")));
    }

    private static EmbeddedPostgres server(Path folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** A new database. */
    Place place() throws SQLException {
        String name = "bench" + databases++;
        if (server == null) {
            return new Place("jdbc:h2:file:" + folder.resolve(name), "", "");
        }
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new Place(server.getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
