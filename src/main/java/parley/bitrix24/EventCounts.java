package parley.bitrix24;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often what happened at the gate since the start. Safe for use by many threads. */
public final class EventCounts {
    /** Names come from outside, so there must be an end to them. */
    private static final int MOST_NAMES = 200;

    private final ConcurrentHashMap<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String what) {
        boolean full = counts.size() >= MOST_NAMES && !counts.containsKey(what);
        counts.computeIfAbsent(full ? "other" : what, name -> new LongAdder()).increment();
    }

    public Map<String, Long> soFar() {
        Map<String, Long> soFar = new TreeMap<>();
        counts.forEach((what, count) -> soFar.put(what, count.sum()));
        return soFar;
    }
}
