package parley.authoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.engine.Scenario;
import parley.portals.Colleague;

/**
 * A published scenario. Nothing of it ever changes. The one that people meet is named by {@link Bot#version}.
 *
 * @param number from 1, per bot
 * @param by with the name of that time; nobody where it is not known
 */
public record Version(
        int number,
        Scenario scenario,
        String note,
        @Nullable Colleague by,
        Instant at) {
    /** The longest note. */
    public static final int LONGEST_NOTE = 500;
}
