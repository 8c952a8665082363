package parley.bitrix24.wire;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.function.LongSupplier;

/**
 * The body of a call that leaves at once or not at all. A process that is stopped between the decision to send and the sending
 * may wake up when another has looked, found nothing and sent; so the last look at the clock is when the bytes are asked for.
 */
final class FreshBody implements BodyPublisher {
    /** Longer than a connection may take to be made, shorter than a lane stays ours after its last renewal (10 s). */
    private static final Duration FRESH = Duration.ofSeconds(6);

    private final BodyPublisher body;
    private final LongSupplier nanoseconds;
    private final long madeAt;

    /** @param nanoseconds a clock that goes on while the process is stopped */
    FreshBody(byte[] body, LongSupplier nanoseconds) {
        this.body = BodyPublishers.ofByteArray(body);
        this.nanoseconds = nanoseconds;
        this.madeAt = nanoseconds.getAsLong();
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        if (nanoseconds.getAsLong() - madeAt <= FRESH.toNanos()) {
            body.subscribe(subscriber);
        } else {
            subscriber.onSubscribe(new Nothing());
            subscriber.onError(new Stale());
        }
    }

    /** The other side has got no body, so it has done nothing. */
    static final class Stale extends RuntimeException {
        Stale() {
            super("The call is too old to be sent", null, false, false);
        }
    }

    private static final class Nothing implements Subscription {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    }
}
