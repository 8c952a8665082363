package parley.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** An application of three pages: it keeps the events it gets and finishes its installation by itself. */
final class StandInApplication implements AutoCloseable {
    private final HttpServer server;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private volatile int eventStatus = 200;
    private volatile String library = "";

    StandInApplication() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/events", this::takeEvent);
        server.createContext("/install", exchange -> show(exchange, "BX24.install(() => BX24.installFinish())"));
        server.createContext(
                "/app",
                exchange ->
                        show(exchange, "BX24.setTitle('Parley of ' + BX24.getLang()); BX24.resizeWindow('100%', 600)"));
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    String eventsUri() {
        return uri() + "/events";
    }

    void loadLibraryFrom(URI authorizationServer) {
        library = authorizationServer + "/api/v1/";
    }

    void answerEventsWith(int status) {
        eventStatus = status;
    }

    /** The raw bodies, oldest first. */
    BlockingQueue<String> events() {
        return events;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void takeEvent(HttpExchange exchange) throws IOException {
        events.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(eventStatus, -1);
        exchange.close();
    }

    private void show(HttpExchange exchange, String script) throws IOException {
        byte[] page = ("<!DOCTYPE html><meta charset=utf-8><h1>Stand-in application</h1><script src='" + library
                        + "'></script><script>BX24.init(() => {" + script + "})</script>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }
}
