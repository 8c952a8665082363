package parley.engine;

import java.util.ArrayList;
import java.util.List;

/** Gives a step other steps in its branches, counted as {@link Step#branches} counts them. */
public final class Branches {
    private Branches() {}

    /** The step alone, without what it leads to. */
    public static Step without(Step step) {
        Step bare = step;
        for (int branch = 0; branch < step.branches().size(); branch++) {
            bare = with(bare, branch, List.of());
        }
        return bare;
    }

    /** The step with other steps in one of its branches. */
    public static Step with(Step step, int branch, List<Step> steps) {
        return switch (step) {
            case Step.Ask ask ->
                new Step.Ask(
                        ask.text(), ask.variable(), ask.expects(), ask.retry(), ask.optional(), silence(ask, steps));
            case Step.Menu menu -> menu(menu, branch, steps);
            case Step.If choice -> choice(choice, branch, steps);
            case Step.Call call ->
                new Step.Call(
                        call.method(),
                        call.address(),
                        call.headers(),
                        call.body(),
                        call.picks(),
                        call.repeatable(),
                        call.patience(),
                        branch == 0 ? steps : call.failed(),
                        branch == 1 ? steps : call.late());
            case Step.HandOver handOver ->
                new Step.HandOver(
                        handOver.to(),
                        handOver.note(),
                        handOver.patience(),
                        branch == 0 ? steps : handOver.accepted(),
                        branch == 1 ? steps : handOver.nobody(),
                        branch == 2 ? steps : handOver.late());
            case Step.Say _,
                    Step.Set _,
                    Step.Count _,
                    Step.Remember _,
                    Step.Pause _,
                    Step.Wait _,
                    Step.Lead _,
                    Step.Task _,
                    Step.Notify _,
                    Step.Go _,
                    Step.Use _,
                    Step.End _ -> throw new IllegalArgumentException("No branches: " + step);
        };
    }

    private static Step.Silence silence(Step.Asking step, List<Step> steps) {
        return new Step.Silence(step.silence().after(), steps);
    }

    private static Step menu(Step.Menu menu, int branch, List<Step> steps) {
        if (branch == menu.options().size()) {
            return new Step.Menu(menu.text(), menu.options(), silence(menu, steps));
        }
        List<Step.Option> options = new ArrayList<>(menu.options());
        Step.Option option = options.get(branch);
        options.set(branch, new Step.Option(option.label(), option.synonyms(), steps));
        return new Step.Menu(menu.text(), options, menu.silence());
    }

    private static Step choice(Step.If choice, int branch, List<Step> steps) {
        if (branch == choice.choices().size()) {
            return new Step.If(choice.choices(), steps);
        }
        List<Step.Branch> choices = new ArrayList<>(choice.choices());
        Step.Branch way = choices.get(branch);
        choices.set(branch, new Step.Branch(way.name(), way.when(), steps));
        return new Step.If(choices, choice.otherwise());
    }
}
