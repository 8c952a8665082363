package parley.bitrix24.wire;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import parley.outside.Request;
import parley.portals.PortalFailure.Fate;
import parley.portals.PortalId;
import tools.jackson.databind.json.JsonMapper;

/** Calls methods of portals (rest.md). Safe for use by many threads. */
public final class RestClient {
    private static final int LONGEST_CODE = 60;

    private final Transport transport;
    private final Duration patience;
    private final Duration patienceForMany;
    private final Duration fresh;

    /**
     * @param patience longest wait for the answer to one call
     * @param patienceForMany the same for calls that travel together
     * @param fresh for how long a decision to call holds
     */
    public RestClient(boolean allowHttp, Duration patience, Duration patienceForMany, Duration fresh) {
        transport = new Transport(allowHttp);
        this.patience = patience;
        this.patienceForMany = patienceForMany;
        this.fresh = fresh;
    }

    /** Of what is decided now. */
    public Freshness decided() {
        return new Freshness(fresh, System::nanoTime);
    }

    /** One call with one token: no retry, no redirect, no renewal. */
    public Reply call(PortalId portal, URI endpoint, String method, Map<String, ?> parameters, String accessToken) {
        return call(portal, endpoint, method, parameters, accessToken, decided());
    }

    /** The same of a call that was decided before; too late it does not leave, and has not happened. */
    public Reply call(
            PortalId portal,
            URI endpoint,
            String method,
            Map<String, ?> parameters,
            String accessToken,
            Freshness freshness) {
        Map<String, Object> body = new LinkedHashMap<>(parameters);
        body.put("auth", accessToken);
        Request request = Transport.post(
                URI.create(endpoint + method),
                new FreshBody(JsonMapper.shared().writeValueAsBytes(body), freshness),
                method.equals(Batch.METHOD) ? patienceForMany : patience);
        return switch (transport.send(request, portal.value(), method)) {
            case Transport.Outcome.Answer answer -> read(request.address(), answer);
            case Transport.Outcome.None none ->
                new Reply.NoAnswer(none.mayHaveHappened() ? Fate.PENDING : Fate.NOT_DONE);
        };
    }

    private static Reply read(URI asked, Transport.Outcome.Answer answer) {
        if (answer.status() >= 300 && answer.status() < 400) {
            return answer.location()
                    .flatMap(location -> resolve(asked, location))
                    .<Reply>map(Reply.Moved::new)
                    .orElseGet(() -> new Reply.Unreadable(answer.status(), answer.pause()));
        }
        Optional<WildJson> body = WildJson.parse(answer.body()).filter(WildJson::isObject);
        if (body.isEmpty()) {
            return new Reply.Unreadable(answer.status(), answer.pause());
        }
        WildJson json = body.get();
        // An error may come with status 200 (rest.md §2), and as text, number or object (rest.md §4).
        if (json.has("error") || answer.status() >= 400) {
            return denied(answer.status(), json, answer.pause());
        }
        return new Reply.Result(json.at("result"), budgetResets(json));
    }

    static Reply.Denied denied(int status, WildJson json, Optional<Duration> pause) {
        String code = json.text("error", "code").or(() -> json.text("error")).orElse("");
        String description = json.text("error_description")
                .or(() -> json.text("error", "message"))
                .orElse("");
        return new Reply.Denied(status, printable(code), description, pause, budgetResets(json));
    }

    private static Optional<URI> resolve(URI asked, String location) {
        try {
            return Optional.of(asked.resolve(location));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> budgetResets(WildJson json) {
        return json.moment("time", "operating_reset_at");
    }

    /** A code goes into logs and pages, so it is only what a code can be. */
    private static String printable(String code) {
        String clean = code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
        return clean.substring(0, Math.min(clean.length(), LONGEST_CODE));
    }
}
