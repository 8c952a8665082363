package parley.authoring;

import java.util.List;

/** What became of a draft. */
public sealed interface Saved {

    /** Kept here, and the portal knows it. */
    record Live(Bot bot) implements Saved {}

    /** Kept here, but the portal declined or did not answer. */
    record Kept(Bot bot, Problem problem) implements Saved {}

    /** Nothing was kept. */
    record Rejected(List<Problem> problems) implements Saved {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
