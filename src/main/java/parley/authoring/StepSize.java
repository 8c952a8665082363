package parley.authoring;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import parley.engine.Expectation.Choice;
import parley.engine.Step;
import parley.engine.Text;

/**
 * What of a step has limits.
 *
 * @param options what people can choose from
 * @param parts the longest of its lists otherwise
 * @param labels its words of one line
 * @param texts its words of several lines
 */
record StepSize(int options, int parts, List<String> labels, List<Text> texts) {

    static StepSize of(Step step) {
        return switch (step) {
            case Step.Say say ->
                new StepSize(
                        0,
                        say.links().size(),
                        List.of(),
                        Stream.concat(
                                        Stream.of(say.text(), say.picture()),
                                        say.links().stream().flatMap(link -> Stream.of(link.label(), link.address())))
                                .toList());
            case Step.Ask ask ->
                new StepSize(
                        ask.expects().choices().size(),
                        longest(ask.expects().choices().stream().map(Choice::synonyms)),
                        Stream.concat(
                                        Stream.of(ask.variable()),
                                        ask.expects().choices().stream()
                                                .flatMap(choice -> labels(choice.label(), choice.synonyms())))
                                .toList(),
                        List.of(ask.text(), ask.retry()));
            case Step.Menu menu ->
                new StepSize(
                        menu.options().size(),
                        longest(menu.options().stream().map(Step.Option::synonyms)),
                        menu.options().stream()
                                .flatMap(option -> labels(option.label(), option.synonyms()))
                                .toList(),
                        List.of(menu.text()));
            case Step.If choice ->
                new StepSize(
                        0,
                        choice.choices().size(),
                        choice.choices().stream().map(Step.Branch::name).toList(),
                        List.of());
            case Step.Set set -> of(List.of(set.variable()), set.value());
            case Step.Count count -> of(List.of(count.variable()));
            case Step.Remember remember -> of(List.of(remember.fact()), remember.value());
            case Step.Call call ->
                new StepSize(
                        0,
                        Math.max(call.headers().size(), call.picks().size()),
                        Stream.of(
                                        call.headers().keySet(),
                                        call.picks().keySet(),
                                        call.picks().values())
                                .flatMap(Collection::stream)
                                .toList(),
                        Stream.concat(Stream.of(call.address(), call.body()), call.headers().values().stream())
                                .toList());
            case Step.Lead lead -> of(List.of(), lead.title(), lead.name(), lead.phone(), lead.email(), lead.note());
            case Step.Task task -> of(List.of(), task.title(), task.note());
            case Step.Notify notify -> new StepSize(0, notify.people().size(), List.of(), List.of(notify.text()));
            case Step.HandOver handOver -> of(List.of(), handOver.note());
            case Step.Pause _, Step.Wait _, Step.Go _, Step.Use _, Step.End _ -> of(List.of());
        };
    }

    private static StepSize of(List<String> labels, Text... texts) {
        return new StepSize(0, 0, labels, List.of(texts));
    }

    private static int longest(Stream<List<String>> lists) {
        return lists.mapToInt(List::size).max().orElse(0);
    }

    private static Stream<String> labels(String label, List<String> synonyms) {
        return Stream.concat(Stream.of(label), synonyms.stream());
    }
}
