package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.web.Stage.ACME;
import static parley.web.Stage.VERA;

import java.net.http.HttpResponse;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.authoring.Bot;
import parley.authoring.Employees;
import parley.authoring.Template;
import parley.authoring.Templates;
import parley.authoring.Wish;

final class GalleryPagesTest {
    private static final String HELPDESK = "/app/bots/gallery/helpdesk";

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void everyTemplateSaysWhatItIsForAndWhatItNeeds() {
        String page = stage.get("/app/bots/gallery", VERA).body();
        for (Template template : Templates.all(Locale.ENGLISH)) {
            assertTrue(page.contains(template.title()) && page.contains(template.summary()), template.id());
            assertTrue(page.contains("/app/bots/gallery/" + template.id()), template.id());
        }
        for (String need : List.of("Needs Open Channels", "Needs the CRM", "Needs tasks", "Works in every portal")) {
            assertTrue(page.contains(need), need);
        }
        assertTrue(page.contains("href=\"/app/bots/new\""), page);
    }

    @Test
    void onlyWhatThePortalHasNotAllowedIsSaidToBeMissing() {
        stage.missing = Optional.of(Set.of(Template.Need.TASKS));
        String page = stage.get("/app/bots/gallery", VERA).body();
        assertTrue(page.contains("Parley may not use tasks yet"), page);
        assertTrue(page.contains("Your portal has all it needs"), page);
        assertFalse(page.contains("Needs ") || page.contains("may not use the CRM"), page);
        assertTrue(stage.get(HELPDESK, VERA).body().contains("until an administrator allows it"));

        stage.missing = Optional.of(Set.of());
        assertFalse(stage.get("/app/bots/gallery", VERA).body().contains("yet"));
        assertFalse(stage.get(HELPDESK, VERA).body().contains("until an administrator allows it"));
    }

