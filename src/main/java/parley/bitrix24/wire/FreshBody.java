package parley.bitrix24.wire;

import java.time.Duration;
import java.util.function.LongSupplier;
import parley.outside.Request;

/**
 * The body of a call that leaves at once or not at all. A process that is stopped between the decision to send and the sending
 * may wake up when another has looked, found nothing and sent; so the last look at the clock is when the bytes are written.
 */
final class FreshBody implements Request.Body {
    /** Longer than a connection may take to be made, shorter than a lane stays ours after its last renewal (10 s). */
    private static final Duration FRESH = Duration.ofSeconds(6);

    private final byte[] body;
    private final LongSupplier nanoseconds;
    private final long madeAt;

    /** @param nanoseconds a clock that goes on while the process is stopped */
    FreshBody(byte[] body, LongSupplier nanoseconds) {
        this.body = body;
        this.nanoseconds = nanoseconds;
        this.madeAt = nanoseconds.getAsLong();
    }

    @Override
    public byte[] bytes() {
        return body;
    }

    @Override
    public boolean mayLeave() {
        return nanoseconds.getAsLong() - madeAt <= FRESH.toNanos();
    }
}
