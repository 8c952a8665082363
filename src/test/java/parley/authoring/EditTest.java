package parley.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.engine.Condition;
import parley.engine.Expectation;
import parley.engine.Position;
import parley.engine.Scenario;
import parley.engine.Schedule;
import parley.engine.Step;
import parley.engine.Text;
import parley.engine.Topic;

final class EditTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_000);

    /** a, b, an if with (c, d) and otherwise (e), and a use of the block with x, y. */
    private static final Scenario START = new Rewrite(new Scenario(
                    Locale.ENGLISH,
                    List.of(say("hello")),
                    List.of(
                            new Topic(
                                    "vpn",
                                    "VPN",
                                    List.of("vpn"),
                                    List.of(
                                            say("a"),
                                            say("b"),
                                            new Step.If(
                                                    List.of(new Step.Branch(
                                                            "first",
                                                            new Condition.FirstVisit(),
                                                            List.of(say("c"), say("d")))),
                                                    List.of(say("e"))),
                                            new Step.Use("more"))),
                            new Topic("pay", "Pay", List.of("pay"), List.of())),
                    List.of(say("sorry"))))
            .blocks(List.of(new Scenario.Block("more", "More", List.of(say("x"), say("y")))));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            insert topic:vpn/0      | n a b if(c d/e) use
            insert topic:vpn/2      | a b n if(c d/e) use
            insert topic:vpn/4      | a b if(c d/e) use n
            insert topic:vpn/2/0/2  | a b if(c d n/e) use
            insert topic:vpn/2/1/0  | a b if(c d/n e) use
            replace topic:vpn/1     | a n if(c d/e) use
            replace topic:vpn/2/0/0 | a b if(n d/e) use
            remove topic:vpn/0      | b if(c d/e) use
            remove topic:vpn/2      | a b use
            remove topic:vpn/2/1/0  | a b if(c d/) use
            duplicate topic:vpn/1   | a b b if(c d/e) use
            duplicate topic:vpn/2   | a b if(c d/e) if(c d/e) use
            move topic:vpn/0 topic:vpn/2     | b a if(c d/e) use
            move topic:vpn/0 topic:vpn/4     | b if(c d/e) use a
            move topic:vpn/1 topic:vpn/0     | b a if(c d/e) use
            move topic:vpn/1 topic:vpn/1     | a b if(c d/e) use
            move topic:vpn/1 topic:vpn/2     | a b if(c d/e) use
            move topic:vpn/0 topic:vpn/2/0/1 | b if(c a d/e) use
            move topic:vpn/2/0/1 topic:vpn/0 | d a b if(c/e) use
            move topic:vpn/2/0/1 topic:vpn/4 | a b if(c/e) use d
            move topic:vpn/2/0/0 topic:vpn/2/1/1 | a b if(d/e c) use
            move topic:vpn/2 topic:vpn/0     | if(c d/e) a b use
            """)
    void changesTheStepsOfATopic(String edit, String after) {
        assertEquals(after, written(done(edit(edit)).topic("vpn").orElseThrow().steps()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            replace topic:vpn/9         | NOT_THERE
            replace topic:vpn/2/7/0     | NOT_THERE
            replace topic:vpn/0/0/0     | NOT_THERE
            replace topic:vpn           | NOT_THERE
            replace topic:vpn/2/0       | NOT_THERE
            replace topic:gone/0        | NOT_THERE
            insert topic:vpn/5          | NOT_THERE
            insert topic:gone/0         | NOT_THERE
            remove topic:pay/0          | NOT_THERE
            duplicate block:more/2      | NOT_THERE
            move topic:vpn/9 topic:vpn/0       | NOT_THERE
            move topic:vpn/0 topic:gone/0      | NOT_THERE
            move topic:vpn/2 topic:vpn/2/0/0   | INTO_ITSELF
            """)
    void refusesAPlaceThatCannotBe(String edit, Refusal.Kind kind) {
        assertEquals(kind, refused(edit(edit)).kind());
    }

    @Test
    void changesASharedBlockAlsoThroughATopicThatUsesIt() {
        assertEquals("n x y", written(block(done(edit("insert topic:vpn/3/0/0")))));
        assertEquals("x", written(block(done(edit("remove topic:vpn/3/0/1")))));
        assertEquals("x a y", written(block(done(edit("move topic:vpn/0 block:more/1")))));
    }

    @ParameterizedTest
    @CsvSource({
        "greeting, greeting",
        "fallback, fallback",
        "misses, misses",
        "topic:pay, topic:pay",
        "block:more, block:more"
    })
    void changesEveryListOfSteps(String list, String root) {
        Scenario after = done(edit("insert " + list + "/0"));

        assertEquals(say("n"), after.step(at(root + "/0")).orElseThrow());
    }

    @Test
    void addsTopicsWithIdsThatNeverComeBack() {
        Scenario one = done(new Edit.AddTopic("Leave", List.of(" leave ", "", "holiday", "leave")));
        assertEquals(
                new Topic("t1000", "Leave", List.of("leave", "holiday"), List.of()),
                one.topics().getLast());

        Scenario two = done(new Edit.AddTopic("Pay", List.of()), one);
        assertEquals("t1001", two.topics().getLast().id());
    }

    @Test
    void changesTopics() {
        assertEquals(
                "VPN client",
                topic(done(new Edit.RenameTopic("vpn", "VPN client"))).name());
        assertEquals(
                List.of("a", "b"),
                topic(done(new Edit.SetWordings("vpn", List.of("a", " b", "a"))))
                        .wordings());
        assertEquals(
                List.of("vpn", "b"),
                topic(done(new Edit.AddWordings("vpn", List.of("vpn", "b")))).wordings());
        assertEquals(List.of("pay", "vpn"), ids(done(new Edit.MoveTopic("vpn", 1))));
        assertEquals(List.of("pay", "vpn"), ids(done(new Edit.MoveTopic("vpn", 99))));
        assertEquals(List.of("pay"), ids(done(new Edit.RemoveTopic("vpn"))));
        Scenario copied = done(new Edit.DuplicateTopic("vpn"));
        assertEquals(List.of("vpn", "t1000", "pay"), ids(copied));
        assertEquals(
                new Topic("t1000", "VPN", List.of(), topic(START).steps()),
                copied.topics().get(1));
        for (Edit edit : List.of(
                new Edit.RenameTopic("gone", "Gone"),
                new Edit.SetWordings("gone", List.of()),
                new Edit.AddWordings("gone", List.of()),
                new Edit.MoveTopic("gone", 0),
                new Edit.DuplicateTopic("gone"),
                new Edit.RemoveTopic("gone"),
                new Edit.RenameBlock("gone", "Gone"),
                new Edit.RemoveBlock("gone"),
                new Edit.RemoveSchedule("gone"))) {
            assertEquals(Refusal.Kind.NOT_THERE, refused(edit).kind());
        }
    }

    @Test
    void nothingIsWithoutAName() {
        for (Edit edit : List.of(
                new Edit.AddTopic(" ", List.of("leave")),
                new Edit.RenameTopic("vpn", ""),
                new Edit.AddBlock("  "),
                new Edit.RenameBlock("more", ""))) {
            assertEquals(Refusal.Kind.NAME_MISSING, refused(edit).kind());
        }
    }

    @Test
    void changesBlocks() {
        Scenario added = done(new Edit.AddBlock("Goodbye"));
        assertEquals(
                new Scenario.Block("b1000", "Goodbye", List.of()),
                added.blocks().getLast());
        assertEquals(
                "Less",
                done(new Edit.RenameBlock("more", "Less")).blocks().getFirst().name());
        assertEquals(List.of(), done(new Edit.RemoveBlock("more")).blocks());
    }

    @Test
    void changesWhatBelongsToTheWhole() {
        Schedule support = new Schedule(
                ZoneOffset.UTC,
                Map.of(DayOfWeek.MONDAY, List.of(new Schedule.Span(LocalTime.of(9, 0), LocalTime.of(17, 0)))),
                Set.of());
        assertEquals(Locale.GERMAN, done(new Edit.SetLanguage(Locale.GERMAN)).language());
        assertEquals(
                ZoneId.of("Europe/Prague"),
                done(new Edit.SetZone(ZoneId.of("Europe/Prague"))).zone());
        assertEquals(
                Duration.ofHours(2),
                done(new Edit.SetComeback(Duration.ofHours(2))).comeback());
        assertEquals(3, done(new Edit.SetMisses(3)).fallback().afterMisses());
        assertEquals(
                List.of(Set.of("a", "b")),
                done(new Edit.SetSynonyms(List.of(Set.of("a", "b")))).synonyms());
        Scenario with = done(new Edit.PutSchedule("support", support));
        assertEquals(Map.of("support", support), with.schedules());
        assertEquals(Map.of(), done(new Edit.RemoveSchedule("support"), with).schedules());
        assertEquals(with, done(new Edit.ReplaceAll(with)));
        assertEquals(
                Refusal.Kind.NUMBER_OUT_OF_RANGE, refused(new Edit.SetMisses(0)).kind());
        assertEquals(
                Refusal.Kind.NUMBER_OUT_OF_RANGE,
                refused(new Edit.SetComeback(Duration.ofDays(31))).kind());
    }

    @Test
    void refusesWhatIsTooMuchAndTakesWhatJustFits() {
        fitsAndNot(
                Refusal.Kind.TOO_MANY_TOPICS,
                200,
                n -> new Rewrite(START)
                        .topics(IntStream.range(0, n)
                                .mapToObj(i -> new Topic("t" + i, "", List.of(), List.of()))
                                .toList()));
        fitsAndNot(
                Refusal.Kind.TOO_MANY_WORDINGS,
                50,
                n -> topic(IntStream.range(0, n).mapToObj(i -> "w" + i).toList(), List.of()));
        fitsAndNot(Refusal.Kind.TOO_MANY_STEPS, 300, n -> topic(List.of(), Collections.nCopies(n, say("a"))));
        fitsAndNot(Refusal.Kind.TEXT_TOO_LONG, 5_000, n -> topic(List.of(), List.of(say("a".repeat(n)))));
        fitsAndNot(Refusal.Kind.WORDING_TOO_LONG, 255, n -> topic(List.of("a".repeat(n)), List.of()));
        fitsAndNot(
                Refusal.Kind.TOO_MANY_OPTIONS,
                10,
                n -> topic(
                        List.of(),
                        List.of(new Step.Menu(
                                Text.EMPTY,
                                Collections.nCopies(n, new Step.Option("", List.of(), List.of())),
                                Step.Silence.NONE))));
        fitsAndNot(
                Refusal.Kind.TOO_MANY_OPTIONS,
                10,
                n -> topic(
                        List.of(),
                        List.of(new Step.Ask(
                                Text.EMPTY,
                                "",
                                new Expectation(
                                        Expectation.Kind.ONE_OF,
                                        Collections.nCopies(n, new Expectation.Choice("", List.of())),
                                        BigDecimal.ONE,
                                        null),
                                Text.EMPTY,
                                false,
                                Step.Silence.NONE))));
        fitsAndNot(Refusal.Kind.TOO_DEEP, 8, n -> topic(List.of(), nested(n)));
        fitsAndNot(Refusal.Kind.TOO_LARGE, 100, n -> topic(List.of(), Collections.nCopies(n, say("a".repeat(5_000)))));
    }

    @Test
    void refusesAnImportInWhichTwoTopicsHaveTheSameId() {
        Scenario twice = new Rewrite(START).topics(Collections.nCopies(2, new Topic("a", "", List.of(), List.of())));

        assertEquals(Refusal.Kind.ID_TWICE, refused(new Edit.ReplaceAll(twice)).kind());
    }

    private interface Sized {
        Scenario of(int size);
    }

    private static void fitsAndNot(Refusal.Kind kind, int most, Sized sized) {
        done(new Edit.ReplaceAll(sized.of(most)));
        assertEquals(kind, refused(new Edit.ReplaceAll(sized.of(most + 1))).kind());
    }

    private static List<Step> nested(int depth) {
        return depth == 1
                ? List.of(say("a"))
                : List.of(new Step.If(
                        List.of(new Step.Branch("", new Condition.FirstVisit(), nested(depth - 1))), List.of()));
    }

    private static Scenario topic(List<String> wordings, List<Step> steps) {
        return new Scenario(Locale.ENGLISH, List.of(), List.of(new Topic("a", "", wordings, steps)), List.of());
    }

    private static Topic topic(Scenario scenario) {
        return scenario.topic("vpn").orElseThrow();
    }

    private static List<Step> block(Scenario scenario) {
        return scenario.blocks().getFirst().steps();
    }

    private static List<String> ids(Scenario scenario) {
        return scenario.topics().stream().map(Topic::id).toList();
    }

    private static Edit edit(String text) {
        String[] words = text.split(" ");
        return switch (words[0]) {
            case "insert" -> new Edit.InsertStep(at(words[1]), say("n"));
            case "replace" -> new Edit.ReplaceStep(at(words[1]), say("n"));
            case "remove" -> new Edit.RemoveStep(at(words[1]));
            case "duplicate" -> new Edit.DuplicateStep(at(words[1]));
            case "move" -> new Edit.MoveStep(at(words[1]), at(words[2]));
            default -> throw new AssertionError(text);
        };
    }

    private static Position at(String text) {
        return Position.read(text).orElseThrow();
    }

    private static Scenario done(Edit edit) {
        return done(edit, START);
    }

    private static Scenario done(Edit edit, Scenario scenario) {
        return assertInstanceOf(Edit.Result.Fits.class, edit.on(scenario, NOW)).scenario();
    }

    private static Refusal refused(Edit edit) {
        return assertInstanceOf(Edit.Result.Refused.class, edit.on(START, NOW)).refusal();
    }

    private static Step say(String text) {
        return new Step.Say(Text.parse(text));
    }

    private static String written(List<Step> steps) {
        return steps.stream()
                .map(step -> switch (step) {
                    case Step.Say say -> say.text().source();
                    case Step.If choice ->
                        "if("
                                + choice.branches().stream()
                                        .map(EditTest::written)
                                        .collect(Collectors.joining("/")) + ")";
                    case Step.Use _ -> "use";
                    default -> throw new AssertionError(step);
                })
                .collect(Collectors.joining(" "));
    }
}