    @Test
    void theEmptyListAndTheNewFormLeadThere() {
        assertTrue(stage.get("/app/bots", VERA).body().contains("href=\"/app/bots/gallery\""));
        assertTrue(stage.get("/app/bots/new", VERA).body().contains("href=\"/app/bots/gallery\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"faq", "helpdesk", "reception", "leads", "onboarding", "survey"})
    void everyTemplateIsABotAtItsTopicsAfterOneForm(String id) {
        Template template = Templates.find(id, Locale.ENGLISH).orElseThrow();
        Map<String, String> fields = new HashMap<>(Map.of("name", "Otto", "formKey", "key", "zone", "Asia/Tokyo"));
        template.questions().stream()
                .filter(question -> question.kind() == Template.Question.Kind.EMPLOYEE)
                .forEach(question -> fields.put("answer-" + question.id(), "17"));

        HttpResponse<String> answer = stage.post("/app/bots/gallery/" + id, VERA, fields);

        assertEquals(303, answer.statusCode(), answer.body());
        Bot bot = only();
        assertEquals(
                List.of("/app/bots/" + bot.id().value() + "/topics"),
                answer.headers().allValues("Location"));
        assertEquals("Otto", bot.profile().fullName());
        assertEquals(1, bot.version());
        assertEquals(template.needs().contains(Template.Need.OPEN_CHANNELS), bot.openChannels());
        assertEquals(ZoneId.of("Asia/Tokyo"), bot.scenario().zone());
        bot.scenario().schedules().values().forEach(hours -> assertEquals(ZoneId.of("Asia/Tokyo"), hours.zone()));
        assertEquals(
                bot.scenario(),
                stage.editScenario.find(ACME.id(), bot.id()).orElseThrow().scenario());
        String topics =
                stage.get("/app/bots/" + bot.id().value() + "/topics", VERA).body();
        assertTrue(topics.contains("Same as live"), topics);
    }

    @Test
    void whoeverAsksIsTheOneToTurnTo() {
        String page = stage.get(HELPDESK, VERA).body();
        assertTrue(page.contains("name=\"answer-desk\" value=\"1\""), page);
        assertTrue(page.contains("Vera Solovyova"), page);
        assertTrue(page.contains("value=\"09:00-18:00\""), page);
    }

    @Test
    void eachQuestionIsAskedOnce() {
        for (Template template : Templates.all(Locale.ENGLISH)) {
            String page = stage.get("/app/bots/gallery/" + template.id(), VERA).body();
            for (Template.Question question : template.questions()) {
                assertEquals(2, page.split(" name=\"answer-" + question.id() + "\"").length, question.id());
            }
        }
    }

    @Test
    void answersAreInTheWordsOfTheBot() {
        stage.post(
                HELPDESK,
                VERA,
                helpdesk(Map.of("answer-company", "Müller & Söhne \"IT\"", "answer-hours", "9:00 – 17:30")));
        String scenario = only().scenario().toString();
        assertTrue(scenario.contains("Müller & Söhne \"IT\""), scenario);
        assertTrue(scenario.contains("17:30"), scenario);
    }

    @ParameterizedTest
    @CsvSource({
        "answer-hours,from nine to five,'like this: 09:00-18:00'",
        "answer-hours,18:00-09:00,'like this: 09:00-18:00'",
        "answer-password,javascript:alert(1),This is not a web address.",
        "answer-desk,666,This person cannot be chosen",
        "answer-desk,17; drop,This person cannot be chosen",
        "answer-desk,'',Please choose somebody.",
        "zone,Europe/Nowhere,There is no such time zone.",
        "name,'',Please give the bot a name."
    })
    void aWrongAnswerIsShownAtItsFieldAndNothingIsLost(String field, String typed, String sentence) {
        HttpResponse<String> answer =
                stage.post(HELPDESK, VERA, helpdesk(Map.of("answer-company", "<b>Acme</b>", field, typed)));

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("id=\"" + field + "-problem\""), answer.body());
        assertTrue(answer.body().contains(sentence), answer.body());
        assertTrue(answer.body().contains("value=\"&lt;b&gt;Acme&lt;/b&gt;\""), answer.body());
        assertTrue(answer.body().contains("value=\"key\""), answer.body());
        assertEquals(List.of(), stage.bots.of(ACME.id()).all());
    }

    @Test
    void aDraftIsShownToNobodyYet() {
        assertEquals(
                303,
                stage.post(HELPDESK, VERA, helpdesk(Map.of("draft", "yes"))).statusCode());
        assertEquals(new Wish.Draft(), only().wish());
    }

    @Test
    void theSameFormSentTwiceMakesOneBot() {
        stage.post(HELPDESK, VERA, helpdesk(Map.of()));
        HttpResponse<String> again = stage.post(HELPDESK, VERA, helpdesk(Map.of("answer-company", "Globex")));
        assertEquals(303, again.statusCode());
        String draft = stage.editScenario
                .find(ACME.id(), only().id())
                .orElseThrow()
                .scenario()
                .toString();
        assertTrue(draft.contains("Globex"), draft);
    }

    @Test
    void aFullPortalIsToldAndWhatWasTypedStays() {
        stage.platform.limit = 0;
        HttpResponse<String> answer = stage.post(HELPDESK, VERA, helpdesk(Map.of("answer-company", "Globex")));
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("value=\"Globex\""), answer.body());
    }

    @Test
    void colleaguesAreFoundByName() {
        String found = stage.get(HELPDESK + "/employees?find=iva", VERA).body();
        assertTrue(found.contains("data-pick=\"17\"") && found.contains("Ivan Petrov"), found);
        stage.employees.trouble = new Employees.Answer.NoAnswer();
        assertTrue(stage.get(HELPDESK + "/employees?find=iva", VERA).body().contains("Nobody found."));
    }

    @Test
    void thereIsNoOtherTemplate() {
        assertEquals(404, stage.get("/app/bots/gallery/nothing", VERA).statusCode());
        assertFalse(stage.get("/app/bots/gallery/nothing", VERA).body().contains("sample-form"));
    }

    private static Map<String, String> helpdesk(Map<String, String> others) {
        Map<String, String> fields = new HashMap<>(Map.of("name", "Otto", "formKey", "key", "answer-desk", "1"));
        fields.putAll(others);
        return fields;
    }

    private Bot only() {
        List<Bot> all = stage.bots.of(ACME.id()).all();
        assertEquals(1, all.size());
        return all.getFirst();
    }
}
