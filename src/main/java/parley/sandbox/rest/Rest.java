package parley.sandbox.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.sandbox.oauth.Grant;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Portal;
import parley.sandbox.wire.Json;
import parley.sandbox.wire.Parameters;
import parley.sandbox.wire.Refusal;

/** Answers one REST call of a portal: who is it, may they, do it, wrap it up (rest.md, 2 and 4). */
public final class Rest {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    /** A status and a body of JSON. */
    public record Reply(int status, String json) {
        public static Reply of(Refusal refusal) {
            return of(refusal, Map.of());
        }

        /** @param time how long it took, and what is left */
        public static Reply of(Refusal refusal, Map<String, Object> time) {
            Map<String, Object> envelope = new LinkedHashMap<>();
            envelope.put("error", refusal.code());
            envelope.put("error_description", refusal.description());
            if (!time.isEmpty()) {
                envelope.put("time", time);
            }
            return new Reply(refusal.status(), Json.write(envelope));
        }
    }

    private final Methods methods = new Methods();

    public Reply answer(Portal portal, String method, Parameters parameters) {
        Instant start = Instant.now();
        try {
            Object result = portal.change(() -> perform(portal, method, parameters));
            Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
            envelope.put("result", result);
            envelope.put("time", time(start));
            return new Reply(200, Json.write(envelope));
        } catch (Refusal refusal) {
            return Reply.of(refusal);
        }
    }

    private @Nullable Object perform(Portal portal, String method, Parameters parameters) {
        if (methods.find(method).isEmpty()) {
            throw new Refusal(404, "ERROR_METHOD_NOT_FOUND", "Method not found!");
        }
        Grant grant = authorize(portal, parameters.text("auth"));
        return methods.perform(method, new Call(portal, grant, parameters));
    }

    private static Grant authorize(Portal portal, String access) {
        Grant grant = portal.server()
                .tokens()
                .findByAccess(access)
                .filter(found -> found.memberId().equals(portal.memberId()))
                .orElseThrow(() -> new Refusal(401, "NO_AUTH_FOUND", "Wrong authorization data"));
        if (grant.revoked() || !portal.hasApplication()) {
            throw new Refusal(401, "APPLICATION_NOT_FOUND", "Application not found");
        }
        if (grant.hasExpired(portal.now())) {
            throw new Refusal(401, "expired_token", "The access token provided has expired.");
        }
        if (!portal.isPaid()) {
            throw new Refusal(401, "PAYMENT_REQUIRED", "Payment required");
        }
        boolean works = portal.staff()
                .find(grant.userId())
                .map(Person::isActive)
                .orElseGet(() -> portal.registry().find(grant.userId()).isPresent());
        if (!works) {
            throw new Refusal(401, "authorization_error", "Unable to authorize user");
        }
        return grant;
    }

    private static Map<String, Object> time(Instant start) {
        Instant finish = Instant.now();
        double seconds = (finish.toEpochMilli() - start.toEpochMilli()) / 1_000.0;
        Map<String, Object> time = new LinkedHashMap<>();
        time.put("start", BigDecimal.valueOf(start.toEpochMilli(), 3));
        time.put("finish", BigDecimal.valueOf(finish.toEpochMilli(), 3));
        time.put("duration", seconds);
        time.put("processing", seconds);
        time.put("date_start", ISO.format(start.atOffset(ZoneOffset.UTC)));
        time.put("date_finish", ISO.format(finish.atOffset(ZoneOffset.UTC)));
        time.put("operating_reset_at", finish.getEpochSecond() + 600);
        time.put("operating", 0.01);
        return time;
    }
}
