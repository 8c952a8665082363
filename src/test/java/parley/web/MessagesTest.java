package parley.web;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.authoring.BotColor;
import parley.authoring.BotDraft;
import parley.authoring.BotKind;
import parley.authoring.Gender;
import parley.authoring.Problem;
import parley.authoring.Refusal;
import parley.authoring.Template;
import parley.authoring.document.Mistake;
import parley.authoring.document.ScenarioChange;
import parley.bitrix24.Opening;
import parley.engine.Condition;
import parley.engine.Expectation;
import parley.engine.Input;
import parley.engine.Place;
import parley.engine.Why;
import parley.health.Backlog;
import parley.health.Check;
import parley.health.Finding;
import parley.health.Finding.Remedy;
import parley.insight.Entry;
import parley.insight.Questions;
import parley.portals.Mishap;
import parley.portals.Portal.Standing;

final class MessagesTest {
    private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([a-z0-9.-]+)");
    private static final Pattern IN_JAVA = Pattern.compile(
            "\"((?:bots|changes|commands|editors|entrance|erasures|errors|gallery|health|login|navigation|numbers|questions|rehearsal|scenario"
                    + "|session|times|topics|transcripts|versions)\\.[a-z0-9.-]*[a-z0-9])\"");
    private static final Pattern VISIBLE_TEXT = Pattern.compile(">[^<>]*\\p{L}[^<>]*<");
    private static final Pattern VISIBLE_ATTRIBUTE =
            Pattern.compile("\\s(title|placeholder|alt|aria-label)=\"[^\"]+\"");

    /** What a button does needs no advice. */
    private static final Remedy[] ADVISED = {
        Remedy.CONNECT_AGAIN,
        Remedy.OPEN_FROM_MENU,
        Remedy.UPDATE_APPLICATION,
        Remedy.ANSWER_THE_BOT,
        Remedy.SET_THE_CLOCK,
        Remedy.PAY,
        Remedy.CHECK_LATER
    };

