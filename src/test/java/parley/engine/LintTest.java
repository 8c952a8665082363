package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.authoring.document.ScenarioYaml;
import parley.engine.Finding.Kind;
import parley.engine.Finding.Severity;

/** Each finding with a scenario that has it and one that just has not. */
final class LintTest {
    private static final String LONG = "x".repeat(19_500);
    private static final String FORTY = "1234567890123456789012345678901234567890";

    /**
     * @param at where it is found, as a {@link Position}; empty for the whole scenario
     * @param details what the sentence about it will need
     * @param has a document whose only finding it is
     * @param hasNot a document without any
     */
    record Row(Kind kind, String at, List<String> details, String has, String hasNot) {
        @Override
        public String toString() {
            return kind + " " + details;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                greeting(Kind.EMPTY_TEXT, "say: ' '", "say: a"),
                greeting(
                        Kind.EMPTY_TEXT, "say: {text: '', picture: ''}", "say: {text: '', picture: 'https://a/b.png'}"),
                greeting(
                        Kind.EMPTY_ADDRESS,
                        "say: {text: a, links: [{label: b, address: ''}]}",
                        "say: {text: a, links: [{label: b, address: 'https://a'}]}",
                        "b"),
                greeting(
                        Kind.EMPTY_LABEL,
                        "menu: {text: a, options: [{label: b}, {label: ''}]}",
                        "menu: {text: a, options: [{label: b}, {label: c}]}",
                        "2"),
                greeting(Kind.NO_OPTIONS, "menu: {text: a, options: []}", "menu: {text: a, options: [{label: b}]}"),
                greeting(
                        Kind.NO_OPTIONS,
                        "ask: {text: a, save: b, expect: one_of}",
                        "ask: {text: a, save: b, expect: {kind: one_of, choices: [c]}}"),
                greeting(Kind.TOO_MANY_OPTIONS, menuOf(11), menuOf(10), "11", "10"),
                greeting(
                        Kind.SAME_LABEL,
                        "menu: {text: a, options: [{label: Yes}, {label: Sure, synonyms: [yes]}]}",
                        "menu: {text: a, options: [{label: Yes, synonyms: [yes]}, {label: Sure}]}",
                        "yes"),
                greeting(Kind.TEXT_TOO_LONG, "say: " + LONG + "x", "say: " + LONG, "19500"),
                greeting(
                        Kind.LABEL_TOO_LONG,
                        "menu: {text: a, options: [{label: '" + FORTY + "1'}]}",
                        "menu: {text: a, options: [{label: '" + FORTY + "'}]}",
                        FORTY + "1",
                        "40"),
                greeting(Kind.NO_VARIABLE, "ask: {text: a, save: ''}", "ask: {text: a, save: b}"),
                greeting(Kind.NO_VARIABLE, "set: {var: '', value: a}", "set: {var: b, value: a}"),
                greeting(Kind.NO_VARIABLE, "remember: {fact: '', value: a}", "remember: {fact: b, value: a}"),
                greeting(Kind.NOTHING_CHOSEN, "go: ''", "go: human"),
                greeting(
                        Kind.UNDEFINED_VARIABLE,
                        "say: 'Hi {persn.first}'",
                        "say: 'Hi {person.first} {person.team}'",
                        "persn.first"),
                greeting(
                        Kind.UNDEFINED_VARIABLE,
                        "if: [{when: {not: {var: size, is: known}}, steps: [{say: a}]}]",
                        "if: [{when: {not: {var: message, is: known}}, steps: [{say: a}]}]",
                        "size"),
                greeting(Kind.UNKNOWN_TOPIC, "go: vpm", "go: vpn", "vpm"),
                greeting(Kind.UNKNOWN_BLOCK, "use: asks", "use: ask", "asks"),
                greeting(Kind.UNKNOWN_SCHEDULE, "wait: {opening: suport}", "wait: {opening: support}", "suport"),
                greeting(
                        Kind.UNKNOWN_SCHEDULE,
                        "if: [{when: {during: suport}}]",
                        "if: [{when: {during: support}}]",
                        "suport"),
                new Row(
                        Kind.TOO_MUCH_AT_ONCE,
                        "greeting/1/0/19",
                        List.of("20"),
                        document("greeting: [{say: a}, {if: [{when: {first_visit: true}, steps: ["
                                + "{say: a}, ".repeat(20) + "{say: a}]}]}]"),
                        document("greeting: [{say: a}, {if: [{when: {first_visit: true}, steps: ["
                                + "{say: a}, ".repeat(10) + "{pause: 1s}, {say: a}]}]}]")),
                greeting(
                        Kind.NOT_HTTPS,
                        "call: {address: 'http://example.com/{message}'}",
                        "call: {address: 'https://example.com/{message}'}",
                        "http://example.com/{message}"),
                greeting(Kind.NOTHING_CHOSEN, "call: {address: ' '}", "call: {address: 'https://example.com'}"),
                greeting(Kind.NOBODY_CHOSEN, "notify: {people: [], text: a}", "notify: {people: [1], text: a}"),
                greeting(Kind.NOBODY_CHOSEN, "hand_over: {to: {employee: 0}}", "hand_over: {to: {employee: 1}}"),
                greeting(Kind.NEEDS_CRM, "lead: {title: a}", "say: a"),
                greeting(Kind.NEEDS_TASKS, "task: {title: a, responsible: 1}", "say: a"),
                humans(
                        Kind.SAID_TO_NOBODY,
                        "0/0/0",
                        "hand_over: {to: queue, accepted: [{say: a}]}",
                        "hand_over: {to: queue, accepted: [{remember: {fact: a, value: b}}]}"),
                humans(
                        Kind.SAID_TO_NOBODY,
                        "0/0/0/0/0",
                        "hand_over: {to: queue, accepted: [{if: [{when: {first_visit: true}, steps: [{say: a}]}]}]}",
                        "hand_over: {to: queue, nobody: [{if: [{when: {first_visit: true}, steps: [{say: a}]}]}]}"),
                humans(
                        Kind.SAID_TO_NOBODY,
                        "0/0/0",
                        "hand_over: {to: queue, accepted: [{use: asks}]}",
                        "hand_over: {to: queue, nobody: [{use: asks}]}"),
                humans(Kind.SAID_UNLESS_TAKEN, "1", "hand_over: queue}, {say: a", "say: a}, {hand_over: queue"),
                humans(
                        Kind.SAID_UNLESS_TAKEN,
                        "1",
                        "hand_over: queue}, {go: vpn",
                        "hand_over: queue}, {set: {var: a, value: b}"),
                humans(
                        Kind.SAID_UNLESS_TAKEN,
                        "1",
                        "if: [{when: {first_visit: true}, steps: [{hand_over: queue}]}]}, {say: a",
                        "if: [{when: {first_visit: true}, steps: [{hand_over: queue}, {go: vpn2}]}]}, {say: a"),
                humans(
                        Kind.UNHEARD_WHEN_LATE,
                        "0",
                        "hand_over: {to: queue, patience: 5m, late: [{use: asks}]}",
                        "hand_over: {to: queue, patience: 5m, late: [{say: a}]}"),
                humans(
                        Kind.UNHEARD_WHEN_LATE,
                        "0",
                        "hand_over: {to: queue, patience: 5m, late: [{use: asks}]}",
                        "hand_over: {to: {employee: 1}, patience: 5m, late: [{use: asks}]}"),
                greeting(Kind.NEEDS_OPEN_CHANNELS, "hand_over: queue", "hand_over: {to: {employee: 1}}"),
                greeting(Kind.NEEDS_OPEN_CHANNELS, "hand_over: {to: {line: 3}}", "hand_over: {to: {employee: 1}}"),
                new Row(
                        Kind.NO_GREETING,
                        "greeting",
                        List.of(),
                        document("greeting: []"),
                        document("greeting: [{say: a}]")),
                new Row(
                        Kind.NO_FALLBACK,
                        "fallback",
                        List.of(),
                        document("fallback: {then: [{say: a}]}"),
                        document("fallback: {steps: [{say: a}]}")),
                topics(
                        Kind.NO_STEPS,
                        "topic:a",
                        "[{id: a, name: A, wordings: [b]}]",
                        "[{id: a, name: A, wordings: [b], steps: [{say: c}]}]",
                        "A"),
                topics(
                        Kind.SAME_ID,
                        "topic:a",
                        "[" + topic("a", "b") + ", " + topic("a", "c") + "]",
                        "[" + topic("a", "b") + ", " + topic("b", "c") + "]",
                        "a"),
                topics(
                        Kind.LOOP,
                        "topic:b/0",
                        "[{id: a, name: A, wordings: [x], steps: [{go: b}]}, {id: b, name: B, steps: [{go: a}]}]",
                        "[{id: a, name: A, wordings: [x], steps: [{go: b}]}, {id: b, name: B, steps: ["
                                + "{ask: {text: c, save: d}}, {go: a}]}]",
                        "A → B"),
                topics(
                        Kind.LOOP,
                        "topic:a/0/0/0",
                        "[{id: a, name: A, wordings: [x], steps: [{call: {address: 'https://a', failed: [{go: a}]}}]}]",
                        "[{id: a, name: A, wordings: [x], steps: [{call: {address: 'https://a', failed: [{say: a}]}}]}]",
                        "A"),
                topics(
                        Kind.UNREACHABLE_TOPIC,
                        "topic:a",
                        "[{id: a, name: A, steps: [{say: b}]}]",
                        "[{id: human, name: A, steps: [{say: b}]}]",
                        "A"),
                topics(
                        Kind.SHARED_WORDING,
                        "topic:b",
                        "[" + topic("a", "Reset password!") + ", " + topic("b", "reset PASSWORD") + "]",
                        "[" + topic("a", "Reset password!") + ", " + topic("b", "forgot PASSWORD") + "]",
                        "reset PASSWORD",
                        "name of a",
                        "name of b"),
                topics(
                        Kind.SAME_WORDS,
                        "topic:b",
                        "[" + topic("a", "my broken printers") + ", " + topic("b", "printer broken") + "]",
                        "[" + topic("a", "broken printers") + ", " + topic("b", "printer is red") + "]",
                        "printer broken",
                        "name of b",
                        "my broken printers",
                        "name of a"),
                topics(
                        Kind.REPAIR_WORD,
                        "topic:a",
                        "[" + topic("a", "Cancel") + "]",
                        "[" + topic("a", "Cancel my order") + "]",
                        "Cancel"),
                topics(
                        Kind.TOO_MANY_STEPS,
                        "topic:a",
                        "[{id: a, name: A, wordings: [x], steps: [" + "{set: {var: v, value: a}}, ".repeat(60)
                                + "{say: a}]}]",
                        "[{id: a, name: A, wordings: [x], steps: [" + "{set: {var: v, value: a}}, ".repeat(59)
                                + "{say: a}]}]",
                        "61",
                        "60"),
                new Row(
                        Kind.UNUSED_BLOCK,
                        "block:a",
                        List.of("A"),
                        document("blocks: [{id: a, name: A, steps: [{say: b}]}]"),
                        document("blocks: [{id: a, name: A, steps: [{say: b}]}]\ngreeting: [{use: a}]")),
                new Row(
                        Kind.LOOP,
                        "block:a/0",
                        List.of("A"),
                        document("blocks: [{id: a, name: A, steps: [{use: a}]}]\ngreeting: [{use: a}]"),
                        document("blocks: [{id: a, name: A, steps: [{say: a}]}]\ngreeting: [{use: a}, {use: a}]")),
                new Row(
                        Kind.NEVER_OPEN,
                        "",
                        List.of("night"),
                        document("schedules: {night: {weekly: {mon: [], fri: ['18:00-09:00']}}}"),
                        document("schedules: {night: {weekly: {mon: [], fri: ['18:00-24:00']}}}")));
    }

