package parley.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.journeys.House.eventually;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Fault;
import parley.sandbox.portal.Opening;
import parley.sandbox.portal.Portal;
import parley.storage.Databases;

/** A process that dies between any two calls of a registration leaves one bot, which the next visit finishes. */
final class KilledInARegistrationTest {
    private static final Pattern TOKEN = Pattern.compile("data-token=\"([^\"]+)\"");
    private static final Duration LONG = Duration.ofMinutes(1);

    private final HttpClient client = HttpClient.newHttpClient();
    private House house;

    @BeforeEach
    void enter(@TempDir Path folder) {
        house = new House(new Databases.Place("jdbc:h2:file:" + folder.resolve("parley"), "", ""));
    }

    @AfterEach
    void leave() {
        house.close();
        client.close();
    }

    /** All the gaps there are: what is before a call is also after the one that went before. */
    @ParameterizedTest
    @CsvSource({"imbot.register,before", "imbot.register,after", "imbot.update,after"})
    void leavesOneBot(String method, String moment) {
        Portal acme = house.sandbox().portal("acme");
        acme.addApplication();
        assertTrue(open(acme, "/install").contains("data-behaviour=\"installed\""));
        assertTrue(acme.finishInstallation(acme.administrator()));
        String form = form(bot());

        house.liveAndDieElsewhere(
                () -> {
                    String session = session(acme);
                    acme.fail(method, moment.equals("before") ? new Fault.Hang(LONG) : new Fault.HangAfter(LONG), 1);
                    CompletableFuture<HttpResponse<String>> unanswered =
                            client.sendAsync(create(session, form), BodyHandlers.ofString(UTF_8));
                    eventually("the call is made", () -> acme.faults().planned().isEmpty());
                    if (moment.equals("after")) {
                        eventually("the portal has performed it", () -> performed(acme, method));
                    }
                    assertTrue(!unanswered.isDone(), "nobody was answered");
                },
                () -> {});

        String page = open(acme, "/app");
        assertTrue(page.contains("Live, no. "), page);
        assertEquals(1, acme.bots().size());
        Bot bot = acme.bots().getFirst();
        assertNotNull(bot.handlers().messageUpdate());
        assertEquals(303, send(create(session(acme), form)).statusCode(), "the browser sends the form again");
        assertEquals(1, acme.bots().size());
    }

    private static boolean performed(Portal portal, String method) {
        return switch (method) {
            case "imbot.register" -> !portal.bots().isEmpty();
            default -> portal.bots().getFirst().handlers().messageUpdate() != null;
        };
    }

    private static Map<String, String> bot() {
        return Map.ofEntries(
                Map.entry("formKey", UUID.randomUUID().toString()),
                Map.entry("name", "Vera"),
                Map.entry("kind", "STANDARD"),
                Map.entry("color", "AZURE"),
                Map.entry("language", "en"),
                Map.entry("greeting", "Hello!"),
                Map.entry("fallback", "What?"));
    }

    private HttpRequest create(String session, String form) {
        return HttpRequest.newBuilder(house.parley("/app/bots"))
                .header("Authorization", "Bearer " + session)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
    }

    private String session(Portal portal) {
        String page = open(portal, "/app");
        Matcher token = TOKEN.matcher(page);
        assertTrue(token.find(), page);
        return token.group(1);
    }

    /** As the portal opens a page for its administrator. */
    private String open(Portal portal, String path) {
        Opening opening = portal.opening(portal.administrator());
        URI target = URI.create(opening.address().toString().replaceFirst("/(app|install)\\?", path + "?"));
        return send(HttpRequest.newBuilder(target)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(opening.body())))
                        .build())
                .body();
    }

    private HttpResponse<String> send(HttpRequest request) {
        return client.sendAsync(request, BodyHandlers.ofString(UTF_8)).join();
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
