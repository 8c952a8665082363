package parley.authoring;

import java.util.List;
import parley.authoring.Rehearsal.Reply;

/**
 * A rehearsed chat that must go on going like this.
 *
 * @param expected what the bot says to each input
 */
public record SavedTest(
        TestId id, String name, Setting setting, List<RehearsedInput> inputs, List<List<Reply>> expected) {
    public SavedTest {
        inputs = List.copyOf(inputs);
        expected = expected.stream().map(List::copyOf).toList();
    }

    /** A saved chat by our number. */
    public record TestId(long value) {}
}
