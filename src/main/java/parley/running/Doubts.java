package parley.running;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** How sends whose outcome was unknown were settled since the start. Safe for use by many threads. */
public final class Doubts {
    /** What settled the doubt. */
    public enum Settled {
        /** It was there. */
        FOUND,
        /** It was not there, and is sent. */
        MISSING,
        /** Nobody could look; it is sent, perhaps a second time. */
        BLIND
    }

    private final Map<Settled, LongAdder> counts = new EnumMap<>(Settled.class);

    public Doubts() {
        for (Settled settled : Settled.values()) {
            counts.put(settled, new LongAdder());
        }
    }

    void count(Settled settled) {
        counter(settled).increment();
    }

    public Map<Settled, Long> soFar() {
        Map<Settled, Long> soFar = new EnumMap<>(Settled.class);
        counts.forEach((settled, count) -> soFar.put(settled, count.sum()));
        return soFar;
    }

    private LongAdder counter(Settled settled) {
        return Objects.requireNonNull(counts.get(settled));
    }
}
