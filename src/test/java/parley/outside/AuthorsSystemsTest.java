package parley.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.engine.Effect;
import parley.engine.Step;
import parley.running.Outside.Answer;

final class AuthorsSystemsTest {
    private final AuthorsSystems systems = new AuthorsSystems(true);
    private final List<Headers> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch patience = new CountDownLatch(1);
    private HttpServer shop = notYet();

    private static HttpServer notYet() {
        try {
            return HttpServer.create();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @BeforeEach
    void open() throws IOException {
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/", exchange -> {
            heard.add(exchange.getRequestHeaders());
            String path = exchange.getRequestURI().getPath();
            byte[] body = (path.equals("/large") ? "x".repeat(300 * 1024) : "{\"a\":{\"b\":[1,\"two\"]},\"n\":null}")
                    .getBytes(StandardCharsets.UTF_8);
            if (path.equals("/moved")) {
                exchange.getResponseHeaders().set("Location", "/");
                exchange.sendResponseHeaders(302, -1);
            } else if (path.equals("/slow")) {
                awaitEnd();
            } else {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        shop.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        shop.start();
    }

    private void awaitEnd() {
        try {
            patience.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void close() {
        patience.countDown();
        shop.stop(0);
    }

    @Test
    void picksWhatTheAuthorAskedFor() {
        Map<String, String> picks = Map.of("first", "/a/b/0", "second", "/a/b/1", "whole", "/a", "none", "/n");

        assertEquals(
                new Answer.Done(Map.of("first", "1", "second", "two")), systems.ask(call(address("/"), picks), "7"));
        assertEquals("7", heard.getFirst().getFirst("Idempotency-Key"));
        assertEquals("secret", heard.getFirst().getFirst("X-Token"));
        assertNull(heard.getFirst().getFirst("Bro ken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Мария", "René", "a\r\nb: c"})
    void asksNobodyWhenAHeaderCannotCarryItsValue(String value) {
        assertEquals(
                new Answer.Failed("a header cannot carry its value"),
                systems.ask(call(address("/"), Map.of("X-Name", value), Map.of()), "7"));
        assertEquals(0, heard.size());
    }

    @Test
    void followsNoRedirectAndReadsNoMoreThanItShould() {
        assertEquals(new Answer.Failed("status 302"), systems.ask(call(address("/moved"), Map.of()), "7"));
        assertInstanceOf(Answer.Failed.class, systems.ask(call(address("/large"), Map.of("x", "/x")), "7"));
        assertEquals(2, heard.size());
    }

    @Test
    void waitsNoLongerThanTheAuthorSays() {
        assertEquals(new Answer.Late(), systems.ask(call(address("/slow"), Map.of()), "7"));
        assertEquals(1, heard.size(), "what may have been understood is not asked again");
    }

    @Test
    void asksNobodyInOurOwnNetwork() {
        AuthorsSystems strict = new AuthorsSystems(false);
        for (String address : List.of(
                address("/"),
                "https://127.0.0.1/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest",
                "https://[::1]/",
                "http://93.184.216.34/",
                "https://user@93.184.216.34/",
                "file:///etc/passwd",
                "no address")) {
            assertEquals(
                    new Answer.Failed("the address is not permitted"),
                    strict.ask(call(address, Map.of()), "7"),
                    address);
        }
        assertEquals(0, heard.size());
    }

    @Test
    void tellsThatNobodyIsThere() {
        shop.stop(0);

        assertInstanceOf(Answer.Failed.class, systems.ask(call(address("/"), Map.of()), "7"));
    }

    private String address(String path) {
        return "http://127.0.0.1:" + shop.getAddress().getPort() + path;
    }

    private static Effect.Call call(String address, Map<String, String> picks) {
        return call(address, Map.of("X-Token", "secret", "Bro ken", "a", "Host", "evil.example"), picks);
    }

    private static Effect.Call call(String address, Map<String, String> headers, Map<String, String> picks) {
        return new Effect.Call(7001, Step.Method.POST, address, headers, "{}", picks, false, Duration.ofSeconds(1));
    }
}
