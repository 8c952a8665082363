package parley.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One process of Parley, as an operator starts it, and what can happen to it. */
final class Node implements AutoCloseable {
    private static final List<String> OPTIONS = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
    private static final Pattern READY = Pattern.compile("Parley is ready on port (\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> program;
    private final Map<String, String> environment;
    private final Path folder;
    private Process process;
    private volatile int port;
    private volatile boolean taking;
    private int starts;

    /** Returns when it is ready. */
    Node(List<String> program, Map<String, String> environment, Path folder) {
        this.program = List.copyOf(program);
        this.environment = Map.copyOf(environment);
        this.folder = folder;
        this.process = launch();
        awaitReadiness();
    }

    private Process launch() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(program);
        starts++;
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log().toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PARLEY_"));
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void awaitReadiness() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String said = said();
            Matcher ready = READY.matcher(said);
            if (ready.find()) {
                port = Integer.parseInt(ready.group(1));
                taking = true;
                return;
            }
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("Start " + starts + " of " + folder.getFileName() + " failed:\n" + said);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private String said() {
        try {
            return Files.readString(log());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path log() {
        return folder.resolve("log-" + starts);
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** What a load balancer believes: it sends requests only to nodes that are up. */
    boolean isTaking() {
        return taking;
    }

    long pid() {
        return process.pid();
    }

    void start() {
        process = launch();
        awaitReadiness();
    }

    /** {@code kill -9}; requests are sent to it until somebody notices. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** As a deployment stops it. */
    void stop() {
        taking = false;
        process.destroy();
        awaitEnd();
        if (process.exitValue() != 0) {
            throw new AssertionError("The exit code was " + process.exitValue() + ":\n" + said());
        }
    }

    /** Of what kills it, or of itself. */
    void awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("It did not end within 30 seconds:\n" + said());
            }
            taking = false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    void pause() {
        taking = false;
        Commands.run("kill", "-STOP", Long.toString(pid()));
    }

    void resume() {
        Commands.run("kill", "-CONT", Long.toString(pid()));
        taking = true;
    }

    /** For programs that listen. */
    void tell(String line) {
        try {
            Writer in = process.outputWriter();
            in.write(line + "\n");
            in.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
