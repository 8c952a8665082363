package parley.sandbox;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import parley.sandbox.journal.Journal;
import parley.sandbox.oauth.AuthorizationServer;
import parley.sandbox.portal.Faults;
import parley.sandbox.portal.Portal;
import parley.sandbox.rest.Bucket;
import parley.sandbox.rest.Rest;
import parley.sandbox.rest.Rest.Reply;
import parley.sandbox.wire.Json;
import parley.sandbox.wire.Parameters;
import parley.sandbox.wire.Refusal;

/** The addresses machines call: REST of the portals, tokens and {@code app.info} of the authorization server. */
final class RestRoutes {
    private final AuthorizationServer server;
    private final Hosts hosts;
    private final Faults tokenFaults;
    private final Journal journal;
    private final CountDownLatch closing;
    private final SandboxOptions options;
    private final Rest rest = new Rest();
    private final Map<Portal, Bucket> buckets = new ConcurrentHashMap<>();

    RestRoutes(
            AuthorizationServer server,
            Hosts hosts,
            Faults tokenFaults,
            Journal journal,
            CountDownLatch closing,
            SandboxOptions options) {
        this.server = server;
        this.hosts = hosts;
        this.tokenFaults = tokenFaults;
        this.journal = journal;
        this.closing = closing;
        this.options = options;
    }

    void register(JavalinDefaultRoutingApi routes) {
        routes.get("/rest/{method}", this::call);
        routes.post("/rest/{method}", this::call);
        routes.options("/rest/{method}", this::preflight);
        routes.get("/oauth/token", this::exchangeToken);
        routes.post("/oauth/token", this::exchangeToken);
        routes.get("/api/v1", this::library);
    }

    private void call(Context context) {
        hosts.portal(context).ifPresentOrElse(portal -> callPortal(context, portal), () -> callServer(context));
    }

    private void callPortal(Context context, Portal portal) {
        context.header("Access-Control-Allow-Origin", "*");
        String method = method(context);
        Parameters parameters = Exchange.parameters(context);
        new Exchange(context, method, portal.faults(), portal.log(), closing)
                .answer(parameters, () -> throttled(context, portal, () -> rest.answer(portal, method, parameters)));
    }

    private Reply throttled(Context context, Portal portal, Supplier<Reply> work) {
        Bucket bucket = buckets.computeIfAbsent(portal, _ -> new Bucket(options.clock()));
        if (options.rateLimit() && !bucket.admits(context.ip())) {
            return Reply.of(new Refusal(503, "QUERY_LIMIT_EXCEEDED", "Too many requests"));
        }
        return work.get();
    }

    /** Suffix .json is the default form; the case of method names does not count. */
    private static String method(Context context) {
        String name = context.pathParam("method");
        String bare = name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
        return bare.toLowerCase(Locale.ROOT);
    }

    private void callServer(Context context) {
        Parameters parameters = Exchange.parameters(context);
        new Exchange(context, method(context), tokenFaults, journal, closing).answer(parameters, () -> {
            if (!method(context).equals("app.info")) {
                return Reply.of(new Refusal(404, "ERROR_METHOD_NOT_FOUND", "Method not found!"));
            }
            return reply(() -> {
                Map<String, Object> envelope = new LinkedHashMap<>();
                envelope.put("result", server.info(parameters));
                envelope.put(
                        "time",
                        Map.of(
                                "start",
                                BigDecimal.valueOf(options.clock().instant().toEpochMilli(), 3)));
                return envelope;
            });
        });
    }

    /** Tokens come from the authorization server only; a portal has none to give. */
    private void exchangeToken(Context context) {
        if (hosts.portal(context).isPresent()) {
            context.status(HttpStatus.NOT_FOUND);
        } else {
            Parameters parameters = Exchange.parameters(context);
            new Exchange(context, "oauth/token", tokenFaults, journal, closing)
                    .answer(parameters, () -> reply(() -> server.exchange(parameters)));
        }
    }

    private static Reply reply(Supplier<Map<String, Object>> work) {
        try {
            return new Reply(200, Json.write(work.get()));
        } catch (Refusal refusal) {
            return Reply.of(refusal);
        }
    }

    /** Browsers ask first before they post JSON across origins (rest.md, 9). */
    private void preflight(Context context) {
        context.header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Methods", "GET, POST, OPTIONS")
                .header("Access-Control-Allow-Headers", "content-type")
                .status(HttpStatus.NO_CONTENT);
    }

    /** The platform's browser library has this address on its own host (iframe.md, 2). */
    private void library(Context context) {
        InputStream script = Objects.requireNonNull(RestRoutes.class.getResourceAsStream("/static/sandbox/bx24.js"));
        context.contentType("text/javascript; charset=utf-8").result(script);
    }
}
