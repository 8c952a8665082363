package parley.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Commands of the system, run to their end. */
final class Commands {
    private Commands() {}

    static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
            return said;
        } catch (IOException absent) {
            throw new IllegalStateException(absent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static boolean exist(String command) {
        try {
            run(command, "--version");
            return true;
        } catch (IllegalStateException absent) {
            return false;
        }
    }
}
