package parley.running;

import java.time.Duration;

/**
 * All ways out.
 *
 * @param atWork for how long a portal may be at work on what nobody waits for any more
 */
public record Outlets(
        Messenger messenger,
        CommandAnswers answers,
        DialogHistory history,
        Channels channels,
        Office office,
        Outside outside,
        Duration atWork) {}
