package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static parley.engine.Steps.say;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A step leads somewhere else and stays the same otherwise. */
class BranchesTest {
    @Test
    void everyBranchOfEveryKindOfStepCanBeAnother() {
        List<Step> kinds = List.of(
                new Step.Ask(
                        Text.EMPTY,
                        "a",
                        Expectation.of(Expectation.Kind.TEXT),
                        Text.EMPTY,
                        false,
                        new Step.Silence(Duration.ofHours(1), List.of())),
                new Step.Menu(
                        Text.EMPTY,
                        List.of(new Step.Option("1", List.of(), List.of()), new Step.Option("2", List.of(), List.of())),
                        Step.Silence.NONE),
                new Step.If(List.of(new Step.Branch("", new Condition.FirstVisit(), List.of())), List.of()),
                new Step.Call(
                        Step.Method.GET,
                        Text.EMPTY,
                        Map.of(),
                        Text.EMPTY,
                        Map.of(),
                        false,
                        Duration.ofSeconds(5),
                        List.of(),
                        List.of()),
                new Step.HandOver(new Step.Desk.Queue(), Text.EMPTY, null, List.of(), List.of(), List.of()));
        for (Step kind : kinds) {
            for (int branch = 0; branch < kind.branches().size(); branch++) {
                Step changed = Branches.with(kind, branch, List.of(say("n")));

                assertEquals(List.of(say("n")), changed.branches().get(branch));
                assertEquals(kind, Branches.with(changed, branch, List.of()));
                assertEquals(kind, Branches.without(changed));
            }
        }
    }

    @Test
    void everyBranchIsChangedAlone() {
        Step choice = new Step.If(List.of(new Step.Branch("", new Condition.FirstVisit(), List.of())), List.of());
        Step both = Branches.with(Branches.with(choice, 0, List.of(say("a"))), 1, List.of(say("b")));

        assertEquals(List.of(List.of(say("a")), List.of(say("b"))), both.branches());
        assertEquals(
                List.of(List.of(), List.of(say("b"))),
                Branches.with(both, 0, List.of()).branches());
    }

    @Test
    void aStepWithoutBranchesGetsNone() {
        assertEquals(say("a"), Branches.without(say("a")));
        assertThrows(IllegalArgumentException.class, () -> Branches.with(say("a"), 0, List.of()));
    }
}
