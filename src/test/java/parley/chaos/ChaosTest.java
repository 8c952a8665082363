package parley.chaos;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
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
    void keepsWhatItPromisedThroughKillsOnTheEmbeddedDatabase() {
        try (Ordeal ordeal = ordeal(Places.file(folder), 1)) {
            Trouble.kills(ordeal, 3);
            judge(ordeal);
        }
    }

    @Test
    void keepsWhatItPromisedThroughFaultsOfThePortal() {
        try (Ordeal ordeal = ordeal(Places.file(folder), 1)) {
            Trouble.portalFaults(ordeal, 15);
            judge(ordeal);
        }
    }

    @Test
    void twoNodesKeepWhatOneOfThemPromised() {
        try (Ordeal ordeal = ordeal(Databases.postgres(), 2)) {
            Trouble.kills(ordeal, 1);
            Trouble.pause(ordeal);
            judge(ordeal);
        }
    }

    @Test
    void keepsWhatItPromisedThroughRestartsOfTheDatabase() {
        try (Server server = new Server(folder.resolve("server"));
                Ordeal ordeal = ordeal(server.place(), 1)) {
            Trouble.restarts(ordeal, server, 2);
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
        assertTrue(verdict.acknowledged() > 20, table);
        assertTrue(verdict.isGood(), table);
    }
}
