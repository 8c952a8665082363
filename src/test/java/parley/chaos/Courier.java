package parley.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import parley.sandbox.wire.PhpForm;

/**
 * Stands between the portals and the nodes: the public address of Parley. It carries each event once, many at a time, those
 * of one dialog one after the other, and notes what was answered. A node that cannot be connected to got nothing, so the
 * next one is asked, as a load balancer does.
 */
final class Courier implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Map<String, ExecutorService> dialogs = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;

    Courier(Ledger ledger) {
        this.ledger = ledger;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void serve(Node node) {
        nodes.add(node);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String text = text(body);
            underWay.incrementAndGet();
            dialogs.computeIfAbsent(Line.read(text).map(Line::dialog).orElse(""), _ -> newQueue())
                    .execute(() -> carry(exchange.getRequestURI().getPath(), body, text));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static ExecutorService newQueue() {
        return Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    }

    private static String text(String body) {
        return PhpForm.read(body).get("data") instanceof Map<?, ?> data
                        && data.get("PARAMS") instanceof Map<?, ?> parameters
                        && parameters.get("MESSAGE") instanceof String text
                ? text
                : "";
    }

    private void carry(String path, String body, String text) {
        try {
            int first = turn.getAndIncrement();
            for (int i = 0; i < nodes.size(); i++) {
                Node node = nodes.get(Math.floorMod(first + i, nodes.size()));
                if (node.isTaking() && hasGone(node.address(path), body, text)) {
                    return;
                }
            }
        } finally {
            underWay.decrementAndGet();
        }
    }

    /** False when nothing left us. */
    private boolean hasGone(URI address, String body, String text) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            ledger.answered(text, client.send(request, BodyHandlers.ofString()).statusCode());
            return true;
        } catch (ConnectException nobodyThere) {
            return false;
        } catch (IOException noAnswer) {
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    boolean isIdle() {
        return underWay.get() == 0;
    }

    @Override
    public void close() {
        server.stop(0);
        dialogs.values().forEach(ExecutorService::shutdownNow);
        client.shutdownNow();
    }
}
