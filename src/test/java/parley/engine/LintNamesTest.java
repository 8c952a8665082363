package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.engine.Linted.findings;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that is used is one that something gives a value to. */
class LintNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ask: {text: a, save: floor}",
                "set: {var: floor, value: a}",
                "count: floor",
                "call: {address: 'https://a', save: {floor: /floor}}",
                "if: [{when: {first_visit: true}, steps: [{count: floor}]}]",
            })
    void knowsWhatAStepGivesAValueTo(String step) {
        assertEquals(List.of(), findings("greeting: [{" + step + "}, {say: '{floor}'}]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "say: {text: a, picture: '{floor}'}",
                "say: {text: a, links: [{label: '{floor}', address: b}]}",
                "say: {text: a, links: [{label: b, address: '{floor}'}]}",
                "ask: {text: '{floor}', save: b}",
                "ask: {text: a, save: b, retry: '{floor}'}",
                "menu: {text: '{floor}', options: [{label: a}]}",
                "set: {var: b, value: '{floor}'}",
                "remember: {fact: b, value: '{floor}'}",
                "call: {address: 'https://a/{floor}'}",
                "call: {method: POST, address: 'https://a', body: '{floor}'}",
                "call: {address: 'https://a', headers: {b: '{floor}'}}",
                "notify: {people: [1], text: '{floor}'}",
                "hand_over: {to: queue, note: '{floor}'}",
                "if: [{when: {var: floor, is: known}}]",
                "if: [{when: {all: [{first_visit: true}, {any: [{not: {var: floor, is: known}}]}]}}]",
                "if: [{when: {var: message, is: equal, value: '{floor}'}}]",
            })
    void findsTheUnknownNameWhereverItStands(String step) {
        assertEquals(List.of("UNDEFINED_VARIABLE greeting/0"), findings("greeting: [{" + step + "}]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "name", "phone", "email", "note"})
    void findsItInEveryFieldOfALead(String field) {
        String lead = field.equals("title") ? "lead: {title: '{floor}'}" : "lead: {title: a, " + field + ": '{floor}'}";

        assertEquals(
                List.of("NEEDS_CRM greeting/0", "UNDEFINED_VARIABLE greeting/0"),
                findings("greeting: [{" + lead + "}]"));
    }

    @Test
    void whatIsRememberedOfAPersonMayComeFromAnotherBot() {
        assertEquals(List.of(), findings("greeting: [{say: '{person.floor}'}]"));
    }

    @Test
    void tellsEachNameOnceForAStep() {
        assertEquals(
                List.of("UNDEFINED_VARIABLE greeting/0", "UNDEFINED_VARIABLE greeting/0"),
                findings("greeting: [{say: '{b} {a} {b}'}]"));
    }
}
