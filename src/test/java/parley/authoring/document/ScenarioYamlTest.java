package parley.authoring.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.authoring.document.Mistake.Kind;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Text;
import parley.engine.Topic;

final class ScenarioYamlTest {
    private static final String HEAD = "parley: 1\nlanguage: en\n";

    @Test
    void aRoundTripChangesNothing() {
        for (long seed = 0; seed < 400; seed++) {
            Scenario scenario = new AnyScenario(seed).scenario();
            String written = ScenarioYaml.write(scenario);
            assertEquals(new Read.Done(scenario), ScenarioYaml.read(written), written);
            assertEquals(written, ScenarioYaml.write(ScenarioYaml.stored(written)));
        }
    }

    @Test
    void whatWasKeptBeforeDocumentsWereYamlCanBeRead() {
        String kept =
                "{\"parley\":1,\"language\":\"ru\",\"greeting\":[{\"say\":\"Привет, {person.first}!\\nЯ бот.\"}],\"topics\":["
                        + "{\"id\":\"topic-1\",\"wordings\":[\"/vpn\",\"не работает \\\"vpn\\\"\"],\"steps\":[{\"say\":\"C:\\\\vpn {message}\"}]},"
                        + "{\"id\":\"human\",\"wordings\":[],\"steps\":[]}],\"fallback\":[{\"say\":\"Не понял.\u007F \uFEFF\uD83D\uDE00\"}]}";

        assertEquals(
                new Scenario(
                        Locale.of("ru"),
                        says("Привет, {person.first}!\nЯ бот."),
                        List.of(
                                new Topic(
                                        "topic-1",
                                        "/vpn",
                                        List.of("/vpn", "не работает \"vpn\""),
                                        says("C:\\vpn {message}")),
                                new Topic("human", "human", List.of(), List.of())),
                        says("Не понял.\u007F \uFEFF\uD83D\uDE00")),
                ScenarioYaml.stored(kept));
    }

    @Test
    void whatIsLeftOutIsUsual() {
        Scenario scenario = ScenarioYaml.stored(HEAD);

        assertEquals(new Scenario(Locale.ENGLISH, List.of(), List.of(), List.of()), scenario);
        assertEquals(ZoneOffset.UTC, scenario.zone());
        assertEquals(Duration.ofHours(8), scenario.comeback());
    }

    @Test
    void readsAsPeopleWouldWriteIt() {
        String text = """
                parley: 1
                language: en
                zone: Europe/Prague
                schedules:
                  support:
                    weekly:
                      mon-fri: ["09:00-12:00", "13:00-18:00"]
                    holidays: [2026-12-24]
                synonyms:
                  - ["vpn", "remote access"]
                greeting:
                  - say: "Hello {person.first}!"
                  - menu:
                      text: "What is it about?"
                      options:
                        - label: "VPN"
                          go: vpn
                topics:
                  - id: vpn
                    name: "VPN does not connect"
                    wordings:
                      - "vpn does not work"
                    steps:
                      - ask:
                          text: "What does the window say?"
                          save: error
                          expect: text
                          after: 10m
                      - if:
                          - when:
                              all:
                                - var: error
                                  is: contains
                                  value: "certificate"
                            name: "certificate problem"
                            steps:
                              - say: |-
                                  Install the new certificate:
                                  {link}
                          - otherwise: true
                            steps:
                              - hand_over:
                                  to: queue
                                  note: "VPN: {error}"
                                  nobody:
                                    - say: "Nobody is in."
                      - end: true
                fallback:
                  steps:
                    - say: "I did not understand that."
                  after_misses: 3
                  then:
                    - go: human
                """;

        assertEquals(text, ScenarioYaml.write(ScenarioYaml.stored(text)));
    }

    @Test
    void aDamagedStoreIsNotReadAsSomethingElse() {
        assertThrows(IllegalStateException.class, () -> ScenarioYaml.stored("parley: 1"));
    }

    @Test
    void aDocumentOfANewerParleyIsRefusedForThatAlone() {
        thenMistakes(
                "language: en\nparley: 2\ngreeting: {hologram: 1}\n",
                new Mistake(2, 9, Kind.NEWER_VERSION, List.of("2", "1")));
        thenMistakes("parley: one\n", new Mistake(1, 9, Kind.UNKNOWN_VERSION, List.of("one", "1")));
        thenMistakes("parley: 0\n", new Mistake(1, 9, Kind.UNKNOWN_VERSION, List.of("0", "1")));
    }

