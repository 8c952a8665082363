package parley.authoring.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.authoring.document.ScenarioChange.Kind;
import parley.engine.Position;

final class CompareScenariosTest {
    private static final String VPN =
            "{id: vpn, name: VPN, wordings: [vpn, tunnel], steps: [{say: a}, {say: b}, {say: c}]}";
    private static final String PRINTER = "{id: printer, name: Printer, wordings: [printer], steps: [{say: p}]}";

    @Test
    void aScenarioDoesNotDifferFromItself() {
        for (long seed = 0; seed < 150; seed++) {
            assertEquals(
                    List.of(),
                    CompareScenarios.compare(new AnyScenario(seed).scenario(), new AnyScenario(seed).scenario()));
        }
    }

    @Test
    void anyTwoScenariosCanBeCompared() {
        for (long seed = 0; seed < 150; seed++) {
            CompareScenarios.compare(new AnyScenario(seed).scenario(), new AnyScenario(seed + 1).scenario());
        }
    }

    @Test
    void namesSettingsThatDiffer() {
        then(
                "zone: UTC\nschedules: {a: {weekly: {}}, b: {weekly: {}}}\nsynonyms: [[x, y]]",
                "zone: Europe/Prague\ncomeback: 1h\nschedules: {b: {weekly: {mon: []}}, c: {weekly: {}}}\n"
                        + "synonyms: [[x, z]]\nfallback: {after_misses: 3}",
                of(Kind.ZONE, "UTC", "Europe/Prague"),
                of(Kind.COMEBACK, "8h", "1h"),
                of(Kind.MISSES, "2", "3"),
                of(Kind.SCHEDULE_REMOVED, "a"),
                of(Kind.SCHEDULE_CHANGED, "b"),
                of(Kind.SCHEDULE_ADDED, "c"),
                of(Kind.SYNONYMS_REMOVED, "x, y"),
                of(Kind.SYNONYMS_ADDED, "x, z"));
    }

    @Test
    void namesTopicsThatCameAndWentAndTookAnotherPlace() {
        String human = "{id: human, name: A person, steps: [{say: h}]}";
        then(
                "topics: [" + VPN + ", " + PRINTER + ", " + human + "]",
                "topics: [" + human + ", " + PRINTER + ", {id: new, name: New}]",
                of(Kind.TOPIC_REMOVED, "VPN"),
                of(Kind.TOPIC_MOVED, "Printer", "2"),
                of(Kind.TOPIC_ADDED, "New"));
    }

    @Test
    void namesWhatPeopleMayNowSay() {
        then(
                "topics: [" + VPN + "]",
                "topics: [{id: vpn, name: Remote, wordings: [vpn, remote], steps: [{say: a}, {say: b}, {say: c}]}]",
                of(Kind.TOPIC_RENAMED, "VPN", "Remote"),
                of(Kind.WORDING_REMOVED, "Remote", "tunnel"),
                of(Kind.WORDING_ADDED, "Remote", "remote"));
        then(
                "topics: [{id: a, name: A, wordings: [b, c]}]",
                "topics: [{id: a, name: A, wordings: [c, b]}]",
                of(Kind.WORDINGS_MOVED, "A"));
    }

    @Test
    void saysWhereWhichStepChanged() {
        then(
                "topics: [" + VPN + "]",
                "topics: [{id: vpn, name: VPN, wordings: [vpn, tunnel], steps: [{say: new}, {say: a}, {say: B}, {end: true}]}]",
                at(Kind.STEP_ADDED, "topic:vpn/0", "VPN", "new"),
                at(Kind.STEP_CHANGED, "topic:vpn/2", "VPN", "b", "B"),
                at(Kind.STEP_ADDED, "topic:vpn/3", "VPN", "end: true"),
                at(Kind.STEP_REMOVED, "topic:vpn/2", "VPN", "c"));
    }

    @Test
    void looksIntoBranchesOfAStepThatStays() {
        then(
                "greeting: [{menu: {text: a, options: [{label: b, steps: [{say: c}]}, {label: d, go: e}]}}]",
                "greeting: [{menu: {text: A, options: [{label: b, steps: [{say: C}]}, {label: d, go: e}]}}]",
                at(Kind.STEP_CHANGED, "greeting/0", "", menu("a"), menu("A")),
                at(Kind.STEP_CHANGED, "greeting/0/0/0", "", "c", "C"));
    }

    private static String menu(String text) {
        return "menu:\n  text: \"%s\"\n  options:\n    - label: \"b\"\n    - label: \"d\"".formatted(text);
    }

    @Test
    void looksAtBlocksAndAtWhatHappensWhenNothingFits() {
        then(
                "blocks: [{id: a, name: A, steps: [{say: x}]}, {id: b, name: B}]\nfallback: {steps: [{say: x}], then: [{say: y}]}",
                "blocks: [{id: a, name: AA, steps: [{say: X}]}]\nfallback: {steps: [{say: X}], then: []}",
                of(Kind.BLOCK_REMOVED, "B"),
                of(Kind.BLOCK_RENAMED, "A", "AA"),
                at(Kind.STEP_CHANGED, "block:a/0", "AA", "x", "X"),
                at(Kind.STEP_CHANGED, "fallback/0", "", "x", "X"),
                at(Kind.STEP_REMOVED, "misses/0", "", "y"));
    }

    private static ScenarioChange of(Kind kind, String... details) {
        return new ScenarioChange(kind, null, List.of(details));
    }

    private static ScenarioChange at(Kind kind, String at, String... details) {
        return new ScenarioChange(kind, Position.read(at).orElseThrow(), List.of(details));
    }

    private static void then(String before, String after, ScenarioChange... changes) {
        String head = "parley: 1\nlanguage: en\n";
        assertEquals(
                List.of(changes),
                CompareScenarios.compare(ScenarioYaml.stored(head + before), ScenarioYaml.stored(head + after)));
    }
}