    private static Row greeting(Kind kind, String has, String hasNot, String... details) {
        String more = "\nschedules: {support: {weekly: {mon: ['09:00-18:00']}}}\ntopics: [" + topic("vpn", "vpn") + "]";
        String block = hasNot.startsWith("use:") ? "\nblocks: [{id: ask, steps: [{say: a}]}]" : "";
        String unused = block + (block.isEmpty() ? "" : "\nfallback: [{use: ask}]");
        return new Row(
                kind,
                "greeting/0",
                List.of(details),
                document("greeting: [{" + has + "}]" + more + unused),
                document("greeting: [{" + hasNot + "}]" + more + unused));
    }

    private static Row humans(Kind kind, String at, String has, String hasNot) {
        String more =
                "\ntopics: [" + topic("vpn", "vpn") + ", {id: vpn2, name: b, wordings: [c], steps: [{end: true}]}]"
                        + "\nblocks: [{id: asks, steps: [{ask: {text: a, save: b}}]}]\nfallback: [{use: asks}]";
        return new Row(
                kind,
                "greeting/" + at,
                List.of(),
                document("greeting: [{" + has + "}]" + more),
                document("greeting: [{" + hasNot + "}]" + more));
    }

    private static Row topics(Kind kind, String at, String has, String hasNot, String... details) {
        return new Row(kind, at, List.of(details), document("topics: " + has), document("topics: " + hasNot));
    }

