package parley.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import parley.storage.Databases;

/** A server in a process of its own, and what it costs. */
final class Subject implements AutoCloseable {
    private static final List<String> OPTIONS = List.of(
            "-Xmx128m",
            "-Xmn64m",
            "-XX:SurvivorRatio=3",
            "-XX:+UseSerialGC",
            "-XX:TrimNativeHeapInterval=10000",
            "-XX:+ExitOnOutOfMemoryError");

    /** What {@code bin/build} makes beside the jar. */
    private static final Path CACHE = Path.of("target/parley.aot").toAbsolutePath();

    private static final Path JAR = Path.of("target/parley.jar").toAbsolutePath();

    private final Process process;
    private final int port;
    private final Duration start;

    private Subject(Process process, int port, Duration start) {
        this.process = process;
        this.port = port;
        this.start = start;
    }

    /** The built jar on a database of its own. */
    static Subject parley(Databases.Place place, Path folder) throws IOException {
        int port = freePort();
        Map<String, String> environment = new HashMap<>(Map.of(
                "PARLEY_PORT", Integer.toString(port),
                "PARLEY_BIND", "127.0.0.1",
                "PARLEY_PUBLIC_URL", "http://127.0.0.1:" + port,
                "PARLEY_ALLOW_HTTP", "true",
                "PARLEY_CLIENT_ID", "app.bench",
                "PARLEY_CLIENT_SECRET", "bench",
                "PARLEY_SECRET", Base64.getEncoder().encodeToString(Seed.SECRET),
                "PARLEY_MANAGEMENT_PORT", "0",
                "PARLEY_OAUTH_URL", "http://127.0.0.1:1"));
        environment.put("PARLEY_DATABASE_URL", place.url());
        environment.put("PARLEY_DATABASE_USER", place.user());
        environment.put("PARLEY_DATABASE_PASSWORD", place.password());
        return start(List.of("-jar", JAR.toString()), port, environment, folder);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Returns when it is ready. */
    static Subject start(List<String> program, int port, Map<String, String> environment, Path folder)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(OPTIONS);
        if (Files.exists(CACHE)) {
            command.add("-XX:AOTCache=" + CACHE);
        }
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log-" + port).toFile());
        Map<String, String> clean = new HashMap<>(environment);
        builder.environment().keySet().removeIf(name -> name.startsWith("PARLEY_"));
        builder.environment().putAll(clean);
        long begin = System.nanoTime();
        Process process = builder.start();
        while (!isReady(port)) {
            if (!process.isAlive() || System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(60)) {
                process.destroyForcibly();
                throw new IOException("It did not start: " + Files.readString(folder.resolve("log-" + port)));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        return new Subject(process, port, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static boolean isReady(int port) {
        try (Wire wire = new Wire(port)) {
            return wire.exchange("GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII)) == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    Duration timeToReady() {
        return start;
    }

    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurry) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
