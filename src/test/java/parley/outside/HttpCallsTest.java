package parley.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.journeys.House;

/** What leaves, what comes back, and what is told when nothing does. */
final class HttpCallsTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int MOST_BYTES = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpCalls calls = new HttpCalls(true);
    private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<HttpExchange> exchanges = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer shop;

    @BeforeEach
    void open() throws IOException {
        shop = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        listen(shop);
    }

    private void listen(HttpServer server) {
        server.createContext("/", exchange -> {
            heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchanges.add(exchange);
            String path = exchange.getRequestURI().getPath();
            exchange.getResponseHeaders().add("X-Word", "first");
            exchange.getResponseHeaders().add("X-Word", "second");
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.getResponseHeaders().set("Set-Cookie", "a=b");
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=x");
            byte[] body = "x"
                    .repeat(path.equals("/large") ? MOST_BYTES + 1 : MOST_BYTES)
                    .getBytes(StandardCharsets.UTF_8);
            int status = path.startsWith("/status/") ? Integer.parseInt(path.substring(8)) : 200;
            exchange.sendResponseHeaders(status, path.equals("/chunks") ? 0 : status == 204 ? -1 : body.length);
            if (path.equals("/endless")) {
                drip(exchange.getResponseBody());
            } else if (status != 204) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.setExecutor(threads);
        server.start();
    }

    private static void drip(OutputStream out) throws IOException {
        try {
            for (int drop = 0; drop < 600; drop++) {
                out.write('x');
                out.flush();
                Thread.sleep(50);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void close() {
        shop.stop(0);
        threads.shutdownNow();
    }

    @Test
    void bringsBackWhatWasAnswered() {
        Ending.Answered answered = assertInstanceOf(
                Ending.Answered.class, calls.send(request("POST", address("/a%2Fb/?c=%26+d&e"), () -> utf8("Мария"))));

        assertEquals(List.of("POST /a%2Fb/?c=%26+d&e Мария"), List.copyOf(heard));
        assertEquals(200, answered.status());
        assertEquals("x".repeat(MOST_BYTES), new String(answered.body(), StandardCharsets.UTF_8));
        assertEquals("first", answered.header("x-word").orElseThrow());
        assertTrue(answered.header("X-None").isEmpty());
    }

    @Test
    void saysNothingOfItsOwnAndRemembersNothing() {
        for (int call = 0; call < 2; call++) {
            calls.send(request("GET", address("/"), null));
            HttpExchange exchange = exchanges.remove();
            assertEquals(
                    List.of("Connection", "Host", "X-token"),
                    exchange.getRequestHeaders().keySet().stream().sorted().toList());
            assertEquals("abc", exchange.getRequestHeaders().getFirst("X-Token"));
        }
    }

    @Test
    void takesEveryStatusAsItIs() {
        for (int status : List.of(204, 302, 307, 401, 407, 429, 503)) {
            assertEquals(
                    status,
                    assertInstanceOf(
                                    Ending.Answered.class,
                                    calls.send(request("POST", address("/status/" + status), () -> utf8("said"))))
                            .status());
        }
        assertEquals(7, heard.size(), "nothing is sent twice");
    }

    @Test
    void takesNoAnswerThatIsTooLong() {
        assertInstanceOf(Ending.Answered.class, calls.send(request("GET", address("/chunks"), null)));
        assertInstanceOf(Ending.BrokeOff.class, calls.send(request("GET", address("/large"), null)));
    }

    @Test
    void keepsAConnectionForTheNext() {
        calls.send(request("GET", address("/"), null));
        calls.send(request("GET", address("/"), null));

        assertEquals(exchanges.remove().getRemoteAddress(), exchanges.remove().getRemoteAddress());
    }

    @Test
    void endsABodyThatNeverEnds() {
        assertEquals(
                new Ending.TooLate("no-end", true),
                calls.send(new Request("GET", address("/endless"), Map.of(), null, PATIENCE, millis(600), MOST_BYTES)));
    }

    @Test
    void endsTheWaitForAnAnswer() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 5, LOOPBACK)) {
            URI address = URI.create("http://127.0.0.1:" + mute.getLocalPort() + "/");

            assertEquals(
                    new Ending.TooLate("java.net.SocketTimeoutException", true),
                    calls.send(new Request("GET", address, Map.of(), null, millis(300), PATIENCE, MOST_BYTES)));
            assertEquals(
                    new Ending.TooLate("no-end", true),
                    calls.send(new Request("GET", address, Map.of(), null, PATIENCE, millis(300), MOST_BYTES)));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInterruptEndsTheCall(boolean virtual) throws Exception {
        FutureTask<Ending> call = new FutureTask<>(() -> {
            Ending ending = calls.send(request("GET", address("/endless"), null));
            return Thread.interrupted() ? ending : new Ending.BrokeOff("it was forgotten that somebody interrupted");
        });
        Thread caller = (virtual ? Thread.ofVirtual() : Thread.ofPlatform().daemon()).start(call);
        House.eventually("a call", () -> !heard.isEmpty());
        caller.interrupt();

        assertEquals(new Ending.TooLate("interrupted", true), call.get(5, TimeUnit.SECONDS));
    }

    @Test
    void aConnectionThatWasClosedIsNotWrittenTo() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, LOOPBACK)) {
            AtomicInteger requests = new AtomicInteger();
            Future<?> serving = threads.submit(() -> serveOnceEach(server, requests));
            URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
            for (int call = 1; call <= 2; call++) {
                assertInstanceOf(
                        Ending.Answered.class,
                        calls.send(request("POST", address, () -> utf8("said"))),
                        "call " + call);
                Thread.sleep(400);
            }
            assertEquals(2, requests.get());
            serving.cancel(true);
        }
    }

    /** Closes without having said so. */
    private static void serveOnceEach(ServerSocket server, AtomicInteger requests) {
        try {
            while (true) {
                try (Socket socket = server.accept()) {
                    readUntil(socket.getInputStream(), "said");
                    requests.incrementAndGet();
                    socket.getOutputStream().write(utf8("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void readUntil(InputStream in, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("it ends after " + read);
            }
            read.append((char) next);
        }
    }

    @Test
    void whatMayNoLongerLeaveDoesNotLeaveAtAll() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, LOOPBACK)) {
            Future<String> read = threads.submit(() -> {
                try (Socket socket = server.accept()) {
                    return readAll(socket.getInputStream());
                }
            });
            URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");

            assertInstanceOf(Ending.NotReached.class, calls.send(request("POST", address, new TooOld())));
            assertEquals("", read.get(5, TimeUnit.SECONDS));
        }
    }

    private static String readAll(InputStream in) {
        StringBuilder read = new StringBuilder();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                read.append((char) next);
            }
        } catch (IOException reset) {
            return read.toString();
        }
        return read.toString();
    }

    private record TooOld() implements Request.Body {
        @Override
        public byte[] bytes() {
            return utf8("said");
        }

        @Override
        public boolean mayLeave() {
            return false;
        }
    }

    @Test
    void nothingReachesWhereNobodyListens() {
        shop.stop(0);

        assertInstanceOf(Ending.NotReached.class, calls.send(request("POST", address("/"), () -> utf8("said"))));
    }

    @Test
    void nothingReachesANameThatNobodyKnows() {
        HttpCalls unknown = calls(false, host -> InetAddress.getAllByName(host + ".invalid"), trustOfTheRuntime());

        assertEquals(
                new Ending.NotReached("java.net.UnknownHostException"),
                unknown.send(request("GET", URI.create("https://shop.invalid/"), null)));
    }

    @Test
    void connectsToTheAddressThatWasChecked() {
        HttpCalls checked = calls(
                true,
                host -> host.equals("checked.example") ? new InetAddress[] {LOOPBACK} : fail(host),
                trustOfTheRuntime());
        URI address = URI.create(address("/").toString().replace("127.0.0.1", "checked.example"));

        assertInstanceOf(Ending.Answered.class, checked.send(request("GET", address, null)));
    }

    @Test
    void aNameThatLaterLeadsInsideIsNotFollowed() throws Exception {
        InetAddress outside = InetAddress.getByName("203.0.113.9");
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger reached = new AtomicInteger();
        try (ServerSocket inside = new ServerSocket(0, 5, LOOPBACK)) {
            Future<?> _ = threads.submit(() -> {
                inside.accept().close();
                return reached.incrementAndGet();
            });
            HttpCalls strict = calls(
                    false,
                    _ -> new InetAddress[] {asked.getAndIncrement() == 0 ? outside : LOOPBACK},
                    trustOfTheRuntime());
            URI address = URI.create("https://shop.example:" + inside.getLocalPort() + "/");
            Request request = new Request("GET", address, Map.of(), null, millis(500), millis(500), MOST_BYTES);

            Ending first = strict.send(request);
            assertTrue(
                    first instanceof Ending.TooLate(String _, boolean left)
                            ? !left
                            : first instanceof Ending.NotReached);
            assertEquals(1, asked.get(), "one answer for one connection");
            assertEquals(new Ending.Refused(), strict.send(request));
            assertEquals(new Ending.Refused(), strict.send(request));
            assertEquals(3, asked.get());
        }
        assertEquals(0, reached.get());
    }

    @Test
    void aNameThatAlsoLeadsInsideIsRefused() throws IOException {
        InetAddress[] both = {InetAddress.getByName("203.0.113.9"), LOOPBACK};

        assertEquals(
                new Ending.Refused(),
                calls(false, _ -> both, trustOfTheRuntime())
                        .send(request("GET", URI.create("https://both.example/"), null)));
    }

    @Test
    void numbersAreCheckedLikeNames() {
        HttpCalls strict = new HttpCalls(false);
        for (String address :
                List.of("https://127.0.0.1/", "https://[::1]/", "https://[::ffff:10.0.0.1]/", "https://10.0.0.1/")) {
            assertEquals(new Ending.Refused(), strict.send(request("GET", URI.create(address), null)), address);
        }
    }

    @Test
    void speaksOnlyWithWhomTheRuntimeTrusts(@TempDir Path folder) throws Exception {
        HttpServer impostor = tls(keys(folder));
        try {
            URI address =
                    URI.create("https://127.0.0.1:" + impostor.getAddress().getPort() + "/");

            assertEquals(
                    new Ending.NotReached("javax.net.ssl.SSLHandshakeException"),
                    calls.send(request("POST", address, () -> utf8("said"))));
            assertEquals(0, heard.size());
        } finally {
            impostor.stop(0);
        }
    }

    @Test
    void speaksOnlyWithWhoHasTheName(@TempDir Path folder) throws Exception {
        KeyStore keys = keys(folder);
        HttpServer server = tls(keys);
        try {
            HttpCalls trusting = calls(true, _ -> new InetAddress[] {LOOPBACK}, trust(keys));
            String rest = ".example:" + server.getAddress().getPort() + "/";

            assertInstanceOf(
                    Ending.Answered.class, trusting.send(request("GET", URI.create("https://right" + rest), null)));
            assertEquals(
                    new Ending.NotReached("javax.net.ssl.SSLHandshakeException"),
                    trusting.send(request("GET", URI.create("https://wrong" + rest), null)));
            assertInstanceOf(
                    Ending.NotReached.class,
                    trusting.send(request("POST", URI.create("https://right" + rest), new TooOld())));
            assertEquals(List.of("GET / "), List.copyOf(heard));
        } finally {
            server.stop(0);
        }
    }

    private HttpServer tls(KeyStore keys) throws IOException, GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "secret".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        listen(server);
        return server;
    }

    private static KeyStore keys(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("keys");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "shop",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=right.example",
                        "-ext",
                        "san=dns:right.example",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "secret")
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), told);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, "secret".toCharArray());
        }
        return keys;
    }

    private static SSLContext trust(KeyStore keys) throws GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try {
            trusted.load(null, null);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        trusted.setCertificateEntry("shop", keys.getCertificate("shop"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static SSLContext trustOfTheRuntime() {
        try {
            return SSLContext.getDefault();
        } catch (GeneralSecurityException none) {
            throw new IllegalStateException(none);
        }
    }

    private static HttpCalls calls(boolean allowHttp, AddressGuard.Lookup lookup, SSLContext trust) {
        return new HttpCalls(new AddressGuard(allowHttp, lookup), trust);
    }

    private static Request request(String method, URI address, Request.@Nullable Body body) {
        return new Request(method, address, Map.of("X-Token", "abc"), body, PATIENCE, PATIENCE, MOST_BYTES);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + shop.getAddress().getPort() + path);
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