    private static String topic(String id, String wording) {
        return "{id: %s, name: name of %s, wordings: ['%s'], steps: [{say: a}]}".formatted(id, id, wording);
    }

    private static String menuOf(int options) {
        return Stream.iterate(1, i -> i + 1)
                .limit(options)
                .map(i -> "{label: 'no %d'}".formatted(i))
                .collect(Collectors.joining(", ", "menu: {text: a, options: [", "]}"));
    }

    /** With what every scenario needs, where it is not about that. */
    private static String document(String text) {
        return "parley: 1\nlanguage: en\n"
                + (text.contains("greeting:") ? "" : "greeting: [{say: a}]\n")
                + (text.contains("fallback:") ? "" : "fallback: {steps: [{say: a}]}\n")
                + text
                + "\n";
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isFoundWhereItIsAndOnlyThere(Row row) {
        Finding expected = new Finding(row.kind(), at(row.at()), row.details());

        assertEquals(List.of(expected), found(row, row.has()));
        assertEquals(List.of(), found(row, row.hasNot()));
    }

    /** What is about handing over always needs Open Channels, too. */
    private static List<Finding> found(Row row, String document) {
        return Lint.check(ScenarioYaml.stored(document)).stream()
                .filter(finding -> finding.kind() != Kind.NEEDS_OPEN_CHANNELS || row.kind() == finding.kind())
                .toList();
    }

    private static @Nullable Position at(String at) {
        return at.isEmpty() ? null : Position.read(at).orElseThrow();
    }

    @Test
    void everyKindHasARow() {
        Set<Kind> shown = rows().map(Row::kind).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(Arrays.asList(Kind.values())), shown);
    }

