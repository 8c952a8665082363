package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.engine.Linted.findings;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a scenario as a whole needs. */
class LintScenarioTest {

    @Test
    void twoBlocksHaveTwoIds() {
        assertEquals(
                List.of("SAME_ID block:b"),
                findings("greeting: [{use: b}]", "blocks: [{id: b, steps: [{say: c}]}, {id: b, steps: [{say: d}]}]"));
    }

    @Test
    void stepsInBranchesCountAsSteps() {
        String inside = "{set: {var: v, value: a}}, ".repeat(58) + "{say: a}";
        String choice = "{if: [{when: {first_visit: true}, steps: [" + inside + "]}]}";

        assertEquals(List.of(), findings("greeting: [" + choice + "]"));
        assertEquals(List.of("TOO_MANY_STEPS greeting"), findings("greeting: [" + choice + ", {say: b}]"));
    }
}
