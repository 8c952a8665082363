package parley.bitrix24.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.bitrix24.wire.Transport.Outcome;

final class FreshBodyTest {
    private final AtomicLong time = new AtomicLong();
    private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
    private HttpServer portal;

    @BeforeEach
    void open() throws IOException {
        portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portal.createContext("/", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        portal.start();
    }

    @AfterEach
    void close() {
        portal.stop(0);
    }

    @Test
    void leavesWhileItIsFresh() {
        assertInstanceOf(Outcome.Answer.class, send(Duration.ofSeconds(3)));
        assertEquals(List.of("said"), List.copyOf(heard));
    }

    @Test
    void doesNotLeaveAfterAPauseAndSoHasNotHappened() {
        Outcome outcome = send(Duration.ofSeconds(18));

        assertEquals(false, assertInstanceOf(Outcome.None.class, outcome).mayHaveHappened());
        assertEquals(List.of(), List.copyOf(heard));
    }

    /** The process stops between the making of a request and its sending. */
    private Outcome send(Duration pause) {
        FreshBody body =
                new FreshBody("said".getBytes(StandardCharsets.UTF_8), new Freshness(Duration.ofSeconds(6), time::get));
        time.addAndGet(pause.toNanos());
        URI address = URI.create("http://127.0.0.1:" + portal.getAddress().getPort() + "/");
        return new Transport(true).send(Transport.post(address, body, Duration.ofSeconds(5)), "a portal", "a method");
    }
}
