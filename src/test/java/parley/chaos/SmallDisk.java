package parley.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import parley.storage.Databases;

/** A disk of its own for a database, so small that it can be filled. It is memory, and mounted as long as this is open. */
final class SmallDisk<G extends Ground> implements Ground {
    private static final String SIZE = "size=128m";

    private final Path folder;
    private final Thread atExit;
    private final G ground;

    SmallDisk(Path folder, Function<Path, G> ground) {
        this.folder = folder;
        this.atExit = new Thread(() -> unmount(folder));
        mount(folder);
        // Who loses patience must not have to clear up.
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            this.ground = ground.apply(folder.resolve("data"));
        } catch (RuntimeException | Error failure) {
            unmount();
            throw failure;
        }
    }

    /** Only the administrator of a machine may mount something. */
    static boolean isPossible() {
        try {
            Path folder = Files.createTempDirectory("disk");
            try {
                mount(folder);
                unmount(folder);
                return true;
            } finally {
                Files.delete(folder);
            }
        } catch (IOException | IllegalStateException notAllowed) {
            return false;
        }
    }

    private static void mount(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Commands.run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", folder.toString());
    }

    /** Whoever still has a file open there keeps it until it ends. */
    private static void unmount(Path folder) {
        Commands.run("umount", "--lazy", folder.toString());
    }

    private void unmount() {
        unmount(folder);
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    G ground() {
        return ground;
    }

    @Override
    public Databases.Place place() {
        return ground.place();
    }

    /** Takes all the space that is left. */
    void fill() {
        byte[] some = new byte[4096];
        try (OutputStream ballast = Files.newOutputStream(ballast())) {
            while (true) {
                ballast.write(some);
            }
        } catch (IOException full) {
            // As it should be.
        }
    }

    void clear() {
        try {
            Files.delete(ballast());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    @Override
    public void close() {
        try {
            ground.close();
        } finally {
            unmount();
        }
    }
}
