package parley.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bitrix24.EventGate;

/** Where the queues of all portals deliver. Says yes only to what is kept. */
final class EventDoor {
    private static final int LARGEST_EVENT = 256 * 1024;
    private static final String SECONDS_TO_WAIT = "30";

    /**
     * Kilobytes of events that are looked at at the same time. Whoever sends them is not known yet, and an event that is taken
     * apart needs ten times its bytes.
     */
    private static final Semaphore LOOKED_AT = new Semaphore(6 * 1024);

    private static final Logger LOG = LoggerFactory.getLogger(EventDoor.class);

    private final EventGate gate;

    EventDoor(EventGate gate) {
        this.gate = gate;
    }

    void deliver(Context context) throws IOException {
        Optional<byte[]> body = Bodies.read(context, LARGEST_EVENT);
        if (body.isEmpty()) {
            answer(context, HttpStatus.CONTENT_TOO_LARGE);
        } else {
            answer(context, accept(body.get(), context.header(Header.CONTENT_TYPE)));
        }
    }

    /** A failure of ours is no answer to a portal: it may be over when the portal tries something else. */
    private EventGate.Acceptance accept(byte[] body, @Nullable String contentType) {
        int size = body.length / 1024 + 1;
        if (!LOOKED_AT.tryAcquire(size)) {
            return EventGate.Acceptance.UNAVAILABLE;
        }
        try {
            return gate.accept(body, contentType);
        } catch (RuntimeException failure) {
            LOG.error("An event could not be taken", failure);
            return EventGate.Acceptance.UNAVAILABLE;
        } finally {
            LOOKED_AT.release(size);
        }
    }

    private static void answer(Context context, EventGate.Acceptance acceptance) {
        switch (acceptance) {
            case ACCEPTED, KNOWN_ALREADY -> answer(context, HttpStatus.OK);
            case MALFORMED -> answer(context, HttpStatus.BAD_REQUEST);
            case NOT_PROVEN -> answer(context, HttpStatus.FORBIDDEN);
            case UNAVAILABLE -> {
                context.header(Header.RETRY_AFTER, SECONDS_TO_WAIT);
                answer(context, HttpStatus.SERVICE_UNAVAILABLE);
            }
        }
    }

    private static void answer(Context context, HttpStatus status) {
        context.status(status).contentType("text/plain; charset=utf-8").result(status.getMessage());
    }
}
