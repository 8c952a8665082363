package parley.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.journeys.House.eventually;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import parley.sandbox.journal.Entry;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Message;
import parley.sandbox.portal.Opening;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Portal;
import parley.storage.Databases;

/** A portal with Parley in it, over HTTP and without a browser, and what its people see. */
abstract class PortalLife {
    static final Pattern TOKEN = Pattern.compile("data-token=\"([^\"]+)\"");

    final HttpClient client = HttpClient.newHttpClient();
    House house;
    Portal acme;
    Person vera;
    Person ivan;

    abstract Databases.Place place();

    @BeforeEach
    void enter() {
        house = new House(place());
        acme = house.sandbox().portal("acme");
        vera = acme.administrator();
        ivan = acme.person(7);
    }

    @AfterEach
    void leave() {
        house.close();
        client.close();
    }

    void install() {
        if (!acme.hasApplication()) {
            acme.addApplication();
        }
        assertTrue(open("/install", vera).body().contains("data-behaviour=\"installed\""));
        assertTrue(acme.finishInstallation(vera));
    }

    /** As the portal opens a page for a person. */
    HttpResponse<String> open(String path, Person person) {
        Opening opening = acme.opening(person);
        URI target = URI.create(opening.address().toString().replaceFirst("/(app|install)\\?", path + "?"));
        return post(target, form(opening.body()));
    }

    Bot makeBot(String name, String wording, String reply) {
        String session = token(open("/app", vera));
        HttpResponse<String> answer = post("/app/bots", session, botForm(name, wording, reply));
        assertEquals(303, answer.statusCode(), answer.body());
        return acme.bots().getLast();
    }

    static String botForm(String name, String wording, String reply) {
        return form(Map.of("formKey", UUID.randomUUID().toString(), "name", name, "kind", "STANDARD"))
                + "&" + form(Map.of("color", "AZURE", "language", "en", "greeting", "Hello!", "fallback", "What?"))
                + "&" + form(Map.of("topicId", "", "topicWordings", wording, "topicReply", reply));
    }

    /** The methods the portal was asked for, in order. */
    List<String> calls(String prefix) {
        return acme.journal().stream()
                .map(Entry::name)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    static String token(HttpResponse<String> page) {
        Matcher token = TOKEN.matcher(page.body());
        assertTrue(token.find(), page.body());
        return token.group(1);
    }

    HttpResponse<String> get(String path, String session) {
        return send(HttpRequest.newBuilder(house.parley(path)).header("Authorization", "Bearer " + session));
    }

    HttpResponse<String> post(String path, String session, String body) {
        return send(HttpRequest.newBuilder(house.parley(path))
                .header("Authorization", "Bearer " + session)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> post(String target, String body) {
        return post(URI.create(target), body);
    }

    HttpResponse<String> post(URI target, String body) {
        return send(HttpRequest.newBuilder(target)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(
                    request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    void eventuallySays(Bot bot, String dialog, String... texts) {
        List<String> expected = List.of(texts);
        eventually(bot.name() + " to say " + expected, () -> said(bot, dialog).size() >= expected.size());
        assertEquals(expected, said(bot, dialog));
    }

    List<String> said(Bot bot, String dialog) {
        return acme.messages(ivan, dialog).stream()
                .filter(message -> message.authorId() == bot.id())
                .map(Message::text)
                .toList();
    }

    static String dialog(Bot bot) {
        return Long.toString(bot.id());
    }

    static String mention(Bot bot) {
        return "[USER=" + bot.id() + "]" + bot.name() + "[/USER]";
    }

    String listAfterInstalling() {
        install();
        return get("/app/bots", token(open("/app", vera))).body();
    }

    String repair(String path, String session) {
        return send(HttpRequest.newBuilder(house.parley(path))
                        .header("Authorization", "Bearer " + session)
                        .header("HX-Request", "true")
                        .POST(HttpRequest.BodyPublishers.noBody()))
                .body();
    }

    String line(String session, String id) {
        return get("/app/health/lines/" + id, session).body();
    }
}