    @ParameterizedTest
    @ValueSource(strings = {"_ru", "_de"})
    void everyLanguageHasEverySentence(String suffix) throws IOException {
        assertEquals(
                new TreeSet<>(bundle("").stringPropertyNames()),
                new TreeSet<>(bundle(suffix).stringPropertyNames()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_ru", "_de"})
    void everyLanguageUsesTheSameValues(String suffix) throws IOException {
        Properties english = bundle("");
        Properties other = bundle(suffix);
        for (String key : english.stringPropertyNames()) {
            assertEquals(values(english.getProperty(key)), values(other.getProperty(key)), key);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_ru", "_de"})
    void noSentenceHasAStraightApostropheButAroundABrace(String suffix) throws IOException {
        List<Object> with = bundle(suffix).entrySet().stream()
                .filter(entry ->
                        entry.getValue().toString().replaceAll("'[{}]'", "").contains("'"))
                .map(java.util.Map.Entry::getKey)
                .toList();
        assertEquals(List.of(), with);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "de"})
    void aPlaceholderThatDoesNotExistIsNamedAndTheOnesThatDoAreShown(String language) {
        Problem problem = new Problem(Problem.Field.GREETING, Problem.Kind.UNKNOWN_VARIABLE, "persn.name");
        String sentence = Problems.sentence(Locale.of(language), problem);
        for (String part : List.of("persn.name", "{message}", "{person.name}")) {
            assertTrue(sentence.contains(part), sentence);
        }
    }

    @Test
    void everySentenceIsUsedAndThere() throws IOException {
        Set<String> missing = new TreeSet<>(used());
        Set<String> unused = new TreeSet<>(bundle("").stringPropertyNames());
        missing.removeAll(bundle("").stringPropertyNames());
        unused.removeAll(used());
        assertEquals(Set.of(), missing, "missing");
        assertEquals(Set.of(), unused, "unused");
    }

    @Test
    void templatesHaveNoWordsOfTheirOwn() throws IOException {
        List<String> words = new ArrayList<>();
        for (Path template : templates()) {
            String text = Files.readString(template);
            for (Pattern pattern : List.of(VISIBLE_TEXT, VISIBLE_ATTRIBUTE)) {
                pattern.matcher(text).results().forEach(found -> words.add(template + ": " + found.group()));
            }
        }
        assertEquals(List.of(), words);
    }

    private static Set<String> used() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path template : templates()) {
            collect(IN_TEMPLATE.matcher(Files.readString(template)), used);
        }
        for (Path source : files(Path.of("src/main/java/parley/web"))) {
            collect(IN_JAVA.matcher(Files.readString(source)), used);
        }
        family(used, "gallery.need.", Template.Need.values());
        family(used, "gallery.missing.", Template.Need.values());
        family(used, "topics.missing.", Template.Need.values());
        family(used, "gallery.hint.", Template.Question.Kind.values());
        family(used, "gallery.problem.", Template.Question.Kind.values());
        family(used, "bots.kind.", BotKind.values());
        Arrays.stream(BotKind.values()).forEach(kind -> used.add("bots.kind." + kind + ".hint"));
        family(used, "bots.color.", BotColor.values());
        family(used, "bots.gender.", Gender.values());
        used.add("bots.gender.NONE");
        family(used, "bots.standing.", new Enum<?>[] {Standing.SUSPENDED, Standing.NEEDS_ADMINISTRATOR});
        BotDraft.LANGUAGES.forEach(language -> used.add("bots.language." + language));
        family(used, "problem.", Problem.Kind.values());
        family(used, "entrance.turned-away.", Opening.Reason.values());
        family(used, "health.check.", Check.values());
        family(used, "health.state.", Finding.State.values());
        family(used, "health.reason.", Finding.Reason.values());
        family(used, "health.advice.", ADVISED);
        family(used, "health.aside.", Backlog.What.values());
        family(used, "health.aside.why.", Backlog.Why.values());
        family(used, "health.mishap.", Mishap.Act.values());
        family(used, "health.mishap.kind.", Mishap.Kind.values());
        family(used, "document.mistake.", Mistake.Kind.values());
        family(used, "scenario.change.", ScenarioChange.Kind.values());
        family(used, "lint.", parley.engine.Finding.Kind.values());
        family(used, "transcripts.rule.", Why.Rule.values());
        family(used, "transcripts.place.", Place.values());
        family(used, "transcripts.event.", Entry.Kind.values());
        family(used, "questions.standing.", Questions.Standing.values());
        List.of("CONVERSATIONS", "PEOPLE", "ANSWERED", "MISSED", "HANDED_OVER")
                .forEach(column -> used.add("numbers.column." + column));
        Stream.of("topic", "wording", "score", "compared", "runner-up")
                .forEach(detail -> used.add("transcripts.why." + detail));
        editor(used);
        used.addAll(optional());
        return used;
    }

    private static void editor(Set<String> used) {
        family(used, "topics.kind.", StepKind.values());
        Arrays.stream(StepKind.values()).forEach(kind -> used.add("topics.kind." + kind + ".hint"));
        family(used, "topics.expects.", Expectation.Kind.values());
        family(used, "topics.when.", Condition.Operator.values());
        family(used, "topics.when.place.", Place.values());
        family(used, "topics.operator.", Condition.Operator.values());
        family(used, "topics.subject.", Conditions.Subject.values());
        family(used, "topics.place.", Place.values());
        family(used, "topics.unit.", Lengths.Unit.values());
        family(used, "topics.length.", Lengths.Unit.values());
        family(used, "topics.steps.", Arrangement.Deed.values());
        family(used, "topics.refusal.", Refusal.Kind.values());
        family(used, "rehearsal.why.", Why.Rule.values());
        family(used, "rehearsal.occurs.called.", Input.Called.Outcome.values());
        family(used, "rehearsal.occurs.handed.", Input.HandedOver.Outcome.values());
        Stream.of("passed", "clock", "opening").forEach(until -> used.add("topics.until." + until));
        Stream.of("queue", "line", "employee").forEach(desk -> used.add("topics.desk." + desk));
    }

    /** Sentences for one field of a problem, and for trouble in the list: not every combination needs its own. */
    private static Set<String> optional() throws IOException {
        return bundle("").stringPropertyNames().stream()
                .filter(key -> key.matches("problem\\.[A-Z_]+\\.[A-Z_]+|(bots|commands)\\.trouble\\.[A-Z_]+"))
                .filter(MessagesTest::possible)
                .collect(toCollection(TreeSet::new));
    }

    private static boolean possible(String key) {
        String[] parts = key.split("\\.");
        if (parts[0].equals("problem")) {
            return names(Problem.Kind.values()).contains(parts[1])
                    && names(Problem.Field.values()).contains(parts[2]);
        } else {
            return parts[2].equals("OTHER") || names(Problem.Kind.values()).contains(parts[2]);
        }
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static void family(Set<String> used, String prefix, Enum<?>[] values) {
        names(values).forEach(name -> used.add(prefix + name));
    }

    private static void collect(Matcher matcher, Set<String> used) {
        while (matcher.find()) {
            used.add(matcher.group(1));
        }
    }

    private static Set<String> values(String sentence) {
        return Pattern.compile("\\{[^,}]*")
                .matcher(sentence)
                .results()
                .map(java.util.regex.MatchResult::group)
                .collect(toCollection(TreeSet::new));
    }

    private static List<Path> templates() throws IOException {
        return files(Path.of("templates")).stream()
                .filter(file -> !file.startsWith("templates/sandbox"))
                .toList();
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static Properties bundle(String suffix) throws IOException {
        Properties bundle = new Properties();
        try (Reader text =
                Files.newBufferedReader(Path.of("src/main/resources/messages/messages" + suffix + ".properties"))) {
            bundle.load(text);
        }
        return bundle;
    }
}
