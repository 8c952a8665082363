package parley.outside;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private static final long MOST_BYTES = 256L * 1024;
    private static final int LONGEST_VALUE = 10_000;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(1);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    /** The client throws at some of the rest and sends a question mark for others. */
    private static final Pattern VALUE = Pattern.compile("[ -~]{0,4000}");

    private static final String KEY = "Idempotency-Key";

    /** What the client says itself, and what an author must not pretend. */
    private static final Set<String> OURS =
            Set.of("host", "content-length", "connection", "expect", "upgrade", "transfer-encoding", "idempotency-key");

    private final AddressGuard guard;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param allowHttp for sandbox and tests */
    public AuthorsSystems(boolean allowHttp) {
        this.guard = new AddressGuard(allowHttp);
    }

    @Override
    public Answer ask(Effect.Call call, String key) {
        if (!call.headers().values().stream()
                .allMatch(value -> VALUE.matcher(value).matches())) {
            return new Answer.Failed("a header cannot carry its value");
        }
        @Nullable URI address = address(call);
        try (AddressGuard.@Nullable Leave leave =
                address == null ? null : guard.permit(address).orElse(null)) {
            if (address == null || leave == null) {
                return new Answer.Failed("the address is not permitted");
            }
            HttpRequest request = request(call, address, key);
            Try first = send(request);
            Try last = first.again(call.repeatable()) ? send(request) : first;
            return last.answer(call);
        }
    }

    private static @Nullable URI address(Effect.Call call) {
        try {
            return URI.create(call.address().strip());
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static HttpRequest request(Effect.Call call, URI address, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(patience(call))
                .setHeader("User-Agent", "Parley/1.0")
                .setHeader("Accept", "application/json")
                .method(
                        call.method().name(),
                        call.body().isBlank() ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
        if (!call.body().isBlank()) {
            request.setHeader("Content-Type", "application/json");
        }
        call.headers().forEach((name, value) -> {
            if (NAME.matcher(name).matches() && !OURS.contains(name.toLowerCase(Locale.ROOT))) {
                request.setHeader(name, value);
            }
        });
        return request.setHeader(KEY, key).build();
    }

    private static Duration patience(Effect.Call call) {
        Duration wanted = call.patience();
        if (wanted.compareTo(SHORTEST_PATIENCE) < 0) {
            return SHORTEST_PATIENCE;
        }
        return wanted.compareTo(Step.Call.LONGEST_PATIENCE) > 0 ? Step.Call.LONGEST_PATIENCE : wanted;
    }

    private Try send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            // The request's own time-out ends with the headers; this one also covers a body that never ends.
            Duration patience = request.timeout().orElse(Step.Call.LONGEST_PATIENCE);
            return new Try.Answered(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException failure) {
            return failed(failure.getCause());
        } catch (TimeoutException late) {
            answer.cancel(true);
            return new Try.TooLate();
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Try.TooLate();
        }
    }

    private static Try failed(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> new Try.NotReached();
            case HttpTimeoutException _ -> new Try.TooLate();
            case ConnectException _ -> new Try.NotReached();
            case UnresolvedAddressException _ -> new Try.NotReached();
            case IOException broken when broken.getCause() instanceof ConnectException -> new Try.NotReached();
            case null, default -> new Try.Broken();
        };
    }

    /** One request. */
    private sealed interface Try {
        /** The request did not leave. */
        record NotReached() implements Try {}

        /** The line broke, or the answer was too long. */
        record Broken() implements Try {}

        record TooLate() implements Try {}

        record Answered(HttpResponse<byte[]> response) implements Try {}

        default boolean again(boolean repeatable) {
            return switch (this) {
                case NotReached _ -> true;
                case Broken _ -> repeatable;
                case TooLate _, Answered _ -> false;
            };
        }

        default Answer answer(Effect.Call call) {
            return switch (this) {
                case NotReached() -> new Answer.Failed("nobody is there");
                case Broken() -> new Answer.Failed("the answer broke off or was too long");
                case TooLate() -> new Answer.Late();
                case Answered(HttpResponse<byte[]> response)
                when response.statusCode() / 100 != 2 -> new Answer.Failed("status " + response.statusCode());
                case Answered(HttpResponse<byte[]> response) -> picked(call, response.body());
            };
        }
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
