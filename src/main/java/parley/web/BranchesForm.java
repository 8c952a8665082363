package parley.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.engine.Condition;
import parley.engine.Place;
import parley.engine.Step;
import parley.engine.Text;

/** The form of the ways of a choice: each with its name and its conditions, and room for one more condition. */
record BranchesForm(StepFields fields, StepTargets targets, StepWords words) {

    StepField field(Step.If choice) {
        List<StepField.BranchForm> branches = new ArrayList<>();
        for (int at = 0; at < choice.choices().size(); at++) {
            branches.add(branch(choice.choices().get(at), at));
        }
        return new StepField(StepField.Type.BRANCHES, "branches", "", "", "", List.of(), List.of(), branches);
    }

    private StepField.BranchForm branch(Step.Branch branch, int at) {
        String key = Integer.toString(at);
        boolean any = branch.when() instanceof Condition.Any;
        List<StepField.Option> modes = List.of(
                new StepField.Option("all", fields.text("topics.mode.all"), !any),
                new StepField.Option("any", fields.text("topics.mode.any"), any));
        @Nullable List<Condition> parts = Conditions.parts(branch.when());
        if (parts == null) {
            return new StepField.BranchForm(
                    key, Integer.toString(at + 1), branch.name(), modes, List.of(), words.condition(branch.when()));
        }
        List<StepField.ConditionRow> rows = new ArrayList<>(parts.stream()
                .filter(part -> !Conditions.blank(part))
                .map(part -> row(key, part))
                .toList());
        rows.add(row(key, new Condition.Compare("", Condition.Operator.IS, Text.EMPTY)));
        return new StepField.BranchForm(key, Integer.toString(at + 1), branch.name(), modes, rows, "");
    }

    private StepField.ConditionRow row(String branch, Condition condition) {
        boolean not = condition instanceof Condition.Not;
        Condition plain = condition instanceof Condition.Not(Condition part) ? part : condition;
        Condition.Operator operator =
                plain instanceof Condition.Compare compare ? compare.operator() : Condition.Operator.IS;
        return new StepField.ConditionRow(
                branch,
                fields.each(Conditions.Subject.values(), "topics.subject.", Conditions.Subject.of(plain)),
                List.of(
                        new StepField.Option("yes", fields.text("topics.sense.yes"), !not),
                        new StepField.Option("no", fields.text("topics.sense.no"), not)),
                switch (plain) {
                    case Condition.Compare compare -> compare.variable();
                    case Condition.Department(String name) -> name;
                    default -> "";
                },
                fields.each(Condition.Operator.values(), "topics.operator.", operator),
                plain instanceof Condition.Compare compare ? compare.value().source() : "",
                targets.schedules(plain instanceof Condition.During(String schedule) ? schedule : ""),
                fields.each(
                        Place.values(),
                        "topics.place.",
                        plain instanceof Condition.In(Place place) ? place : Place.PRIVATE));
    }
}
