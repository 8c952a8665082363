package parley.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import parley.Parley;

/** Parley in a process of its own, which can be killed as nothing inside of this one can. */
final class Offspring implements AutoCloseable {
    /** Other tests may want the machine as well. */
    private static final Duration LONGEST_START = Duration.ofMinutes(1);

    private final Process process;

    private Offspring(Process process) {
        this.process = process;
    }

    /** Returns when it is ready. */
    static Offspring start(Map<String, String> environment, URI ready) {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Parley.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        try (HttpClient client = HttpClient.newHttpClient()) {
            Offspring offspring = new Offspring(builder.start());
            offspring.awaitReady(() -> answers(client, ready));
            return offspring;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void awaitReady(BooleanSupplier ready) {
        try {
            House.eventually("the process is ready", LONGEST_START, () -> !process.isAlive() || ready.getAsBoolean());
        } catch (AssertionError late) {
            close();
            throw late;
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("The process has ended: " + process.exitValue());
        }
    }

    private static boolean answers(HttpClient client, URI ready) {
        try {
            return client.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Nothing of it runs any more when this returns. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The process does not die");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
