package parley.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.ServiceUnavailableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads request bodies as they came: a foreign form goes to those who know its words, byte for byte. */
final class Bodies {
    private static final Logger LOG = LoggerFactory.getLogger(Bodies.class);

    /** Whoever sends more than this does not get an answer but a closed connection. */
    private static final int MOST_THROWN_AWAY = 8 * 1024 * 1024;

    /** As much of a file that is too large is heard out, for its sender is a person of a portal and wants to know. */
    private static final int LARGEST_REFUSED_FILE = 48 * 1024 * 1024;

    /** Kilobytes of bodies that may be read at the same time: however many connections stall, memory stays. */
    private static final Semaphore BUDGET = new Semaphore(16 * 1024);

    /** Whoever sends slower than this holds a place that others need. */
    private static final Duration LONGEST_READING = Duration.ofSeconds(15);

    private Bodies() {}

    /**
     * Empty when the body is larger than allowed; then the rest is thrown away, so that the sender hears our answer.
     *
     * @throws HttpResponseException 503 when too much is being read already, 408 when the body comes too slowly
     */
    static Optional<byte[]> read(Context context, int mostBytes) throws IOException {
        int cost = cost(context.req().getContentLengthLong(), mostBytes);
        if (!BUDGET.tryAcquire(cost)) {
            context.header(Header.RETRY_AFTER, "30");
            throw new ServiceUnavailableResponse();
        }
        try {
            return readWithin(context, mostBytes, MOST_THROWN_AWAY);
        } finally {
            BUDGET.release(cost);
        }
    }

    /** A body that does not tell its length may have any. */
    private static int cost(long announced, int mostBytes) {
        return Math.clamp(announced < 0 ? mostBytes : announced, 0, mostBytes) / 1024 + 1;
    }

    /** For a body that is not wanted: it is read and forgotten, so that the sender hears our answer. */
    static void throwAway(Context context) {
        try {
            readWithin(context, 0, LARGEST_REFUSED_FILE);
        } catch (IOException e) {
            LOG.debug("A sender of too much has left before the answer", e);
        }
    }

    private static Optional<byte[]> readWithin(Context context, int mostBytes, int mostThrownAway) throws IOException {
        long deadline = System.nanoTime() + LONGEST_READING.toNanos();
        // What the sender announces, as far as it is allowed; never trusted to be all.
        long announced = context.req().getContentLengthLong();
        ByteArrayOutputStream kept = new ByteArrayOutputStream(Math.clamp(announced, 0, mostBytes));
        byte[] part = new byte[8 * 1024];
        long total = 0;
        try (InputStream body = context.req().getInputStream()) {
            for (int read = body.read(part); read >= 0 && total < mostThrownAway; read = body.read(part)) {
                total += read;
                if (total <= mostBytes) {
                    kept.write(part, 0, read);
                }
                if (System.nanoTime() > deadline) {
                    throw new HttpResponseException(HttpStatus.REQUEST_TIMEOUT.getCode(), "Too slow");
                }
            }
        }
        return total > mostBytes ? Optional.empty() : Optional.of(kept.toByteArray());
    }
}