    @Test
    void allMistakesAreSaidAtOnceEachInItsPlace() {
        thenMistakes(
                """
                parley: 1
                greeting:
                  - says: "Hello"
                  - say: 42
                topics:
                  - id: vpn
                    wording: []
                    steps: none
                    name: "A"
                    name: "B"
                """,
                new Mistake(1, 1, Kind.MISSING_KEY, List.of("language")),
                new Mistake(3, 5, Kind.UNKNOWN_STEP, List.of("says", String.join(", ", ReadSteps.KINDS))),
                new Mistake(4, 10, Kind.NEEDS_QUOTES, List.of("42")),
                new Mistake(7, 5, Kind.MISSPELT_KEY, List.of("wording", "wordings")),
                new Mistake(8, 12, Kind.NOT_A_LIST, List.of()),
                new Mistake(10, 5, Kind.REPEATED_KEY, List.of("name", "9")));
    }

    @Test
    void whatIsNoYamlIsSaidWhereItStands() {
        thenMistake("", Kind.NOTHING, 1, 1);
        thenMistake("# nothing\n", Kind.NOTHING, 1, 1);
        thenMistake(HEAD + "greeting: [", Kind.NOT_YAML, 3, 12);
        thenMistake(HEAD + "greeting:\n\t- say: x\n", Kind.TAB, 4, 1);
        thenMistake(HEAD + "greeting:\n  - say: \"Hello\n", Kind.OPEN_QUOTE, 4, 10);
        thenMistake(HEAD + "greeting:\n  - say: Note: this\n", Kind.COLON, 4, 14);
        thenMistake(HEAD + "greeting:\n  - say: @all\n", Kind.RESERVED_CHARACTER, 4, 10, "@");
        thenMistake(HEAD + "greeting:\n  - say: {link}\n", Kind.BRACES, 4, 10, "{link}");
        thenMistake(HEAD + "greeting:\n  - say: \"a\u0000\"\n", Kind.INVISIBLE_CHARACTER, 4, 12, "U+0000");
        thenMistake(HEAD + "greeting:\n  - say: \"\\UFFFFFFFF\"\n", Kind.NOT_YAML, 1, 1);
        thenMistake(HEAD + "---\nparley: 1\n", Kind.SECOND_DOCUMENT, 3, 1);
        thenMistake(HEAD + "greeting: &a []\n", Kind.ANCHOR, 3, 11);
        thenMistake(HEAD + "greeting: *a\n", Kind.ANCHOR, 3, 11);
        thenMistake(HEAD + "greeting: !!java.net.URL [x]\n", Kind.TAG, 3, 11, "tag:yaml.org,2002:java.net.URL");
        thenMistake(HEAD + "greeting: " + "[".repeat(100_000), Kind.TOO_DEEP, 3, 210, "200");
        thenMistake("a".repeat(2_000_001), Kind.TOO_LONG, 1, 1, "2000000");
        thenMistake("just words", Kind.NOT_A_GROUP, 1, 1);
    }

