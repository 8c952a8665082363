package parley.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The command {@code bin/chaos}. */
public final class Chaos {
    private static final PrintStream OUT = System.out;

    private Chaos() {}

    /** @param arguments the seed, then the trials that are wanted; all by default */
    public static void main(String... arguments) throws IOException {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : new Random().nextLong();
        List<Trial> trials = arguments.length > 1
                ? Arrays.stream(arguments).skip(1).map(Chaos::trial).toList()
                : Trial.ALL;
        Path folder = Files.createTempDirectory("chaos");
        OUT.println("seed " + seed + ", logs in " + folder);
        OUT.println(Verdict.head());
        boolean good = true;
        for (Trial trial : trials) {
            good &= run(trial, folder, new Random(seed));
        }
        System.exit(good ? 0 : 1);
    }

    private static Trial trial(String name) {
        return Trial.ALL.stream()
                .filter(trial -> trial.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no trial " + name));
    }

    private static boolean run(Trial trial, Path folder, Random random) {
        if (!trial.isPossible().getAsBoolean()) {
            OUT.println("| " + trial.title() + " | skipped: this machine lacks what it takes |");
            return true;
        }
        try {
            Verdict verdict = trial.run(folder, random);
            OUT.println(verdict.row(trial.title()));
            return verdict.isGood();
        } catch (AssertionError | RuntimeException failure) {
            OUT.println("| " + trial.title() + " | failed: " + failure);
            return false;
        }
    }
}
