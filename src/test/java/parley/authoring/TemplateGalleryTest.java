package parley.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.authoring.Template.Need;
import parley.authoring.Template.Question;
import parley.engine.Finding;
import parley.engine.Lint;
import parley.engine.Scenario;

/** The bots to begin with work in every language. */
final class TemplateGalleryTest {
    private static final Set<Finding.Kind> NEEDS = Set.of(
            Finding.Kind.NEEDS_CRM,
            Finding.Kind.NEEDS_TASKS,
            Finding.Kind.NEEDS_OPEN_CHANNELS,
            Finding.Kind.UNHEARD_WHEN_LATE);

    static Stream<Template> templates() {
        return BotDraft.LANGUAGES.stream().flatMap(language -> Templates.all(Locale.of(language)).stream());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void holdsItsChat(Template template) throws IOException {
        String chat = Files.readString(
                Path.of("src/test/resources/templates/" + template.id() + "_" + template.language() + ".chat"));

        assertEquals(chat, TemplateChat.replay(template, chat));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void leavesNothingToMendButWhatThePortalMustHave(Template template) {
        List<Finding> findings = Lint.check(Templates.fill(template, Map.of())).stream()
                .filter(finding -> !NEEDS.contains(finding.kind()))
                .toList();

        assertEquals(List.of(), findings);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void takesEveryAnswerAsItIs(Template template) {
        String strange = "\"Ölwerk\" \\ {x: #}\n- \u0000 </company> 'a' 👍";
        Map<String, String> answers = template.questions().stream()
                .collect(Collectors.toMap(Question::id, question -> switch (question.kind()) {
                    case TEXT -> strange;
                    case LINK -> "https://example.com/?a=\"b\"&c=\\d";
                    case EMPLOYEE -> "4711";
                    case HOURS -> "07:30-24:00";
                }));
        String scenario = Templates.fill(template, answers).toString();

        assertTrue(scenario.contains("\"Ölwerk\" \\ {x: #}\n-   </company> 'a' 👍"), scenario);
        answers.forEach((id, answer) -> assertFalse(scenario.contains("<" + id + ">"), id));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void asksFiveQuestionsAtMostAndHasExamplesThatFit(Template template) {
        assertTrue(template.questions().size() <= 5);
        template.questions().forEach(question -> assertTrue(question.fits(question.example()), question.id()));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void isTheSameBotInEveryLanguage(Template template) {
        Template english = Templates.find(template.id(), Locale.ENGLISH).orElseThrow();
        Scenario scenario = Templates.fill(template, Map.of());
        Scenario original = Templates.fill(english, Map.of());

        assertEquals(template.language(), scenario.language());
        assertEquals(ids(original), ids(scenario));
        assertEquals(english.needs(), template.needs());
        assertEquals(
                english.questions().stream().map(Question::id).toList(),
                template.questions().stream().map(Question::id).toList());
    }

    private static List<String> ids(Scenario scenario) {
        return scenario.topics().stream()
                .map(topic ->
                        topic.id() + topic.wordings().size() + topic.steps().size())
                .toList();
    }

    @Test
    void saysWhatThePortalMustHave() {
        Map<String, Set<Need>> needs =
                Templates.all(Locale.ENGLISH).stream().collect(Collectors.toMap(Template::id, Template::needs));

        assertEquals(
                Map.of(
                        "faq", Set.of(),
                        "helpdesk", Set.of(Need.TASKS),
                        "reception", Set.of(Need.OPEN_CHANNELS),
                        "leads", Set.of(Need.CRM),
                        "onboarding", Set.of(),
                        "survey", Set.of()),
                needs);
    }

    @Test
    void speaksEnglishWhereALanguageIsMissing() {
        assertEquals("Company FAQ", Templates.all(Locale.FRENCH).getFirst().title());
        assertEquals(
                "Частые вопросы",
                Templates.all(Locale.of("ru", "RU")).getFirst().title());
    }

    @Test
    void refusesAnswersThatDoNotFit() {
        Template helpdesk = Templates.find("helpdesk", Locale.ENGLISH).orElseThrow();

        for (Map<String, String> answers : List.of(
                Map.of("hours", "9-18"),
                Map.of("hours", "18:00-09:00"),
                Map.of("desk", "Vera"),
                Map.of("password", "javascript:alert(1)"),
                Map.of("company", "x".repeat(501)))) {
            assertThrows(IllegalArgumentException.class, () -> Templates.fill(helpdesk, answers), answers.toString());
        }
    }
}