    @Test
    void aBombOfReferencesDoesNotGoOff() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        thenMistake(bomb.toString(), Kind.ANCHOR, 1, 5);
    }

    @Test
    void whatDoesNotFitItsPlaceIsSaid() {
        inGreeting("{say: {}}", Kind.MISSING_KEY, "text");
        inGreeting("{say: []}", Kind.NOT_A_TEXT);
        inGreeting("{say: true}", Kind.NEEDS_QUOTES, "true");
        inGreeting("{say: }", Kind.EMPTY, "");
        inGreeting("{say: a, go: b}", Kind.SEVERAL_STEPS, "say, go");
        inGreeting("{say: {text: a, color: b}}", Kind.UNKNOWN_KEY, "color", "text, picture, links");
        inGreeting(
                "{ask: {text: a, save: b, expect: tex}}",
                Kind.UNKNOWN_WORD,
                "tex",
                "text, number, amount, date, time, phone, email, link, yes_no, one_of, rating, file");
        inGreeting("{ask: {text: a, save: b, after: 10 minutes}}", Kind.NOT_A_DURATION, "10 minutes");
        inGreeting("{ask: {text: a, save: b, optional: maybe}}", Kind.NOT_TRUE_OR_FALSE, "maybe");
        inGreeting("{ask: {text: a, save: b, expect: {kind: number, least: few}}}", Kind.NOT_A_NUMBER, "few");
        inGreeting("{menu: {text: a, options: [{label: b, go: c, steps: []}]}}", Kind.TWO_WAYS, "go", "steps");
        inGreeting("{if: [{otherwise: true}, {when: {first_visit: true}}]}", Kind.OTHERWISE_NOT_LAST);
        inGreeting(
                "{if: [{when: {during: a, channel: group}}]}",
                Kind.UNCLEAR_CONDITION,
                String.join(", ", ReadCondition.KINDS));
        inGreeting("{count: {var: a, by: 1.5}}", Kind.NOT_A_WHOLE_NUMBER, "1.5");
        inGreeting("{task: {title: a, responsible: -1}}", Kind.OUT_OF_RANGE, "-1", "0", "999999999999999999");
        inGreeting("{wait: {until: noon}}", Kind.NOT_A_TIME, "noon");
        inGreeting("{hand_over: everybody}", Kind.UNKNOWN_WORD, "everybody", "queue, line, employee");
        inGreeting("say", Kind.UNKNOWN_STEP, "say", String.join(", ", ReadSteps.KINDS));
        inHead("zone: Mars/Olympus", Kind.NOT_A_ZONE, "Mars/Olympus");
        inHead("comeback: soon", Kind.NOT_A_DURATION, "soon");
        inHead("greeting: {say: a}", Kind.NOT_A_LIST);
        inHead("schedules: {a: {weekly: {monday: []}}}", Kind.NOT_DAYS, "monday");
        inHead("schedules: {a: {weekly: {mon: [], mon-fri: []}}}", Kind.DAY_TWICE, "mon");
        inHead("schedules: {a: {weekly: {mon: [\"9-18\"]}}}", Kind.NOT_A_SPAN, "9-18");
        inHead("schedules: {a: {weekly: {}, holidays: [24.12.2026]}}", Kind.NOT_A_DATE, "24.12.2026");
        assertEquals(
                Kind.NOT_A_LANGUAGE,
                mistakes("parley: 1\nlanguage: e\n").getFirst().kind());
    }

    @Test
    void neverFailsHoweverADocumentIsBroken() {
        Random random = new Random(5);
        for (long seed = 0; seed < 150; seed++) {
            StringBuilder text = new StringBuilder(ScenarioYaml.write(new AnyScenario(seed).scenario()));
            for (int i = 0; i < 5; i++) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) {
                    text.deleteCharAt(at);
                } else {
                    text.insert(at, "{}[]:-#&*!|>'\"%@`\t\n x1".charAt(random.nextInt(22)));
                }
            }
            Read read = ScenarioYaml.read(text.toString());
            if (read instanceof Read.Mistakes(List<Mistake> mistakes)) {
                assertEquals(false, mistakes.isEmpty());
            }
        }
    }

    @Test
    void halfACharacterIsWrittenAsTheSignForIt() {
        Scenario half = new Scenario(Locale.ENGLISH, says("a\uD800-"), List.of(), List.of());

        assertEquals(
                says("a\uFFFD-"), ScenarioYaml.stored(ScenarioYaml.write(half)).greeting());
    }

    private static List<Step> says(String text) {
        return List.of(new Step.Say(Text.parse(text)));
    }

    private static void inGreeting(String step, Kind kind, String... details) {
        inHead("greeting: [" + step + "]", kind, details);
    }

    private static void inHead(String line, Kind kind, String... details) {
        Mistake mistake = mistakes(HEAD + line + "\n").getFirst();
        assertEquals(kind, mistake.kind(), line);
        assertEquals(List.of(details), mistake.details());
        assertEquals(3, mistake.line());
    }

    private static void thenMistake(String text, Kind kind, int line, int column, String... details) {
        thenMistakes(text, new Mistake(line, column, kind, List.of(details)));
    }

    private static void thenMistakes(String text, Mistake... mistakes) {
        assertEquals(List.of(mistakes), mistakes(text));
    }

    private static List<Mistake> mistakes(String text) {
        return switch (ScenarioYaml.read(text)) {
            case Read.Done _ -> List.of();
            case Read.Mistakes(List<Mistake> mistakes) -> mistakes;
        };
    }
}
