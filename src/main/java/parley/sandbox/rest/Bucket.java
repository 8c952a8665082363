package parley.sandbox.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The leaky bucket of one portal: 50 at once, 2 a second, per source address (rest.md, 6.1). Safe for all threads. */
public final class Bucket {
    private static final double BURST = 50;
    private static final double LEAK_PER_SECOND = 2;

    private record Level(double calls, Instant at) {}

    private final InstantSource clock;
    private final Map<String, Level> levels = new HashMap<>();

    public Bucket(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts one call; false when it is one too many. */
    public synchronized boolean admits(String address) {
        Instant now = clock.instant();
        Level before = levels.getOrDefault(address, new Level(0, now));
        double leaked = Duration.between(before.at(), now).toMillis() / 1_000.0 * LEAK_PER_SECOND;
        double calls = Math.max(0, before.calls() - leaked) + 1;
        boolean admitted = calls <= BURST;
        levels.put(address, new Level(admitted ? calls : calls - 1, now));
        return admitted;
    }
}
