package parley;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.Locale;
import parley.bitrix24.EventCounts;
import parley.inbox.Lanes;
import parley.running.Doubts;

/** What operators can watch. Everything is read when it is asked for; nothing is measured in vain. */
record Meters(Lanes lanes, EventCounts events, Doubts doubts, Clock clock) {

    PrometheusRegistry registry() {
        PrometheusRegistry registry = new PrometheusRegistry();
        CounterWithCallback.builder()
                .name("parley_events_total")
                .help("Events at the gate, by what became of them")
                .labelNames("what")
                .callback(meter -> events.soFar().forEach((what, count) -> meter.call((double) count, what)))
                .register(registry);
        CounterWithCallback.builder()
                .name("parley_uncertain_sends_total")
                .help("Sends whose outcome was unknown: found by looking, missing and sent, or sent without a look")
                .labelNames("settled")
                .callback(meter -> doubts.soFar()
                        .forEach((settled, count) ->
                                meter.call((double) count, settled.name().toLowerCase(Locale.ROOT))))
                .register(registry);
        GaugeWithCallback.builder()
                .name("parley_inbox_envelopes")
                .help("Envelopes that wait, and those put aside")
                .labelNames("state")
                .callback(meter -> {
                    Lanes.Depth depth = lanes.depth(clock.instant());
                    meter.call((double) depth.waiting(), "waiting");
                    meter.call((double) depth.parked(), "parked");
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("parley_inbox_oldest_seconds")
                .help("Age of the oldest envelope that waits")
                .callback(meter ->
                        meter.call(lanes.depth(clock.instant()).oldest().toMillis() / 1000.0))
                .register(registry);
        GaugeWithCallback.builder()
                .name("parley_heap_bytes")
                .help("Heap in use")
                .callback(meter -> {
                    Runtime runtime = Runtime.getRuntime();
                    meter.call((double) (runtime.totalMemory() - runtime.freeMemory()));
                })
                .register(registry);
        return registry;
    }
}
