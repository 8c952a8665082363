package parley.chaos;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import parley.storage.Databases;

/** The short form of {@code bin/chaos}. */
final class ChaosTest {
    private final long seed = new Random().nextLong();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void keepsItsPromisesThroughKills() {
        try (Ordeal ordeal = ordeal(Places.file(folder), 1)) {
            Trouble.kills(ordeal, 2);
            judge(ordeal);
        }
    }

    @Test
    void keepsItsPromisesThroughFaultsOfThePortal() {
        try (Ordeal ordeal = ordeal(Places.file(folder), 1)) {
            Trouble.portalFaults(ordeal, 10);
            judge(ordeal);
        }
    }

    @Test
    void keepsItsPromisesThroughACrashOfTheDatabaseAndTheLossOfBothNodes() {
        try (Server server = new Server(folder.resolve("server"));
                Ordeal ordeal = ordeal(server.place(), 2)) {
            Trouble.pause(ordeal, () -> {
                server.crash();
                ordeal.goOn(Duration.ofSeconds(2));
                Trouble.killAndStart(ordeal.node(1));
            });
            judge(ordeal);
        }
    }

    private Ordeal ordeal(Databases.Place place, int nodes) {
        return new Ordeal(place, Collections.nCopies(nodes, Programs.PARLEY), folder, new Random(seed));
    }

    private void judge(Ordeal ordeal) {
        Verdict verdict = ordeal.verdict();
        String table = Verdict.head() + "\n" + verdict.row("seed " + seed);
        System.out.println(table);
        assertTrue(verdict.acknowledged() > 0, table);
        assertTrue(verdict.isGood(), table);
    }
}
