package parley.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks for what would leave people without an answer. Errors keep a scenario from being published.
 *
 * <p>A scenario has one language, so that there are no translations that could be missing: what the bot says on its own is
 * complete in every language we have, and English elsewhere.
 */
public final class Lint {
    private Lint() {}

    /** In the order of the scenario, as far as a finding has a place there. */
    public static List<Finding> check(Scenario scenario) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(new LintScenario(scenario).check());
        findings.addAll(new LintWays(scenario).check());
        findings.addAll(new LintWordings(scenario).check());
        findings.addAll(new LintPace(scenario).check());
        findings.addAll(new LintHumans(scenario).check());
        for (EachStep each : EachStep.of(scenario)) {
            findings.addAll(new LintStep(each.at()).check(each.step()));
        }
        findings.addAll(new LintNames(scenario).check());
        return List.copyOf(findings);
    }
}
