package parley.storage;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What was read a moment ago, so that the calls of a busy portal do not read it again and again. What this process changes is
 * forgotten at once; what another one changes is seen a moment later. Safe for use by many threads.
 */
final class Recent<K, V> {
    private static final long A_MOMENT = Duration.ofSeconds(2).toNanos();
    private static final int MOST = 5_000;

    private final Map<K, Read<V>> reads = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Read<V>> eldest) {
            return size() > MOST;
        }
    };
    private long changes;

    V get(K key, Function<K, V> read) {
        long before;
        synchronized (reads) {
            Read<V> known = reads.get(key);
            if (known != null && System.nanoTime() - known.at() < A_MOMENT) {
                return known.value();
            }
            before = changes;
        }
        long at = System.nanoTime();
        V value = read.apply(key);
        synchronized (reads) {
            // What was changed while it was read may have been read as it was before.
            if (changes == before) {
                reads.put(key, new Read<>(value, at));
            }
        }
        return value;
    }

    /** To be called after the change is committed. */
    void forget(K key) {
        synchronized (reads) {
            changes++;
            reads.remove(key);
        }
    }

    private record Read<V>(V value, long at) {}
}
