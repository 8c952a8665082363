package parley.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Opening;
import parley.sandbox.portal.Portal;

/** The administrator of a portal at our pages, without a browser. */
final class Administrator implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("data-token=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final House house;
    private final Portal portal;
    private String token = "";

    Administrator(House house, Portal portal) {
        this.house = house;
        this.portal = portal;
    }

    void install() {
        portal.addApplication();
        assertTrue(open("/install").contains("data-behaviour=\"installed\""));
        assertTrue(portal.finishInstallation(portal.administrator()));
        enter();
    }

    /** Opens the application anew, as after a restart of ours. */
    void enter() {
        String page = open("/app");
        Matcher found = TOKEN.matcher(page);
        assertTrue(found.find(), page);
        token = found.group(1);
    }

    /** As the portal opens a page. */
    String open(String path) {
        Opening opening = portal.opening(portal.administrator());
        String query = URI.create(opening.address()).getRawQuery();
        return send(form(HttpRequest.newBuilder(house.parley(path + "?" + query)), opening.body()))
                .join()
                .body();
    }

    String page(String path) {
        return send(signed(path).GET()).join().body();
    }

    /** Sends a form; answers with the page to go on to. */
    String goOn(String path, Map<String, String> fields) {
        HttpResponse<String> answer = post(path, fields).join();
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    /** Sends a form of which only a part of the page changes. */
    void change(String path, Map<String, String> fields) {
        HttpResponse<String> answer = post(path, fields).join();
        assertEquals(200, answer.statusCode(), answer.body());
    }

    /** Sends a form that may stay unanswered. */
    CompletableFuture<HttpResponse<String>> post(String path, Map<String, String> fields) {
        return send(form(signed(path), fields));
    }

    /** @return the bot in the portal */
    Bot makeBot(Map<String, String> filled) {
        goOn("/app/bots", formOfABot(filled));
        return portal.bots().getLast();
    }

    /** The form for a new bot, some of its fields filled. */
    static Map<String, String> formOfABot(Map<String, String> filled) {
        Map<String, String> form = new HashMap<>(Map.of(
                "formKey", UUID.randomUUID().toString(),
                "name", "Vera",
                "kind", "STANDARD",
                "color", "AZURE",
                "language", "en",
                "greeting", "Hello!",
                "fallback", "What?"));
        form.putAll(filled);
        return form;
    }

    /** What a hidden field of a page says. */
    static String hidden(String page, String field) {
        Matcher found =
                Pattern.compile("name=\"" + field + "\" value=\"([^\"]*)\"").matcher(page);
        assertTrue(found.find(), () -> "There is no " + field + " in " + page);
        return found.group(1);
    }

    private HttpRequest.Builder signed(String path) {
        return HttpRequest.newBuilder(house.parley(path)).header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.Builder form(HttpRequest.Builder request, Map<String, String> fields) {
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
    }
}
