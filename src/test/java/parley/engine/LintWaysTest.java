package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.engine.Linted.findings;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A way that comes back to its beginning is a mistake, unless somebody is asked on it. */
class LintWaysTest {
    private static final String FIRST = "{when: {first_visit: true}, steps: ";
    private static final String ASK = "{ask: {text: b, save: c}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "say: b",
                "set: {var: b, value: c}",
                "count: b",
                "remember: {fact: b, value: c}",
                "pause: 1s",
                "wait: 1m",
                "notify: {people: [1], text: b}",
                "call: {address: 'https://a', failed: [{ask: {text: b, save: c}}]}",
                "if: [{when: {first_visit: true}, steps: [{ask: {text: b, save: c}}]}]",
            })
    void goesOnBehindWhatAsksNobody(String step) {
        assertEquals(List.of("LOOP topic:a/1"), findings(topic("{" + step + "}, {go: a}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ask: {text: b, save: c}",
                "menu: {text: b, options: [{label: c}]}",
                "hand_over: queue",
                "end: true",
                "go: human",
                "if: [{when: {first_visit: true}, steps: [{ask: {text: b, save: c}}]}, {otherwise: true, steps: [{end: true}]}]",
            })
    void endsWhereSomebodyIsAskedOrTheStepsEnd(String step) {
        assertEquals(List.of(), findings(topic("{" + step + "}, {go: a}")));
    }

    @Test
    void goesThroughEachChoice() {
        String choices = "{if: [" + FIRST + "[{say: b}, {go: a}]}, {otherwise: true, steps: [{say: c}, {go: a}]}]}";

        assertEquals(List.of("LOOP topic:a/0/0/1", "LOOP topic:a/0/1/1"), findings(topic(choices)));
    }

    @Test
    void goesThroughABlockThatAsksNobody() {
        assertEquals(
                List.of("LOOP topic:a/1"),
                findings(
                        topic("{use: b}, {go: a}"),
                        blocks("{id: b, steps: [{use: c}]}", "{id: c, steps: [{say: d}]}")));
    }

    @Test
    void endsInABlockThatAsks() {
        assertEquals(
                List.of(),
                findings(
                        topic("{use: b}, {go: a}"),
                        blocks("{id: b, steps: [{use: c}]}", "{id: c, steps: [{say: d}, " + ASK + "]}")));
    }

    @Test
    void endsInABlockThatAsksOneWayOrTheOther() {
        String either = "{if: [" + FIRST + "[" + ASK + "]}, {otherwise: true, steps: [{say: c}, " + ASK + "]}]}";
        String perhaps = "{if: [" + FIRST + "[" + ASK + "]}]}";

        assertEquals(List.of(), findings(topic("{use: b}, {go: a}"), blocks("{id: b, steps: [" + either + "]}")));
        assertEquals(
                List.of("LOOP topic:a/1"),
                findings(topic("{use: b}, {go: a}"), blocks("{id: b, steps: [" + perhaps + "]}")));
    }

    @Test
    void ofABlockThatDoesNotExistOnlyThatIsSaid() {
        assertEquals(List.of("LOOP topic:a/1", "UNKNOWN_BLOCK topic:a/0"), findings(topic("{use: b}, {go: a}")));
    }

    @Test
    void twoBlocksThatUseEachOtherAreALoop() {
        assertEquals(
                List.of("LOOP block:c/0"),
                findings(topic("{use: b}"), blocks("{id: b, steps: [{use: c}]}", "{id: c, steps: [{use: b}]}")));
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void manyBlocksInEachOtherAreCheckedToo() {
        String inEachOther = IntStream.range(0, 60)
                .mapToObj(i -> "{id: b%d, steps: [{use: b%d}, {use: b%d}]}".formatted(i, i + 1, i + 1))
                .collect(Collectors.joining(", "));

        assertEquals(List.of(), findings(topic("{use: b0}"), blocks(inEachOther, "{id: b60, steps: [{say: b}]}")));
    }

    @Test
    void aTopicWithBlankWordingsOnlyIsNotReached() {
        assertEquals(
                List.of("UNREACHABLE_TOPIC topic:a"),
                findings("topics: [{id: a, wordings: [' '], steps: [{say: b}]}]"));
    }

    @Test
    void aTopicThatOnlyLeadsToItselfIsNotReached() {
        assertEquals(
                List.of("UNREACHABLE_TOPIC topic:a"), findings("topics: [{id: a, steps: [" + ASK + ", {go: a}]}]"));
    }

    private static String topic(String steps) {
        return "topics: [{id: a, wordings: [x], steps: [" + steps + "]}]";
    }

    private static String blocks(String... blocks) {
        return "blocks: [" + String.join(", ", blocks) + "]";
    }
}
