package parley.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.authoring.Template.Need;
import parley.authoring.Template.Question;
import parley.authoring.document.ScenarioYaml;
import parley.engine.Lint;
import parley.engine.Scenario;
import parley.engine.Schedule;

/** The bots to begin with, in every language a bot can be written in. */
public final class Templates {
    /** In the order of the gallery. */
    private static final List<String> IDS = List.of("faq", "helpdesk", "reception", "leads", "onboarding", "survey");

    private static final Pattern PLACEHOLDER = Pattern.compile("<([a-z]+)>");

    private Templates() {}

    /** All of them, in English where we lack the language. */
    public static List<Template> all(Locale language) {
        return IDS.stream().map(id -> read(id, language)).toList();
    }

    public static Optional<Template> find(String id, Locale language) {
        return IDS.contains(id) ? Optional.of(read(id, language)) : Optional.empty();
    }

    /**
     * The bot that comes of it.
     *
     * @param answers by the ids of the questions; missing and blank ones are taken from the examples
     * @throws IllegalArgumentException when an answer does not {@linkplain Question#fits fit} its question
     */
    public static Scenario fill(Template template, Map<String, String> answers) {
        String document = text(template.id() + "_" + template.language().getLanguage() + ".yaml");
        return ScenarioYaml.stored(PLACEHOLDER
                .matcher(document)
                .replaceAll(found -> Matcher.quoteReplacement(answer(template, found, answers))));
    }

    /**
     * The bot that comes of it for people in this time zone.
     *
     * @throws IllegalArgumentException when an answer does not {@linkplain Question#fits fit} its question
     */
    public static Scenario fill(Template template, Map<String, String> answers, ZoneId zone) {
        Scenario scenario = fill(template, answers);
        Map<String, Schedule> schedules = scenario.schedules().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        schedule -> new Schedule(
                                zone,
                                schedule.getValue().weekly(),
                                schedule.getValue().holidays())));
        return new Rewrite(new Rewrite(scenario).zone(zone)).schedules(schedules);
    }

    private static String answer(Template template, MatchResult placeholder, Map<String, String> answers) {
        Question question = template.questions().stream()
                .filter(known -> known.id().equals(placeholder.group(1)))
                .findAny()
                .orElseThrow(() -> new IllegalStateException("Nobody asks for " + placeholder.group()));
        String answer = answers.getOrDefault(question.id(), "").strip();
        if (!question.fits(answer)) {
            throw new IllegalArgumentException("Not an answer to the question for " + question.id());
        }
        return escaped(answer.isEmpty() ? question.example() : answer);
    }

    /** As it stands inside quotation marks in a document. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replaceAll("[\\p{C}&&[^\\x{10000}-\\x{10FFFF}]]", " ");
    }

    private static Template read(String id, Locale wanted) {
        Locale language = Locale.of(
                BotDraft.LANGUAGES.contains(wanted.getLanguage())
                        ? wanted.getLanguage()
                        : BotDraft.LANGUAGES.getFirst());
        Properties words = new Properties();
        try (InputStreamReader reader = new InputStreamReader(
                open(id + "_" + language.getLanguage() + ".properties"), StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Question> questions = Stream.of(words.getProperty("questions").split(","))
                .map(question -> new Question(
                        question,
                        Question.Kind.valueOf(words.getProperty("kind." + question)),
                        words.getProperty("label." + question),
                        words.getProperty("example." + question)))
                .toList();
        Template template = new Template(
                id, language, words.getProperty("title"), words.getProperty("summary"), questions, Set.of());
        return new Template(
                id, language, template.title(), template.summary(), questions, needs(fill(template, Map.of())));
    }

    private static Set<Need> needs(Scenario scenario) {
        return Lint.check(scenario).stream()
                .flatMap(finding -> Need.of(finding.kind()).stream())
                .collect(Collectors.toSet());
    }

    private static String text(String name) {
        try (InputStream file = open(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(Templates.class.getResourceAsStream("templates/" + name), name);
    }
}
