package parley.authoring;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import parley.authoring.Rehearsal.Rehearsed;
import parley.authoring.Rehearsal.Reply;
import parley.engine.Engine;
import parley.engine.Scenario;

/** Plays a chat from its beginning, with the same engine that people meet. Pure: nothing is kept and nothing is done. */
public final class RehearseScenario {
    /** A chat of more inputs is cut off there. */
    public static final int MOST_INPUTS = 200;

    private RehearseScenario() {}

    public static Rehearsal rehearse(Scenario scenario, List<RehearsedInput> inputs, Setting setting) {
        RehearsedChat chat = new RehearsedChat(scenario, new Engine(scenario), setting);
        List<Rehearsed> turns =
                inputs.stream().limit(MOST_INPUTS).map(chat::play).toList();
        return chat.ended(turns);
    }

    /** Empty when the chat goes as it should. */
    public static Optional<FailedTest> run(Scenario scenario, SavedTest test) {
        List<Rehearsed> turns =
                rehearse(scenario, test.inputs(), test.setting()).turns();
        List<FailedTest.Line> lines = IntStream.range(0, turns.size())
                .mapToObj(number -> new FailedTest.Line(
                        turns.get(number).input(),
                        expected(test, number),
                        turns.get(number).replies()))
                .toList();
        return lines.stream().anyMatch(FailedTest.Line::differs)
                ? Optional.of(new FailedTest(test, lines))
                : Optional.empty();
    }

    /** The same chat, which from now on must go as it goes with this scenario. */
    public static SavedTest record(Scenario scenario, SavedTest test) {
        return new SavedTest(
                test.id(),
                test.name(),
                test.setting(),
                test.inputs(),
                rehearse(scenario, test.inputs(), test.setting()).turns().stream()
                        .map(Rehearsed::replies)
                        .toList());
    }

    private static List<Reply> expected(SavedTest test, int number) {
        return number < test.expected().size() ? test.expected().get(number) : List.of();
    }
}
