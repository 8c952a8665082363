package parley.journeys;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
        open("/install");
        portal.finishInstallation(portal.administrator());
        Matcher found = TOKEN.matcher(open("/app"));
        if (!found.find()) {
            throw new AssertionError("The application did not open");
        }
        token = found.group(1);
    }

    /** As the portal opens a page. */
    private String open(String path) {
        Opening opening = portal.opening(portal.administrator());
        String query = URI.create(opening.address()).getRawQuery();
        return send(form(HttpRequest.newBuilder(house.parley(path + "?" + query)), opening.body()))
                .body();
    }

    String page(String path) {
        return send(signed(path).GET()).body();
    }

    /** Sends a form; answers with the page to go on to. */
    String goOn(String path, Map<String, String> fields) {
        HttpResponse<String> answer = send(form(signed(path), fields));
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    /** Sends a form of which only a part of the page changes. */
    void change(String path, Map<String, String> fields) {
        HttpResponse<String> answer = send(form(signed(path), fields));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
    }

    /** What a hidden field of a page says. */
    static String hidden(String page, String field) {
        Matcher found =
                Pattern.compile("name=\"" + field + "\" value=\"([^\"]*)\"").matcher(page);
        if (!found.find()) {
            throw new AssertionError("There is no " + field + " in " + page);
        }
        return found.group(1);
    }

    private HttpRequest.Builder signed(String path) {
        return HttpRequest.newBuilder(house.parley(path)).header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.Builder form(HttpRequest.Builder request, Map<String, String> fields) {
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
