package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.bitrix24.EventGate.Acceptance;
import parley.bitrix24.Opening;

/** What portals, load balancers and passers-by see. */
final class DoorsTest {
    /** Of 250 kB, so that there is no room for another. */
    private static final int MOST_LARGE_EVENTS = 24;

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/install", "/app"})
    void pagesForPortalsExplainThemselvesToPassersBy(String path) {
        HttpResponse<String> page = stage.get(path, null);
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Please open Parley in Bitrix24"));
        assertEquals(200, stage.send(stage.request(path, "").HEAD()).statusCode());
    }

    @ParameterizedTest
    @CsvSource({"ACCEPTED,200", "KNOWN_ALREADY,200", "MALFORMED,400", "NOT_PROVEN,403", "UNAVAILABLE,503"})
    void anEventIsAnsweredByWhatBecameOfIt(Acceptance acceptance, int status) {
        stage.events = (_, _) -> acceptance;
        HttpResponse<String> answer = stage.post("/events", null, Map.of("event", "SOMETHING"));
        assertEquals(status, answer.statusCode());
        assertEquals(status == 503, answer.headers().firstValue("Retry-After").isPresent());
    }

    @Test
    void anEventIsNotRefusedForAFailureOfOurs() {
        stage.events = (_, _) -> {
            throw new IllegalStateException("the database went away");
        };
        HttpResponse<String> answer = stage.post("/events", null, Map.of("event", "SOMETHING"));
        assertEquals(503, answer.statusCode());
        assertTrue(answer.headers().firstValue("Retry-After").isPresent());
    }

    @Test
    void anEventInAnAlphabetNobodyKnowsIsNoFailureOfOurs() {
        var request = stage.request("/events", "")
                .header("Content-Type", "application/x-www-form-urlencoded; charset=bogus")
                .POST(BodyPublishers.ofString("x=1"));
        assertEquals(200, stage.send(request).statusCode());
    }

    @Test
    void unfinishedBodiesCannotFillTheMemory() throws IOException {
        List<Socket> stalled = new ArrayList<>();
        try {
            int status = 200;
            // Far more than the budget holds, and far less than an attacker has.
            for (int connection = 0; connection < 400 && status == 200; connection++) {
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        stage.request("/", "").build().uri().getPort());
                stalled.add(socket);
                socket.getOutputStream()
                        .write("POST /events HTTP/1.1\r\nHost: a\r\nContent-Length: 262000\r\n\r\nx=1"
                                .getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                if (connection > 120) {
                    status = stage.post("/events", null, Map.of("event", "SOMETHING"))
                            .statusCode();
                }
            }
            assertEquals(503, status);
        } finally {
            for (Socket socket : stalled) {
                socket.close();
            }
        }
    }

    @Test
    void eventsThatAreLookedAtCannotFillTheMemory() throws Exception {
        CountDownLatch looking = new CountDownLatch(MOST_LARGE_EVENTS);
        CountDownLatch seen = new CountDownLatch(1);
        stage.events = (_, _) -> {
            looking.countDown();
            awaitBriefly(seen);
            return Acceptance.ACCEPTED;
        };
        try (ExecutorService portals = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<HttpResponse<String>> large = () ->
                    stage.send(stage.request("/events", "").POST(BodyPublishers.ofByteArray(new byte[250 * 1024])));
            List<Future<HttpResponse<String>>> taken = Stream.generate(() -> portals.submit(large))
                    .limit(MOST_LARGE_EVENTS)
                    .toList();
            assertTrue(looking.await(20, TimeUnit.SECONDS), "as many are looked at as there is room for");
            HttpResponse<String> refused = large.call();
            seen.countDown();
            assertEquals(503, refused.statusCode());
            assertTrue(refused.headers().firstValue("Retry-After").isPresent());
            for (Future<HttpResponse<String>> answer : taken) {
                assertEquals(200, answer.get().statusCode());
            }
            assertEquals(200, large.call().statusCode());
        }
    }

