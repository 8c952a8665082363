package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.web.Stage.ACME;
import static parley.web.Stage.IVAN;
import static parley.web.Stage.VERA;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.authoring.Bot;
import parley.portals.Visitor;

final class DraftPagesTest {
    private final Stage stage = new Stage();
    private final List<String> fields = new ArrayList<>();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void oneFieldIsJudgedByTheRulesThatSavingHas() {
        typed("name", "Vera", "email", "nobody", "website", "acme");
        assertSays("email", "This is not an e-mail address.");
        assertSays("website", "Please enter a web address that begins with https:// or http://.");
        assertSays("name", "");
        assertSays("greeting", "Please write a greeting: a bot that stays silent looks broken.");
        typed("email", "vera@acme.example");
        fields.remove("email=nobody");
        assertSays("email", "");
        assertTrue(stage.bots.of(ACME.id()).all().isEmpty());
    }

    @Test
    void theAnswerIsTheNotesAndNoPage() {
        HttpResponse<String> answer = judge("", VERA, "name");
        assertEquals(200, answer.statusCode());
        assertFalse(answer.body().contains("<html"), answer.body());
        assertTrue(answer.body().strip().startsWith("<p class=\"field__problem\">"), answer.body());
    }

    @Test
    void aCodeIsTakenByOthersOnly() {
        Bot bot = stage.bot("Vera");
        typed("name", "Vera", "code", bot.code());
        assertSays("code", "Another bot already has this code.");
        assertSays("?bot=" + bot.id().value(), "code", "");
    }

    @Test
    void aTopicIsJudgedWhereItStandsAndBlankOnesDoNotCount() {
        topic("", "");
        topic("hours", "");
        topic("", "At nine.");
        topic("hours", "At {time}.");
        assertTopicSays(0, "topicWordings", "");
        assertTopicSays(1, "topicWordings", "");
        assertTopicSays(1, "topicReply", "Topic 1 has no reply.");
        assertTopicSays(2, "topicWordings", "Topic 2 has no wordings: when should the bot send this reply?");
        assertTopicSays(
                3,
                "topicWordings",
                "“hours” already stands in topic 1, which answers first; topic 3 would never answer to it.");
        assertTopicSays(
                3,
                "topicReply",
                "The placeholder in braces does not exist: time. You can use {message}, {person.name} and {command.parameters}.");
        assertTopicSays(4, "topicReply", "");
    }

    @Test
    void nothingIsSaidAboutAFieldThatDoesNotExist() {
        assertSays("", "");
        assertSays("photo", "");
        assertSays("topicReply", "");
    }

    @Test
    void onlyAdministratorsAreAnswered() {
        assertEquals(403, judge("", IVAN, "name").statusCode());
        assertEquals(200, judge("", VERA, "name").statusCode());
    }

    private void typed(String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            fields.add(pairs[i] + "=" + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
    }

    private void topic(String wordings, String reply) {
        typed("topicId", "", "topicWordings", wordings, "topicReply", reply);
    }

    private void assertSays(String field, String sentence) {
        assertSays("", field, sentence);
    }

    private void assertSays(String query, String field, String sentence) {
        assertEquals(sentence, words(judge(query, VERA, field)));
    }

    private void assertTopicSays(int at, String field, String sentence) {
        fields.add("at=" + at);
        assertEquals(sentence, words(judge("", VERA, field)));
        fields.removeLast();
    }

    private HttpResponse<String> judge(String query, Visitor visitor, String field) {
        return stage.send(stage.request("/app/drafts" + query, stage.token(visitor))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", fields) + "&field=" + field)));
    }

    private static String words(HttpResponse<String> answer) {
        return answer.body().replaceAll("<[^>]+>", "").replace("&#39;", "'").strip();
    }
}
