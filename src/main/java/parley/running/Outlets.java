package parley.running;

/** All ways out. */
public record Outlets(
        Messenger messenger,
        CommandAnswers answers,
        DialogHistory history,
        Channels channels,
        Office office,
        Outside outside) {}
