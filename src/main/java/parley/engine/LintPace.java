package parley.engine;

import java.util.ArrayList;
import java.util.List;
import parley.engine.Finding.Kind;

/** Whether the bot does so much before it lets people speak that the rest would be cut off. */
final class LintPace {
    private final Scenario scenario;
    private final List<Finding> findings = new ArrayList<>();

    LintPace(Scenario scenario) {
        this.scenario = scenario;
    }

    List<Finding> check() {
        EachStep.roots(scenario).forEach(root -> walk(new Position(root, List.of()), scenario.steps(root), 0));
        return findings;
    }

    /**
     * @param done how much was done since somebody last could speak
     * @return the same behind the steps
     */
    private int walk(Position list, List<Step> steps, int done) {
        int now = done;
        for (int i = 0; i < steps.size(); i++) {
            Position at = list.below(i);
            int before = now;
            now = walk(at, steps.get(i), now);
            boolean doesIt = !(steps.get(i) instanceof Step.If);
            if (doesIt && before == Round.MOST_EFFECTS && now == Round.MOST_EFFECTS + 1) {
                findings.add(new Finding(Kind.TOO_MUCH_AT_ONCE, at, List.of(Integer.toString(Round.MOST_EFFECTS))));
            }
        }
        return now;
    }

    private int walk(Position at, Step step, int done) {
        int most = 0;
        for (int branch = 0; branch < step.branches().size(); branch++) {
            int start = step instanceof Step.If ? done : 0;
            most = Math.max(most, walk(at.below(branch), step.branches().get(branch), start));
        }
        return switch (step) {
            case Step.If _ -> Math.max(most, done);
            case Step.Say _, Step.Remember _, Step.Lead _, Step.Task _, Step.Notify _ -> done + 1;
            case Step.Asking _, Step.Pause _, Step.Wait _, Step.Call _, Step.HandOver _, Step.Go _, Step.End _ -> 0;
            case Step.Set _, Step.Count _, Step.Use _ -> done;
        };
    }
}
