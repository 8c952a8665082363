package parley.outside;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is sent, and how much of an answer is waited for.
 *
 * @param headers by names without regard to case
 * @param patience longest silence of the other side
 * @param end longest time for all of it, from looking up the name to the last byte of the answer
 * @param mostBytes of an answer; a longer one is none
 */
public record Request(
        String method,
        URI address,
        Map<String, String> headers,
        @Nullable Body body,
        Duration patience,
        Duration end,
        int mostBytes) {

    public Request {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
    }

    /** What follows the headers. */
    @FunctionalInterface
    public interface Body {
        byte[] bytes();

        /** Asked when the bytes are about to be written; when they may not be, nothing of the request leaves. */
        default boolean mayLeave() {
            return true;
        }
    }
}
