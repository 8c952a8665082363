import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** For {@code bin/measure} and {@code bin/rehearse}: installs Parley into the sandbox's portal, makes a bot, and has people write to it. */
public final class Journey {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** @param arguments address of Parley, port of the sandbox, how many messages */
    /** Everybody of the sandbox's portal: a bot rests when one of them writes more than twenty times a minute. */
    private static final List<String> PEOPLE = List.of("1", "7", "17", "23");

    public static void main(String... arguments) throws IOException, InterruptedException {
        String parley = arguments[0];
        int port = Integer.parseInt(arguments[1]);
        int messages = Integer.parseInt(arguments[2]);
        String acme = "http://localhost:" + (port + 1);
        send(acme + "/u/1/app/installation", Map.of());
        String installer = send(acme + "/u/1/app/", null);
        send(address(installer), opening(installer));
        send(acme + "/u/1/app/finish", Map.of());
        String application = send(acme + "/u/1/app/", null);
        String session = found("data-token=\"([^\"]+)\"", send(address(application), opening(application)));
        Map<String, String> bot = new LinkedHashMap<>(Map.of("formKey", UUID.randomUUID().toString(), "name", "Vera"));
        bot.putAll(Map.of("kind", "STANDARD", "color", "AZURE", "language", "en", "greeting", "Hello!"));
        bot.putAll(Map.of("fallback", "What?", "topicId", "", "topicWordings", "vpn", "topicReply", "Restart it."));
        bot.put("session", session);
        send(parley + "/app/bots", bot);
        String state = send("http://localhost:" + port + "/control/state.json", null);
        String number = found("\"id\"\\s*:\\s*\"?(84\\d)", state);
        for (int message = 0; message < messages; message++) {
            send(
                    "http://localhost:" + port + "/control/portals/acme/messages",
                    Map.of("user", PEOPLE.get(message % PEOPLE.size()), "dialog", number, "text", "vpn " + message));
        }
        long deadline = System.nanoTime() + 240_000_000_000L;
        while (count("Restart it.", send("http://localhost:" + port + "/control/state.json", null)) < messages) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Not every message was answered");
            }
            Thread.sleep(500);
        }
        System.out.println(messages + " messages answered");
    }

    private static String send(String address, Map<String, String> form) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (form != null) {
            Map<String, String> fields = new LinkedHashMap<>(form);
            String session = fields.remove("session");
            if (session != null) {
                request.header("Authorization", "Bearer " + session);
            }
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                            .collect(Collectors.joining("&"))));
        }
        var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(address + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static String address(String page) {
        return plain(found("<form[^>]*action=\"([^\"]+)\"[^>]*data-opening", page));
    }

    private static Map<String, String> opening(String page) {
        String form = found("(?s)data-opening[^>]*>(.*?)</form>", page);
        Matcher field = Pattern.compile("name=\"([^\"]*)\"\\s+value=\"([^\"]*)\"").matcher(form);
        Map<String, String> fields = new LinkedHashMap<>();
        while (field.find()) {
            fields.put(plain(field.group(1)), plain(field.group(2)));
        }
        return fields;
    }

    private static String found(String pattern, String text) {
        Matcher match = Pattern.compile(pattern).matcher(text);
        if (!match.find()) {
            throw new IllegalStateException("Nothing like " + pattern + " in " + text);
        }
        return match.group(1);
    }

    private static int count(String what, String text) {
        return text.split(Pattern.quote(what), -1).length - 1;
    }

    private static String plain(String html) {
        return html.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
