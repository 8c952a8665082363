package parley.storage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Function;

/**
 * What was read a moment ago, so that the calls of a busy portal do not read it again and again. What this process changes is
 * forgotten at once; what another one changes is seen a moment later. Safe for use by many threads.
 */
final class Recent<K, V> {
    /** For whoever relies on an old value: the portal refuses what is not allowed any more, and then it is read anew. */
    private static final Duration A_MOMENT = Duration.ofSeconds(10);

    private static final int MOST = 5_000;

    private final Cache<K, V> reads;

    Recent() {
        this(A_MOMENT);
    }

    /** @param moment how late may be seen what another process changed */
    Recent(Duration moment) {
        this.reads =
                Caffeine.newBuilder().expireAfterWrite(moment).maximumSize(MOST).build();
    }

    /** Nobody else reads the same meanwhile; who changes it waits, so that an old value is not kept. */
    V get(K key, Function<K, V> read) {
        return reads.get(key, read);
    }

    /** To be called after the change is committed. */
    void forget(K key) {
        reads.invalidate(key);
    }
}
