package parley.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import parley.sandbox.portal.Opening;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Portal;
import parley.sandbox.wire.Json;
import parley.sandbox.wire.Parameters;
import parley.sandbox.wire.PhpForm;

/** A sandbox with a stand-in application, and short words for what an application does. */
final class Stage implements AutoCloseable {
    /** A clock that stands until it is told to go on. */
    static final class SettableClock implements InstantSource {
        private volatile Instant now = Instant.parse("2026-11-10T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void goOn(Duration duration) {
            now = now.plus(duration);
        }
    }

    /** What came back from a call. */
    record Answer(int status, String body) {
        Parameters json() {
            return Parameters.of(Json.read(body));
        }

        String error() {
            return json().text("error");
        }

        Parameters result() {
            return json().inside("result");
        }

        long id() {
            return json().number("result");
        }
    }

    final SettableClock clock = new SettableClock();
    final StandInApplication application = new StandInApplication();
    final Sandbox sandbox;
    final Portal acme;
    private final HttpClient client = HttpClient.newHttpClient();
    private String token = "";

    Stage() {
        this(false);
    }

    Stage(boolean rateLimit) {
        sandbox = Sandbox.start(SandboxOptions.onFreePorts()
                .withApplicationUrl(application.uri())
                .withRateLimit(rateLimit)
                .withClock(clock));
        application.loadLibraryFrom(sandbox.authorizationServer());
        acme = sandbox.portal("acme");
    }

    /** Vera installs the application and opens it. */
    Stage installed() {
        acme.addApplication();
        token = tokenOf(vera());
        acme.finishInstallation(vera());
        return this;
    }

    Person vera() {
        return acme.person(1);
    }

    Person maria() {
        return acme.person(17);
    }

    String tokenOf(Person person) {
        return Objects.requireNonNull(opening(person).body().get("AUTH_ID"));
    }

    Opening opening(Person person) {
        return acme.opening(person);
    }

    void actWith(String accessToken) {
        token = accessToken;
    }

    Answer call(String method, Map<String, ?> parameters) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>(parameters);
        body.putIfAbsent("auth", token);
        return post(acme.clientEndpoint() + method, "application/json", Json.writePlain(body));
    }

    Answer post(String url, String type, String body) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    Answer get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    HttpResponse<String> response(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = response(request);
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer exchange(Map<String, String> parameters) {
        return get(sandbox.authorizationServer() + "/oauth/token/?" + PhpForm.write(parameters));
    }

    Answer renew(String refreshToken) {
        return exchange(credentials("refresh_token", "refresh_token", refreshToken));
    }

    static Map<String, String> credentials(String grant, String name, String value) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", grant);
        parameters.put("client_id", SandboxOptions.CLIENT_ID);
        parameters.put("client_secret", SandboxOptions.CLIENT_SECRET);
        parameters.put(name, value);
        return parameters;
    }

    Map<String, Object> bot(String code) {
        Map<String, Object> bot = new LinkedHashMap<>();
        bot.put("CODE", code);
        bot.put("TYPE", "B");
        bot.put("EVENT_HANDLER", application.eventsUri());
        bot.put("PROPERTIES", Map.of("NAME", "Helpdesk"));
        return bot;
    }

    long register(String code) {
        return call("imbot.register", bot(code)).id();
    }

    long registerCommand(long bot, String name) {
        return call(
                        "imbot.command.register",
                        Map.of(
                                "BOT_ID",
                                bot,
                                "COMMAND",
                                name,
                                "EVENT_COMMAND_ADD",
                                application.eventsUri(),
                                "LANG",
                                List.of(Map.of("LANGUAGE_ID", "en", "TITLE", "Help"))))
                .id();
    }

    /** The next event, raw. */
    String nextEvent() {
        try {
            return Objects.requireNonNull(application.events().poll(10, TimeUnit.SECONDS), "no event came");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Parameters nextEventRead() {
        return new Parameters(PhpForm.read(nextEvent()));
    }

    boolean isQuiet() {
        return acme.events().awaitIdle(Duration.ofSeconds(10))
                && application.events().isEmpty();
    }

    @Override
    public void close() {
        sandbox.close();
        application.close();
    }
}
