package parley.bitrix24;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small HTTP server on loopback that plays the platform: answers by path and remembers what it was asked. */
final class OtherSide implements AutoCloseable {
    final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Call, Answer>> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    OtherSide() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    void on(String path, Function<Call, Answer> answer) {
        answers.put(path, answer);
    }

    void on(String path, Answer answer) {
        answers.put(path, call -> answer);
    }

    List<Call> calls(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            URI uri = exchange.getRequestURI();
            Call call = new Call(
                    uri.getPath(),
                    uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                    JsonMapper.shared().readTree(body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body));
            calls.add(call);
            Answer answer = answers.getOrDefault(
                            call.path(), unknown -> Answer.error(404, "ERROR_METHOD_NOT_FOUND", "Method not found!"))
                    .apply(call);
            if (answer.status() == Answer.NONE) {
                return;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    /** What was asked. */
    record Call(String path, String query, JsonNode body) {
        String parameter(String name) {
            for (String pair : query.split("&")) {
                if (pair.startsWith(name + "=")) {
                    return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                }
            }
            return "";
        }

        String text(String name) {
            return body.path(name).asString("");
        }
    }

    /** What is answered. */
    record Answer(int status, String body, Map<String, String> headers) {
        private static final int NONE = 0;

        static Answer json(String json) {
            return new Answer(200, json, Map.of("Content-Type", "application/json"));
        }

        static Answer result(String json) {
            return json("{\"result\":" + json + ",\"time\":{}}");
        }

        static Answer error(int status, String code, String description) {
            return new Answer(
                    status,
                    "{\"error\":\"" + code + "\",\"error_description\":\"" + description + "\"}",
                    Map.of("Content-Type", "application/json"));
        }

        static Answer page(int status) {
            return new Answer(status, "<html>Sorry</html>", Map.of("Content-Type", "text/html"));
        }

        /** The connection ends without an answer. */
        static Answer cut() {
            return new Answer(NONE, "", Map.of());
        }

        static Answer moved(String location) {
            return new Answer(302, "", Map.of("Location", location));
        }
    }
}
