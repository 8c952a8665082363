package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.engine.Linted.findings;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind giving the conversation away the bot can still do things, but nobody hears it. */
class LintHumansTest {
    private static final String QUIET =
            "{set: {var: a, value: b}}, {count: a}, {remember: {fact: a, value: b}}, {pause: 1s}, "
                    + "{wait: 1m}, {call: {address: 'https://a'}}, {notify: {people: [1], text: a}}, "
                    + "{if: [{when: {first_visit: true}, steps: [{count: a}]}]}";

    @Test
    void whatTheBotDoesWithoutWordsIsFine() {
        assertEquals(List.of(), findings("greeting: [{hand_over: queue}, " + QUIET + "]"));
    }

    @Test
    void whatTheBotDoesWithoutWordsDoesNotGiveItTheWordBack() {
        assertEquals(
                List.of("SAID_UNLESS_TAKEN greeting/9"),
                findings("greeting: [{hand_over: queue}, " + QUIET + ", {say: a}]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ask: {text: b, save: c}",
                "menu: {text: b, options: [{label: c}]}",
                "use: talks",
                "use: talksPerhaps",
                "go: talks",
            })
    void everyWayOfTalkingIsFound(String step) {
        assertEquals(
                List.of("SAID_UNLESS_TAKEN greeting/1"),
                findings(
                        "greeting: [{hand_over: queue}, {" + step + "}]",
                        "topics: [{id: talks, wordings: [a], steps: [{say: b}]}]",
                        "blocks: [{id: talks, steps: [{say: b}]}, "
                                + "{id: talksPerhaps, steps: [{if: [{when: {first_visit: true}, steps: [{say: b}]}]}]}]",
                        "fallback: {steps: [{use: talks}, {use: talksPerhaps}]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"use: quiet", "go: quiet"})
    void whatIsLookedIntoAndSilentIsFine(String step) {
        assertEquals(
                List.of(),
                findings(
                        "greeting: [{hand_over: queue}, {" + step + "}]",
                        "topics: [{id: quiet, wordings: [a], steps: [{count: a}]}]",
                        "blocks: [{id: quiet, steps: [" + QUIET + "]}]",
                        "fallback: {steps: [{say: a}, {use: quiet}]}"));
    }

    @Test
    void aBlockThatGivesTheConversationAwayTakesTheWordToo() {
        assertEquals(
                List.of("SAID_UNLESS_TAKEN greeting/1"),
                findings(
                        "greeting: [{use: outer}, {say: a}]",
                        "blocks: [{id: outer, steps: [{use: inner}]}, {id: inner, steps: [{hand_over: queue}]}]"));
    }

    @Test
    void aBlockThatEndsBehindItDoesNot() {
        assertEquals(
                List.of(),
                findings(
                        "greeting: [{use: outer}, {say: a}]",
                        "blocks: [{id: outer, steps: [{if: [{when: {first_visit: true}, steps: "
                                + "[{hand_over: queue}, {end: true}]}]}]}]"));
    }

    @Test
    void whatIsSaidInTheBlockIsToldThereAlone() {
        assertEquals(
                List.of("SAID_UNLESS_TAKEN block:b/1"),
                findings("greeting: [{use: b}, {say: a}]", "blocks: [{id: b, steps: [{hand_over: queue}, {say: a}]}]"));
    }

    @Test
    void behindABlockThatGivesNothingAwayTheHumanStillHasTheWord() {
        assertEquals(
                List.of("SAID_UNLESS_TAKEN greeting/2"),
                findings(
                        "greeting: [{hand_over: queue}, {use: b}, {say: a}]",
                        "blocks: [{id: b, steps: [{count: a}]}]"));
    }

    @Test
    void aBlockThatUsesItselfIsALoopAndNothingElse() {
        assertEquals(
                List.of("LOOP block:b/0"),
                findings("greeting: [{hand_over: queue}, {use: b}]", "blocks: [{id: b, steps: [{use: b}]}]"));
    }
}
