package parley.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import parley.engine.Expectation.Kind;

/** Steps as a test writes them down, with everything it does not name left at its usual value. */
final class Steps {
    private Steps() {}

    static Step say(String text) {
        return new Step.Say(Text.parse(text));
    }

    static Step ask(String text, String variable, Kind kind) {
        return ask(text, variable, Expectation.of(kind));
    }

    static Step ask(String text, String variable, Expectation expects) {
        return new Step.Ask(Text.parse(text), variable, expects, Text.EMPTY, false, Step.Silence.NONE);
    }

    static Step askOneOf(String text, String variable, String... labels) {
        return ask(
                text,
                variable,
                new Expectation(
                        Kind.ONE_OF,
                        Stream.of(labels)
                                .map(label -> new Expectation.Choice(label, List.of()))
                                .toList(),
                        null,
                        null));
    }

    static Step askIfWanted(String text, String variable, Kind kind) {
        return new Step.Ask(Text.parse(text), variable, Expectation.of(kind), Text.EMPTY, true, Step.Silence.NONE);
    }

    static Step askWithin(Duration patience, String text, String variable, Kind kind, Step... silent) {
        return new Step.Ask(
                Text.parse(text),
                variable,
                Expectation.of(kind),
                Text.EMPTY,
                false,
                new Step.Silence(patience, List.of(silent)));
    }

    static Step menu(String text, Step.Option... options) {
        return new Step.Menu(Text.parse(text), List.of(options), Step.Silence.NONE);
    }

    static Step menuWithin(Duration patience, String text, List<Step.Option> options, Step... silent) {
        return new Step.Menu(Text.parse(text), options, new Step.Silence(patience, List.of(silent)));
    }

    static Step.Option option(String label, Step... steps) {
        return new Step.Option(label, List.of(), List.of(steps));
    }

    static Step.Option optionAlso(String label, String synonym, Step... steps) {
        return new Step.Option(label, List.of(synonym), List.of(steps));
    }

    static Step when(Condition condition, List<Step> steps, Step... otherwise) {
        return new Step.If(List.of(new Step.Branch("when", condition, steps)), List.of(otherwise));
    }

    static Step set(String variable, String value) {
        return new Step.Set(variable, Text.parse(value));
    }

    static Step call(String address, Map<String, String> picks, List<Step> failed, List<Step> late) {
        return new Step.Call(
                Step.Method.POST,
                Text.parse(address),
                Map.of("X-Key", Text.parse("k-{who}")),
                Text.parse("{{\"who\": \"{who}\"}}".replace("{{", "{").replace("}}", "}")),
                picks,
                false,
                Duration.ofSeconds(5),
                failed,
                late);
    }

    static Step handOver(List<Step> accepted, List<Step> nobody, List<Step> late) {
        return new Step.HandOver(
                new Step.Desk.Queue(), Text.parse("About {who}"), Duration.ofMinutes(5), accepted, nobody, late);
    }

    static Step go(String topic) {
        return new Step.Go(topic);
    }

    static Topic topic(String id, List<String> wordings, Step... steps) {
        return new Topic(id, id, wordings, List.of(steps));
    }

    static Condition is(String variable, String value) {
        return new Condition.Compare(variable, Condition.Operator.IS, Text.parse(value));
    }

    static Condition compare(String variable, Condition.Operator operator, String value) {
        return new Condition.Compare(variable, operator, Text.parse(value));
    }

    static List<Step> list(Step... steps) {
        return new ArrayList<>(List.of(steps));
    }
}
