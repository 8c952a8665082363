package parley.bitrix24.wire;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * For how long a decision to call holds. A process that is stopped between the decision and the sending may wake up when another
 * has looked, found nothing and called; what is repeated with another token or at another address was decided the first time.
 */
public final class Freshness {
    private final Duration lasting;
    private final LongSupplier nanoseconds;
    private final long begun;

    /** @param nanoseconds a clock that goes on while the process is stopped */
    Freshness(Duration lasting, LongSupplier nanoseconds) {
        this.lasting = lasting;
        this.nanoseconds = nanoseconds;
        this.begun = nanoseconds.getAsLong();
    }

    boolean lasts() {
        return nanoseconds.getAsLong() - begun <= lasting.toNanos();
    }
}
