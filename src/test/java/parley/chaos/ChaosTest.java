package parley.chaos;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import parley.storage.Databases;

/** The short form of {@code bin/chaos}. Two troubles happen at a time, because most of each is waiting. */
final class ChaosTest {
    private static final long SEED = new Random().nextLong();
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static Future<Verdict> kills;
    private static Future<Verdict> faults;
    private static Future<Verdict> losses;

    @BeforeAll
    static void letItHappen() {
        losses = THREADS.submit(() -> {
            Path place = folder.resolve("losses");
            try (Server server = new Server(place.resolve("server"))) {
                return verdict(server.place(), 2, place, ordeal -> loseEverything(ordeal, server));
            }
        });
        kills = THREADS.submit(() -> {
            Path place = folder.resolve("kills");
            return verdict(new Embedded(place).place(), 1, place, ordeal -> Trouble.kills(ordeal, 2));
        });
        faults = THREADS.submit(() -> {
            Path place = folder.resolve("faults");
            return verdict(new Embedded(place).place(), 1, place, ordeal -> Trouble.portalFaults(ordeal, 10));
        });
    }

    @AfterAll
    static void end() {
        THREADS.shutdownNow();
    }

    private static void loseEverything(Ordeal ordeal, Server server) {
        Trouble.pause(ordeal, () -> {
            server.crash();
            ordeal.goOn(Duration.ofSeconds(2));
            Trouble.killAndStart(ordeal.node(1));
        });
    }

    private static Verdict verdict(Databases.Place place, int nodes, Path folder, Consumer<Ordeal> trouble) {
        try (Ordeal ordeal = new Ordeal(place, Collections.nCopies(nodes, Programs.PARLEY), folder, new Random(SEED))) {
            trouble.accept(ordeal);
            return ordeal.verdict();
        }
    }

    @Test
    void keepsItsPromisesThroughKills() throws Exception {
        judge(kills.get());
    }

    @Test
    void keepsItsPromisesThroughFaultsOfThePortal() throws Exception {
        judge(faults.get());
    }

    @Test
    void keepsItsPromisesThroughACrashOfTheDatabaseAndTheLossOfBothNodes() throws Exception {
        judge(losses.get());
    }

    private static void judge(Verdict verdict) {
        String table = Verdict.head() + "\n" + verdict.row("seed " + SEED);
        System.out.println(table);
        assertTrue(verdict.acknowledged() > 0, table);
        assertTrue(verdict.isGood(), table);
    }
}
