package parley.engine;

import java.time.Instant;

/**
 * One version of a scenario, ready to answer. Immutable and safe for use by many threads; building it analyses every wording
 * once, a turn analyses only the message.
 */
public final class Engine {
    private final Scenario scenario;

    public Engine(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Decides what happens next. The same arguments always give the same turn. */
    public Turn advance(Conversation before, Input input, Instant now) {
        throw new UnsupportedOperationException(scenario.toString());
    }
}
