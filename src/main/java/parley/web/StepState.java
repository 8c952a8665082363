package parley.web;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import parley.engine.Step;

/** What the form of a step shows of it, so that one author's change can be told from another's. */
final class StepState {
    private StepState() {}

    static Object of(Step step) {
        return switch (step) {
            case Step.Ask ask ->
                List.of(
                        ask.text(),
                        ask.variable(),
                        ask.expects(),
                        ask.retry(),
                        ask.optional(),
                        Objects.toString(ask.silence().after()));
            case Step.Menu menu ->
                List.of(
                        menu.text(),
                        menu.options().stream().map(StepState::of).toList(),
                        Objects.toString(menu.silence().after()));
            case Step.If choice ->
                choice.choices().stream()
                        .map(branch -> List.of(branch.name(), branch.when()))
                        .toList();
            case Step.Call call ->
                List.of(
                        call.method(),
                        call.address(),
                        new TreeMap<>(call.headers()),
                        call.body(),
                        new TreeMap<>(call.picks()),
                        call.repeatable(),
                        call.patience());
            case Step.HandOver over -> List.of(over.to(), over.note(), Objects.toString(over.patience()));
            default -> step;
        };
    }

    private static Object of(Step.Option option) {
        return List.of(option.label(), option.synonyms(), option.leadsTo());
    }
}
