package parley.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import parley.engine.Finding.Kind;

/** Whether everything that is called by a name exists. Where and when a variable got its value is not looked at. */
final class LintNames {
    private final Scenario scenario;
    private final List<EachStep> steps;
    private final Set<String> variables;
    private final List<Finding> findings = new ArrayList<>();

    LintNames(Scenario scenario) {
        this.scenario = scenario;
        this.steps = EachStep.of(scenario);
        this.variables = new HashSet<>();
        steps.forEach(each -> define(each.step()));
    }

    private void define(Step step) {
        switch (step) {
            case Step.Ask ask -> variables.add(ask.variable());
            case Step.Set set -> variables.add(set.variable());
            case Step.Count count -> variables.add(count.variable());
            case Step.Call call -> variables.addAll(call.picks().keySet());
            case Step.Say _,
                    Step.Menu _,
                    Step.If _,
                    Step.Remember _,
                    Step.Pause _,
                    Step.Wait _,
                    Step.Lead _,
                    Step.Task _,
                    Step.Notify _,
                    Step.HandOver _,
                    Step.Go _,
                    Step.Use _,
                    Step.End _ -> {}
        }
    }

    List<Finding> check() {
        steps.forEach(this::check);
        return findings;
    }

    private void check(EachStep each) {
        Step step = each.step();
        Set<String> names = new TreeSet<>();
        EachStep.texts(step).forEach(text -> names.addAll(text.names()));
        switch (step) {
            case Step.If choice -> choice.choices().forEach(branch -> condition(branch.when(), each.at(), names));
            case Step.Wait(Step.Until.Opening(String schedule)) -> schedule(schedule, each.at());
            case Step.Go(String topic) -> {
                if (!topic.equals(Scenario.HUMAN_TOPIC) && scenario.topic(topic).isEmpty()) {
                    add(Kind.UNKNOWN_TOPIC, each.at(), topic);
                }
            }
            case Step.Use(String block) -> {
                if (scenario.block(block).isEmpty()) {
                    add(Kind.UNKNOWN_BLOCK, each.at(), block);
                }
            }
            case Step.Say _,
                    Step.Ask _,
                    Step.Menu _,
                    Step.Set _,
                    Step.Count _,
                    Step.Remember _,
                    Step.Pause _,
                    Step.Wait _,
                    Step.Call _,
                    Step.Lead _,
                    Step.Task _,
                    Step.Notify _,
                    Step.HandOver _,
                    Step.End _ -> {}
        }
        names.stream().filter(name -> !isKnown(name)).forEach(name -> add(Kind.UNDEFINED_VARIABLE, each.at(), name));
    }

    /** A name that nobody has filled in yet is not a wrong one. */
    private void add(Kind kind, Position at, String name) {
        findings.add(
                name.isBlank()
                        ? new Finding(Kind.NOTHING_CHOSEN, at, List.of())
                        : new Finding(kind, at, List.of(name)));
    }

    private void condition(Condition condition, Position at, Set<String> names) {
        Stream<Condition> parts = EachStep.parts(condition);
        parts.forEach(part -> {
            if (part instanceof Condition.During(String schedule)) {
                schedule(schedule, at);
            } else if (part instanceof Condition.Compare compare) {
                names.add(compare.variable());
            }
        });
    }

    private void schedule(String name, Position at) {
        if (!scenario.schedules().containsKey(name)) {
            add(Kind.UNKNOWN_SCHEDULE, at, name);
        }
    }

    /** What the bot knows about a person may come from another conversation. */
    private boolean isKnown(String name) {
        return variables.contains(name) || Variable.spelled(name).isPresent() || name.startsWith(Variable.FACT);
    }
}
