package parley.bitrix24.wire;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.outside.Ending;
import parley.outside.HttpCalls;
import parley.outside.Request;

/**
 * One request, one answer or none, one line in the log of calls. Never follows a redirect: that would turn our POST into a GET
 * without a body (change-domen.md). Blocks its thread, which is meant to be a virtual one.
 */
final class Transport {
    private static final Logger CALLS = LoggerFactory.getLogger("parley.calls");
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final Map<String, String> ASKS = Map.of("Accept", "application/json", "User-Agent", "Parley/1.0");
    private static final Map<String, String> SAYS =
            Map.of("Accept", "application/json", "User-Agent", "Parley/1.0", "Content-Type", "application/json");

    private final HttpCalls calls;

    Transport(boolean allowHttp) {
        calls = new HttpCalls(allowHttp);
    }

    static Request get(URI address) {
        return request("GET", address, ASKS, null, READ);
    }

    /** @param json what is said */
    static Request post(URI address, Request.Body json, Duration patience) {
        return request("POST", address, SAYS, json, patience);
    }

    private static Request request(
            String method, URI address, Map<String, String> headers, Request.@Nullable Body body, Duration patience) {
        return new Request(method, address, headers, body, patience, patience.plus(CONNECT), MOST_BYTES);
    }

    /**
     * Sends a request.
     *
     * @param whom and {@code what} stand in the log instead of the address, which may hold secrets
     */
    Outcome send(Request request, String whom, String what) {
        long start = System.nanoTime();
        Outcome outcome = outcome(calls.send(request));
        long duration = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        switch (outcome) {
            case Outcome.Answer answer -> CALLS.info("{} {} {} {}ms", whom, what, answer.status(), duration);
            case Outcome.None none -> CALLS.info("{} {} {} {}ms", whom, what, none.why(), duration);
        }
        return outcome;
    }

    private static Outcome outcome(Ending ending) {
        return switch (ending) {
            case Ending.Answered answered -> Outcome.Answer.of(answered);
            case Ending.Refused() -> new Outcome.None("address-refused", false);
            case Ending.NotReached(String why) -> new Outcome.None(why, false);
            case Ending.TooLate(String why, boolean mayHaveLeft) -> new Outcome.None(why, mayHaveLeft);
            case Ending.BrokeOff(String why) -> new Outcome.None(why, true);
        };
    }

    /** What became of a request. */
    sealed interface Outcome {
        record Answer(int status, byte[] body, Optional<String> location, Optional<Duration> pause) implements Outcome {
            static Answer of(Ending.Answered answered) {
                Optional<Duration> pause = answered.header("Retry-After")
                        .map(Numbers::parse)
                        .filter(OptionalLong::isPresent)
                        .map(seconds ->
                                Duration.ofSeconds(Math.clamp(seconds.getAsLong(), 1, LONGEST_PAUSE.toSeconds())));
                return new Answer(answered.status(), answered.body(), answered.header("Location"), pause);
            }
        }

        record None(String why, boolean mayHaveHappened) implements Outcome {}
    }
}
