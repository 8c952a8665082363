package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.engine.Linted.findings;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twenty things are done at once; the twenty-first is told, and what stands behind it is not. */
class LintPaceTest {
    private static final String TWENTY = "{say: a}, ".repeat(20);

    @ParameterizedTest
    @ValueSource(strings = {"say: b", "remember: {fact: b, value: c}", "notify: {people: [1], text: b}"})
    void tellsOfTheFirstThatIsTooMuch(String step) {
        assertEquals(
                List.of("TOO_MUCH_AT_ONCE greeting/20"),
                findings("greeting: [" + TWENTY + "{" + step + "}, {say: c}]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"set: {var: b, value: c}", "count: b", "use: b"})
    void countsWhatReachesNobodyForNothing(String step) {
        String block = "blocks: [{id: b, steps: [{say: c}]}]\nfallback: {steps: [{use: b}]}";

        assertEquals(List.of(), findings("greeting: [" + TWENTY + "{" + step + "}]", block));
        assertEquals(
                List.of("TOO_MUCH_AT_ONCE greeting/21"),
                findings("greeting: [" + TWENTY + "{" + step + "}, {say: b}]", block));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ask: {text: b, save: c}",
                "menu: {text: b, options: [{label: c}]}",
                "pause: 1s",
                "wait: 1m",
                "call: {address: 'https://a'}",
            })
    void beginsAnewWhereTheBotWaits(String step) {
        String again = "{say: d}, ".repeat(19) + "{say: d}";

        assertEquals(List.of(), findings("greeting: [" + TWENTY + "{" + step + "}, " + again + "]"));
    }

    @Test
    void goesOnBehindAChoiceWithTheLongestOfItsWays() {
        String choice = "{if: [{when: {first_visit: true}, steps: [{say: b}, {say: b}]}, "
                + "{otherwise: true, steps: [{say: b}]}]}, ";

        assertEquals(
                List.of("TOO_MUCH_AT_ONCE greeting/19"),
                findings("greeting: [" + choice + "{say: a}, ".repeat(19) + "{say: c}]"));
        assertEquals(
                List.of("TOO_MUCH_AT_ONCE greeting/20/0/0", "TOO_MUCH_AT_ONCE greeting/20/1/0"),
                findings("greeting: [" + TWENTY + choice + "{say: c}]"));
    }

    @Test
    void tellsOfAChoiceWhereItIsTooMuchInside() {
        assertEquals(
                List.of("TOO_MUCH_AT_ONCE greeting/20/0/0"),
                findings("greeting: [" + TWENTY + "{if: [{when: {first_visit: true}, steps: [{say: b}]}]}, {say: c}]"));
    }

    @Test
    void anAnswerBeginsAnewInsideAChoice() {
        assertEquals(
                List.of(),
                findings("greeting: [{say: a}, {menu: {text: a, options: [{label: b, steps: [" + "{say: b}, ".repeat(19)
                        + "{say: b}]}]}}]"));
    }
}