    private static void awaitBriefly(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anEventThatIsTooLargeIsRefused() {
        var request = stage.request("/events", "").POST(BodyPublishers.ofByteArray(new byte[256 * 1024 + 1]));
        assertEquals(413, stage.send(request).statusCode());
        var fits = stage.request("/events", "").POST(BodyPublishers.ofByteArray(new byte[256 * 1024]));
        assertEquals(200, stage.send(fits).statusCode());
    }

    @Test
    void theApplicationOpensForAnAdministratorInTheFrameOfTheirPortalOnly() {
        HttpResponse<String> page = stage.post("/app?LANG=de", null, Map.of("who", "vera"));
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Noch keine Bots"));
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.contains("frame-ancestors 'self' https://acme.bitrix24.example;"), policy);
        assertTrue(policy.contains("script-src 'self' https://library.example;"), policy);
        assertFalse(page.headers().firstValue("X-Frame-Options").isPresent());
        assertEquals(
                "nosniff", page.headers().firstValue("X-Content-Type-Options").orElseThrow());
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElseThrow());
    }

    @Test
    void theApplicationTakesAPersonBackToWhereTheyWere() {
        HttpResponse<String> page = stage.post("/app?path=/app/bots/new", null, Map.of("who", "vera"));
        assertTrue(page.body().contains("hx-get=\"/app/bots/new\""));
        HttpResponse<String> elsewhere = stage.post("/app?path=//evil.example/app/bots", null, Map.of("who", "vera"));
        assertFalse(elsewhere.body().contains("evil.example"));
    }

    @Test
    void peopleWhoAreNotAdministratorsReadWhoIs() {
        HttpResponse<String> page = stage.post("/app", null, Map.of("who", "ivan"));
        assertTrue(page.body().contains("Bots are managed by administrators"));
    }

    @Test
    void theInstallerFinishesWithoutAClick() {
        HttpResponse<String> page = stage.post("/install", null, Map.of("who", "vera"));
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("data-behaviour=\"installed\""));
    }

    @ParameterizedTest
    @EnumSource(Opening.Reason.class)
    void whoIsTurnedAwayReadsWhyAndCanTryAgain(Opening.Reason reason) {
        HttpResponse<String> page = stage.post("/install?LANG=ru", null, Map.of("who", reason.name()));
        assertTrue(page.statusCode() >= 400);
        assertTrue(page.body().contains("Попробовать ещё раз"));
        assertFalse(page.body().contains("??"));
        assertFalse(page.body().contains("data-token"));
    }

    @Test
    void aLoginOutsideTheFrameIsTiedToItsBrowser() {
        HttpResponse<String> start = stage.get("/oauth/start?domain=acme.bitrix24.example", null);
        assertEquals(302, start.statusCode());
        String cookie = start.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Secure"), cookie);
        var back = stage.request("/oauth/callback?code=x", "").header("Cookie", "parley_login=EXAMPLE-STATE");
        HttpResponse<String> connected = stage.send(back.GET());
        assertEquals(200, connected.statusCode());
        assertTrue(connected.body().contains("Connected"));
        assertFalse(connected.body().contains("data-token"));
        assertEquals(403, stage.get("/oauth/callback?code=x", null).statusCode());
        assertEquals(400, stage.get("/oauth/start?domain=evil.example", null).statusCode());
    }

    @Test
    void loadBalancersLearnWhetherWeAreUpAndReady() {
        assertEquals("ok", stage.get("/healthz", null).body());
        assertEquals(200, stage.get("/readyz", null).statusCode());
        stage.ready = false;
        assertEquals(503, stage.get("/readyz", null).statusCode());
        assertEquals(200, stage.get("/healthz", null).statusCode());
    }

    @Test
    void filesThatNeverChangeMayBeKept() {
        String page = stage.get("/app", null).body();
        String style = page.replaceAll("(?s).*href=\"(/static/[^\"]+css)\".*", "$1");
        HttpResponse<String> file = stage.get(style, null);
        assertEquals(200, file.statusCode());
        assertTrue(file.headers().firstValue("Cache-Control").orElseThrow().contains("immutable"));
        String etag = file.headers().firstValue("ETag").orElseThrow();
        assertEquals(
                304,
                stage.send(stage.request(style, "")
                                .header("If-None-Match", etag)
                                .GET())
                        .statusCode());
        assertEquals(404, stage.get("/static/other/css/parley.css", null).statusCode());
        assertEquals(
                200,
                stage.get("/webjars/htmx.org/2.0.10/dist/htmx.min.js", null).statusCode());
        for (String outside : new String[] {"/webjars/../../templates/layout/page.html", "/webjars/%2e%2e/templates"}) {
            assertTrue(stage.get(outside, null).statusCode() >= 400, outside);
        }
    }

    @Test
    void editorsOfDocumentsFindTheSchemaAndOthersFindNothing() {
        HttpResponse<String> schema = stage.get("/schema/scenario-1.json", null);

        assertEquals(200, schema.statusCode());
        assertEquals(
                "application/schema+json",
                schema.headers().firstValue("Content-Type").orElse(""));
        assertEquals(
                "*", schema.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        assertTrue(schema.body().contains("\"$id\": \"urn:parley:scenario:1\""));
        assertEquals(404, stage.get("/schema/scenario-2.json", null).statusCode());
    }

    @Test
    void unknownAddressesSayLittle() {
        HttpResponse<String> answer = stage.get("/wp-admin", null);
        assertEquals(404, answer.statusCode());
        assertEquals("Not Found", answer.body());
        assertEquals(405, stage.get("/events", null).statusCode());
    }
}
