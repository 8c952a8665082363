package parley.authoring;

import java.util.List;
import parley.authoring.Rehearsal.Reply;

/**
 * A saved chat that goes otherwise now.
 *
 * @param lines all of its inputs, so that the chat can be read side by side
 */
public record FailedTest(SavedTest test, List<Line> lines) {
    public FailedTest {
        lines = List.copyOf(lines);
    }

    /** One input with what the bot should say and what it says. */
    public record Line(RehearsedInput input, List<Reply> expected, List<Reply> actual) {
        public Line {
            expected = List.copyOf(expected);
            actual = List.copyOf(actual);
        }

        public boolean differs() {
            return !expected.equals(actual);
        }
    }
}
