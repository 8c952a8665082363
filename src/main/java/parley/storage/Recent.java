package parley.storage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was read a moment ago, so that the calls of a busy portal do not read it again and again. What this process changes is
 * forgotten at once; what another one changes is seen a moment later. Safe for use by many threads.
 */
final class Recent<K, V> {
    /** For whoever relies on an old value: the portal refuses what is not allowed any more, and then it is read anew. */
    private static final Duration A_MOMENT = Duration.ofSeconds(10);

    private static final int MOST = 5_000;

    /** What nobody asks for is not kept for comparing. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final long moment;
    private final Cache<K, Reading<V>> readings;

    /** @param at as {@link System#nanoTime} */
    private record Reading<V>(V value, long at) {}

    Recent() {
        this(A_MOMENT);
    }

    /** @param moment how late may be seen what another process changed */
    Recent(Duration moment) {
        this.moment = moment.toNanos();
        this.readings = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MOST)
                .build();
    }

    /** Nobody else reads the same meanwhile; who changes it waits, so that an old value is not kept. */
    V get(K key, Function<K, V> read) {
        Reading<V> last = readings.getIfPresent(key);
        return last != null && isFresh(last)
                ? last.value()
                : readings.asMap()
                        .compute(
                                key,
                                (_, before) ->
                                        before != null && isFresh(before) ? before : again(before, read.apply(key)))
                        .value();
    }

    private boolean isFresh(Reading<V> reading) {
        return System.nanoTime() - reading.at() < moment;
    }

    /** What says the same as before stays the object that it was: old objects that die are the dear ones to collect. */
    private static <V> Reading<V> again(@Nullable Reading<V> before, V now) {
        return new Reading<>(before != null && before.value().equals(now) ? before.value() : now, System.nanoTime());
    }

    /** To be called after the change is committed. */
    void forget(K key) {
        readings.invalidate(key);
    }
}
