package parley.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import parley.authoring.FailedTest;
import parley.authoring.Rehearsal.Reply;
import parley.authoring.RehearseScenario;
import parley.authoring.RehearsedInput;
import parley.authoring.SavedTest;
import parley.engine.Scenario;

/**
 * Tells how saved chats go.
 *
 * @param address of the saved chats of the bot
 * @param page that shows them
 */
record TestWords(Locale language, String address, String page) {

    TestView.Row row(SavedTest test, Scenario scenario) {
        Optional<FailedTest> failed = RehearseScenario.run(scenario, test);
        return failed.map(this::row).orElseGet(() -> row(test, true, List.of()));
    }

    TestView.Row row(FailedTest failed) {
        return row(failed.test(), false, failed.lines().stream().map(this::line).toList());
    }

    private TestView.Row row(SavedTest test, boolean passed, List<TestView.Line> lines) {
        String id = Long.toString(test.id().value());
        return new TestView.Row(id, address + "/" + id, page, test.name(), passed, lines);
    }

    private TestView.Line line(FailedTest.Line line) {
        String said = RehearsalWords.said(line.input());
        return new TestView.Line(
                said.isEmpty() ? event(line.input()) : said,
                replies(line.expected()),
                replies(line.actual()),
                line.differs());
    }

    private String event(RehearsedInput input) {
        return Messages.text(
                language,
                switch (input) {
                    case RehearsedInput.Joined _ -> "rehearsal.occurs.joined";
                    case RehearsedInput.Called called -> "rehearsal.occurs.called." + called.outcome();
                    case RehearsedInput.HandedOver over -> "rehearsal.occurs.handed." + over.outcome();
                    case RehearsedInput.HumanSpoke _ -> "rehearsal.occurs.human";
                    case RehearsedInput.GivenBack _ -> "rehearsal.occurs.back";
                    default -> "rehearsal.occurs.later";
                });
    }

    private static List<String> replies(List<Reply> replies) {
        return replies.stream()
                .flatMap(reply -> Stream.concat(
                        Stream.of(reply.text()), reply.choices().stream().map(choice -> "[" + choice + "]")))
                .toList();
    }
}
