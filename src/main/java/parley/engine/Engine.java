package parley.engine;

import java.time.Instant;
import java.util.List;

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
        return new Turn(
                before,
                List.of(),
                new Why(Why.Rule.NOT_ADDRESSED, null, scenario.language().toString(), null));
    }
}
