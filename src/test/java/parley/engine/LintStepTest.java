package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.engine.Linted.findings;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of step must have before it can do its work. */
class LintStepTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ask: {text: ' ', save: a}",
                "menu: {text: '', options: [{label: a}]}",
                "notify: {people: [1], text: ' '}",
            })
    void needsSomethingToSay(String step) {
        assertEquals(List.of("EMPTY_TEXT greeting/0"), findings("greeting: [{" + step + "}]"));
    }

    @Test
    void aLeadAndATaskNeedATitle() {
        assertEquals(
                List.of("EMPTY_TEXT greeting/0", "NEEDS_CRM greeting/0"), findings("greeting: [{lead: {title: ' '}}]"));
        assertEquals(
                List.of("EMPTY_TEXT greeting/0", "NEEDS_TASKS greeting/0"),
                findings("greeting: [{task: {title: '', responsible: 1}}]"));
    }

    @Test
    void aTaskNeedsSomebodyWhoDoesIt() {
        assertEquals(
                List.of("NOBODY_CHOSEN greeting/0", "NEEDS_TASKS greeting/0"),
                findings("greeting: [{task: {title: a, responsible: 0}}]"));
    }

    @Test
    void aLineIsChosenByItsNumber() {
        assertEquals(List.of("NOBODY_CHOSEN greeting/0"), findings("greeting: [{hand_over: {to: {line: 0}}}]"));
        assertEquals(List.of(), findings("greeting: [{hand_over: {to: {line: 3}}}]"));
    }

    @Test
    void aNoticeGoesToPeopleOnly() {
        assertEquals(List.of("NOBODY_CHOSEN greeting/0"), findings("greeting: [{notify: {people: [7, 0], text: a}}]"));
    }

    @Test
    void whatIsCountedHasAName() {
        assertEquals(List.of("NO_VARIABLE greeting/0"), findings("greeting: [{count: ''}]"));
    }

    @Test
    void twoOptionsWithoutANameAreNotTheSame() {
        assertEquals(
                List.of("EMPTY_LABEL greeting/0", "EMPTY_LABEL greeting/0"),
                findings("greeting: [{menu: {text: a, options: [{label: ''}, {label: ' '}]}}]"));
    }

    @Test
    void capitalsMakeNoDifferenceToAnAddress() {
        assertEquals(List.of(), findings("greeting: [{call: {address: ' HTTPS://example.com'}}]"));
    }
}
