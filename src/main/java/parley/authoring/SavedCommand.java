package parley.authoring;

import java.util.List;

/** What became of a command's draft. */
public sealed interface SavedCommand {

    /** Kept here, and the portal knows it, or will as soon as it knows the bot. */
    record InPlace(Command command) implements SavedCommand {}

    /** Kept here, but the portal declined or did not answer. */
    record Kept(Command command, Problem problem) implements SavedCommand {}

    /** Nothing was kept. */
    record Rejected(List<Problem> problems) implements SavedCommand {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
