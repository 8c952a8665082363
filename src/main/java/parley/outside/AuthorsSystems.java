package parley.outside;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.engine.Effect;
import parley.engine.Step;
import parley.running.Outside;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks authors' systems over HTTP. Blocks its thread, which is meant to be a virtual one. */
public final class AuthorsSystems implements Outside {
    private static final int MOST_BYTES = 256 * 1024;
    private static final int LONGEST_VALUE = 10_000;
    private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(1);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    /** The client sends a question mark for others. */
    private static final Pattern VALUE = Pattern.compile("[ -~]{0,4000}");

    private static final String KEY = "Idempotency-Key";

    /** What the client says itself, and what an author must not pretend. */
    private static final Set<String> OURS =
            Set.of("host", "content-length", "connection", "expect", "upgrade", "transfer-encoding", "idempotency-key");

    private final HttpCalls calls;

    /** @param allowHttp for sandbox and tests */
    public AuthorsSystems(boolean allowHttp) {
        this.calls = new HttpCalls(allowHttp);
    }

    @Override
    public Answer ask(Effect.Call call, String key) {
        if (!call.headers().values().stream()
                .allMatch(value -> VALUE.matcher(value).matches())) {
            return new Answer.Failed("a header cannot carry its value");
        }
        @Nullable URI address = address(call);
        if (address == null) {
            return new Answer.Failed("the address is not permitted");
        }
        Request request = request(call, address, key);
        Ending first = calls.send(request);
        Ending last = again(first, call.repeatable()) ? calls.send(request) : first;
        return answer(last, call);
    }

    private static @Nullable URI address(Effect.Call call) {
        try {
            return URI.create(call.address().strip());
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static Request request(Effect.Call call, URI address, String key) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("User-Agent", "Parley/1.0");
        headers.put("Accept", "application/json");
        if (!call.body().isBlank()) {
            headers.put("Content-Type", "application/json");
        }
        call.headers().forEach((name, value) -> {
            if (NAME.matcher(name).matches() && !OURS.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, value);
            }
        });
        headers.put(KEY, key);
        byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
        Duration patience = patience(call);
        return new Request(
                call.method().name(),
                address,
                headers,
                call.body().isBlank() ? null : () -> body,
                patience,
                patience,
                MOST_BYTES);
    }

    private static Duration patience(Effect.Call call) {
        Duration wanted = call.patience();
        if (wanted.compareTo(SHORTEST_PATIENCE) < 0) {
            return SHORTEST_PATIENCE;
        }
        return wanted.compareTo(Step.Call.LONGEST_PATIENCE) > 0 ? Step.Call.LONGEST_PATIENCE : wanted;
    }

    private static boolean again(Ending ending, boolean repeatable) {
        return switch (ending) {
            case Ending.NotReached _ -> true;
            case Ending.BrokeOff _ -> repeatable;
            case Ending.Refused _, Ending.TooLate _, Ending.Answered _ -> false;
        };
    }

    private static Answer answer(Ending ending, Effect.Call call) {
        return switch (ending) {
            case Ending.Refused _ -> new Answer.Failed("the address is not permitted");
            case Ending.NotReached _ -> new Answer.Failed("nobody is there");
            case Ending.BrokeOff _ -> new Answer.Failed("the answer broke off or was too long");
            case Ending.TooLate _ -> new Answer.Late();
            case Ending.Answered answered
            when answered.status() / 100 != 2 -> new Answer.Failed("status " + answered.status());
            case Ending.Answered answered -> picked(call, answered.body());
        };
    }

    private static Answer picked(Effect.Call call, byte[] body) {
        if (call.picks().isEmpty()) {
            return new Answer.Done(Map.of());
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(body);
            Map<String, String> picked = new HashMap<>();
            call.picks()
                    .forEach((variable, place) -> value(json, place).ifPresent(value -> picked.put(variable, value)));
            return new Answer.Done(picked);
        } catch (JacksonException unreadable) {
            return new Answer.Failed("the answer is no JSON");
        } catch (IllegalArgumentException pointer) {
            return new Answer.Failed("a place to pick from cannot be read");
        }
    }

    private static Optional<String> value(JsonNode json, String place) {
        JsonNode found = json.at(JsonPointer.compile(place));
        if (!found.isValueNode() || found.isNull()) {
            return Optional.empty();
        }
        String text = found.asString();
        return Optional.of(text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) : text);
    }
}
