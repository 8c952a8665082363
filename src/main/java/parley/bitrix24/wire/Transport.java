package parley.bitrix24.wire;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.outside.AddressGuard;

/**
 * One request, one answer or none, one line in the log of calls. Never follows a redirect: that would turn our POST into a GET
 * without a body (change-domen.md). Blocks its thread, which is meant to be a virtual one.
 */
final class Transport {
    private static final Logger CALLS = LoggerFactory.getLogger("parley.calls");
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final AddressGuard guard;

    Transport(boolean allowHttp) {
        guard = new AddressGuard(allowHttp);
    }

    /** A request to an address, with what all our requests carry. */
    static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(READ)
                .header("Accept", "application/json")
                .header("User-Agent", "Parley/1.0");
    }

    /**
     * Sends a request.
     *
     * @param whom and {@code what} stand in the log instead of the address, which may hold secrets
     */
    Outcome send(HttpRequest request, String whom, String what) {
        long start = System.nanoTime();
        Outcome outcome = permitted(request);
        long duration = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        switch (outcome) {
            case Outcome.Answer answer -> CALLS.info("{} {} {} {}ms", whom, what, answer.status(), duration);
            case Outcome.None none -> CALLS.info("{} {} {} {}ms", whom, what, none.why(), duration);
        }
        return outcome;
    }

    private Outcome permitted(HttpRequest request) {
        try (AddressGuard.@Nullable Leave leave = guard.permit(request.uri()).orElse(null)) {
            return leave == null ? new Outcome.None("address-refused", false) : exchange(request);
        }
    }

    private Outcome exchange(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            // The request's own time-out ends with the headers; this one also covers a body that never ends.
            return Outcome.Answer.of(answer.get(patience(request).toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return new Outcome.None(String.valueOf(e.getCause()).split("[:\n]")[0], hadLeft(e.getCause()));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Outcome.None("no-end", true);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.None("interrupted", true);
        }
    }

    private static Duration patience(HttpRequest request) {
        return request.timeout().orElse(READ).plus(CONNECT);
    }

    /** Whether a failed request may have reached the other side. */
    private static boolean hadLeft(@Nullable Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException
                || cause instanceof ConnectException
                || cause instanceof UnresolvedAddressException
                || cause instanceof SSLHandshakeException
                || cause instanceof FreshBody.Stale) {
            return false;
        }
        return cause == null || cause.getCause() == null || hadLeft(cause.getCause());
    }

    /** What became of a request. */
    sealed interface Outcome {
        record Answer(int status, byte[] body, Optional<String> location, Optional<Duration> pause) implements Outcome {
            static Answer of(HttpResponse<byte[]> response) {
                Optional<Duration> pause = response.headers()
                        .firstValue("Retry-After")
                        .map(Numbers::parse)
                        .filter(OptionalLong::isPresent)
                        .map(seconds ->
                                Duration.ofSeconds(Math.clamp(seconds.getAsLong(), 1, LONGEST_PAUSE.toSeconds())));
                return new Answer(
                        response.statusCode(),
                        response.body(),
                        response.headers().firstValue("Location"),
                        pause);
            }
        }

        record None(String why, boolean mayHaveHappened) implements Outcome {}
    }
}
