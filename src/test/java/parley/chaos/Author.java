package parley.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import parley.sandbox.portal.Opening;
import parley.sandbox.portal.Portal;

/** The administrator of a portal: installs Parley and makes bots that repeat what they are told. */
final class Author implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("data-token=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Portal portal;
    private final Node node;

    Author(Portal portal, Node node) {
        this.portal = portal;
        this.node = node;
    }

    void install() {
        portal.addApplication();
        open("/install");
        portal.finishInstallation(portal.administrator());
    }

    void makeBots(int number) {
        Matcher token = TOKEN.matcher(open("/app"));
        if (!token.find()) {
            throw new IllegalStateException("The application did not open");
        }
        for (int i = 0; i < number; i++) {
            Map<String, String> bot = Map.of(
                    "formKey", UUID.randomUUID().toString(),
                    "name", "Echo " + i,
                    "kind", "STANDARD",
                    "color", "AZURE",
                    "language", "en",
                    "greeting", "Hello!",
                    "fallback", "{message}",
                    "topicId", "",
                    "topicWordings", "holidays",
                    "topicReply", "Ask Vera.");
            post(node.address("/app/bots"), "Bearer " + token.group(1), bot);
        }
    }

    /** As the portal opens a page for a person. */
    private String open(String path) {
        Opening opening = portal.opening(portal.administrator());
        String query = URI.create(opening.address()).getRawQuery();
        return post(node.address(path + "?" + query), "", opening.body());
    }

    private String post(URI target, String authorization, Map<String, String> fields) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(Duration.ofSeconds(90))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"))));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(target.getPath() + " answered " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
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
