package parley.authoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.engine.Scenario;
import parley.portals.Colleague;

/**
 * What a bot's next version is going to say, while authors work on it.
 *
 * @param revision grows with every change, also with those that are taken back
 * @param changedBy with the name of that time; nobody when Parley did it by itself
 */
public record ScenarioDraft(
        BotId bot,
        Scenario scenario,
        long revision,
        Instant changedAt,
        @Nullable Colleague changedBy,
        boolean undoable,
        boolean redoable) {}