    @Test
    void onlyWhatLeavesPeopleWithoutAnAnswerKeepsAScenarioFromBeingPublished() {
        Set<Kind> warnings = Arrays.stream(Kind.values())
                .filter(kind -> new Finding(kind, null, List.of()).severity() == Severity.WARNING)
                .collect(Collectors.toSet());

        assertEquals(
                Set.of(
                        Kind.NO_GREETING,
                        Kind.LABEL_TOO_LONG,
                        Kind.NEVER_OPEN,
                        Kind.UNREACHABLE_TOPIC,
                        Kind.UNUSED_BLOCK,
                        Kind.SHARED_WORDING,
                        Kind.SAME_WORDS,
                        Kind.REPAIR_WORD,
                        Kind.TOO_MANY_STEPS,
                        Kind.NEEDS_CRM,
                        Kind.NEEDS_TASKS,
                        Kind.NEEDS_OPEN_CHANNELS,
                        Kind.SAID_TO_NOBODY,
                        Kind.SAID_UNLESS_TAKEN,
                        Kind.UNHEARD_WHEN_LATE),
                warnings);
    }

    @Test
    void synonymsAreTheSameWords() {
        String topics = "topics: [" + topic("a", "tunnel is down") + ", " + topic("b", "vpn is down") + "]";

        assertEquals(List.of(), Lint.check(ScenarioYaml.stored(document(topics))));
        assertEquals(
                List.of(Kind.SAME_WORDS),
                Lint.check(ScenarioYaml.stored(document(topics + "\nsynonyms: [[vpn, tunnel]]"))).stream()
                        .map(Finding::kind)
                        .toList());
    }

    @Test
    void theWayToAPersonIsThereWithoutATopic() {
        assertEquals(List.of(), Lint.check(ScenarioYaml.stored(document("greeting: [{go: human}]"))));
    }

    @Test
    void aDraftThatHasJustBegunIsCheckedToo() {
        String draft = document("greeting: [{go: ''}, {use: ''}, {if: []}, {call: {address: ''}}]\ntopics: [{id: a}]");

        assertEquals(5, Lint.check(ScenarioYaml.stored(draft)).size());
    }
}
