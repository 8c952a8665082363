package parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.journeys.House;

/** The jar as an operator starts it. */
@Tag("jar")
final class JarTest {
    private static final Path JAR = Path.of("target", "parley.jar").toAbsolutePath();

    @TempDir
    Path folder;

    @BeforeAll
    static void isBuilt() {
        assertTrue(Files.exists(JAR), "bin/test builds the jar before the tests run");
    }

    @Test
    void startsAnswersAndStopsCleanlyWhenItIsAskedTo() throws Exception {
        int port = House.freePort();
        int management = House.freePort();
        Process process = start(Map.of(
                "PARLEY_PORT", Integer.toString(port),
                "PARLEY_BIND", "127.0.0.1",
                "PARLEY_PUBLIC_URL", "https://bots.example.com",
                "PARLEY_CLIENT_ID", "app.1",
                "PARLEY_CLIENT_SECRET", "the-client-secret",
                "PARLEY_MANAGEMENT_PORT", Integer.toString(management),
                "PARLEY_LOG_FORMAT", "json"));
        try {
            House.eventually("readiness", () -> status(port, "/readyz") == 200);
            assertEquals(200, status(port, "/healthz"));
            assertEquals(200, status(port, "/install"));
            assertTrue(body(management, "/metrics").contains("parley_inbox_envelopes{state=\"waiting\"} 0"));
            assertTrue(body(management, "/health").contains("\"ready\":true"));
            assertTrue(Files.exists(folder.resolve("data/secret.key")));
        } finally {
            process.destroy();
        }
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), "stops within 20 seconds");
        assertEquals(0, process.exitValue());
        String log = Files.readString(folder.resolve("log"));
        assertTrue(log.lines().allMatch(line -> line.startsWith("{")), log);
        assertFalse(log.contains("the-client-secret"));
    }

    @Test
    void stopsCleanlyAlsoWhileSomebodySendsVerySlowly() throws Exception {
        int port = House.freePort();
        Process process = start(Map.of(
                "PARLEY_PORT", Integer.toString(port),
                "PARLEY_BIND", "127.0.0.1",
                "PARLEY_PUBLIC_URL", "https://bots.example.com",
                "PARLEY_CLIENT_ID", "app.1",
                "PARLEY_CLIENT_SECRET", "s",
                "PARLEY_MANAGEMENT_PORT", "0"));
        try (Socket slow = connected(port)) {
            slow.getOutputStream()
                    .write("POST /events HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\nx"
                            .getBytes(StandardCharsets.US_ASCII));
            slow.getOutputStream().flush();
            process.destroy();
            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "stops within 20 seconds");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue());
        assertTrue(Files.readString(folder.resolve("log")).contains("Parley has stopped"));
    }

    private static Socket connected(int port) throws IOException {
        House.eventually("readiness", () -> status(port, "/readyz") == 200);
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    @Test
    void exitsWith78AndOneLineForABadSetting() throws Exception {
        Process process = start(Map.of("PARLEY_PUBLIC_URL", "https://bots.example.com", "PARLEY_PORT", "http"));

        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertEquals(78, process.exitValue());
        assertEquals(
                "PARLEY_PORT must be a port from 0 to 65535, for example PARLEY_PORT=8080\n",
                Files.readString(folder.resolve("log")));
    }

    @Test
    void saysInOneLineThatTheDatabaseIsNotToBeHadAndKeepsItsPassword() throws Exception {
        Process process = start(Map.of(
                "PARLEY_PUBLIC_URL", "https://bots.example.com",
                "PARLEY_CLIENT_ID", "app.1",
                "PARLEY_CLIENT_SECRET", "s",
                "PARLEY_SECRET", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                "PARLEY_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + House.freePort() + "/parley",
                "PARLEY_DATABASE_USER", "parley",
                "PARLEY_DATABASE_PASSWORD", "the-password"));

        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(1, process.exitValue());
        String log = Files.readString(folder.resolve("log"));
        assertTrue(log.contains("Parley cannot start"), log);
        assertFalse(log.contains("the-password"), log);
    }

    private Process start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        Map<String, String> clean = new HashMap<>(builder.environment());
        clean.keySet().removeIf(name -> name.startsWith("PARLEY_"));
        builder.environment().clear();
        builder.environment().putAll(clean);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static int status(int port, String path) {
        try {
            return get(port, path).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static String body(int port, String path) throws IOException {
        return get(port, path).body();
    }

    private static java.net.http.HttpResponse<String> get(int port, String path) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
