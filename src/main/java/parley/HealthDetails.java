package parley;

import java.time.Clock;
import java.util.Map;
import java.util.function.BooleanSupplier;
import parley.bitrix24.EventCounts;
import parley.inbox.Lanes;
import parley.inbox.Parked;

/** What operators are told at {@code /health}. */
record HealthDetails(Lanes lanes, Parked parked, EventCounts events, BooleanSupplier ready, Clock clock) {
    private static final int NEWEST_PARKED = 5;

    Map<String, ?> read() {
        Lanes.Depth depth = lanes.depth(clock.instant());
        return Map.of(
                "ready", ready.getAsBoolean(),
                "inbox",
                        Map.of(
                                "waiting", depth.waiting(),
                                "oldestSeconds", depth.oldest().toSeconds(),
                                "parked", depth.parked()),
                "newestParked",
                        parked.newest(NEWEST_PARKED).stream()
                                .map(HealthDetails::told)
                                .toList(),
                "events", events.soFar());
    }

    private static Map<String, ?> told(Parked.Aside aside) {
        return Map.of(
                "id", aside.id(),
                "lane", aside.lane(),
                "kind", aside.kind(),
                "acceptedAt", aside.acceptedAt().toString(),
                "parkedAt", aside.parkedAt().toString(),
                "reason", aside.reason());
    }
}
