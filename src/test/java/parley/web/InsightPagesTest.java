package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.web.Stage.ACME;
import static parley.web.Stage.BOLT;
import static parley.web.Stage.IVAN;
import static parley.web.Stage.VERA;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.authoring.Bot;
import parley.authoring.Edit;
import parley.engine.Topic;
import parley.insight.Transcripts.Wanted;
import parley.portals.Visitor;
import parley.running.Channels.Holder;
import parley.running.Channels.Standing;
import parley.running.Tidings;

/** What people see of past conversations. */
final class InsightPagesTest {
    private static final Visitor ANNA = new Visitor(BOLT.id(), VERA.user(), true, VERA.language());
    private static final Map<String, String> COFFEE =
            Map.of("likeness", "coffe free", "example", "is coffee free?", "topic", "t1");

    private final Stage stage = new Stage();
    private final Archive archive = stage.archive;
    private final Bot bot = stage.bot("Helpdesk");
    private final String topic = bot.scenario().topics().getFirst().id();
    private final String address = "/app/bots/" + bot.id().value();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void conversationsAreListedFoundAndReadWithTheirWhy() {
        archive.understood(ACME.id(), bot.id(), 17, "Ivan <b>Petrov</b>", "my <i>vpn</i> fails", topic);
        archive.missed(ACME.id(), bot.id(), 18, "Мария", "абракадабра", "абракадабр");

        String list = page("/transcripts");
        assertTrue(list.contains("Ivan &lt;b&gt;Petrov&lt;/b&gt;") && list.contains("Мария"), list);
        assertTrue(list.contains("my &lt;i&gt;vpn&lt;/i&gt; fails"), list);
        assertFalse(page("/transcripts?words=VPN").contains("Мария"));
        assertFalse(page("/transcripts?person=мар").contains("Ivan"));
        assertFalse(page("/transcripts?topic=" + topic).contains("Мария"));
        assertFalse(page("/transcripts?rule=FALLBACK").contains("Ivan"));
        assertTrue(page("/transcripts?words=nothing").contains("Nothing found"));

        String talk = page("/transcripts/17/" + stage.clock.instant().toString().substring(0, 10));
        assertTrue(talk.contains("my &lt;i&gt;vpn&lt;/i&gt; fails"), talk);
        assertTrue(talk.contains(">And one more thing.<"), talk);
        assertTrue(talk.contains("All words of a wording"), talk);
        assertTrue(
                talk.contains("href=\"" + address + "/topics/topic:" + topic + "?at=topic%3A" + topic + "%2F0\""),
                talk);
        assertTrue(talk.contains("/app/erasures/17"), talk);
        assertEquals(
                404, stage.get(address + "/transcripts/17/2020-01-01", VERA).statusCode());
    }

    @Test
    void fiftyConversationsAreShownAtATimeAndNoneIsLost() {
        for (int person = 100; person < 160; person++) {
            archive.understood(ACME.id(), bot.id(), person, "P" + person, "hello", topic);
        }
        String first = page("/transcripts?words=hello");
        assertEquals(50, first.split("<li class=\"talk\"", -1).length - 1);
        String older =
                first.replaceAll("(?s).*id=\"older\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
        assertTrue(older.contains("words=hello"), older);

        String second = stage.get(older, VERA).body();

        assertEquals(10, second.split("<li class=\"talk\"", -1).length - 1);
        assertFalse(second.contains("id=\"older\""));
    }

    @Test
    void administratorsDecideHowLongTranscriptsAreKept() {
        stage.grantRight.grant(VERA, IVAN.user(), Optional.of(Set.of(bot.id())));
        assertEquals(
                403,
                stage.post(address + "/retention", IVAN, Map.of("days", "7")).statusCode());
        assertFalse(stage.get(address + "/transcripts", IVAN).body().contains("id=\"retention\""));

        assertEquals(
                303,
                stage.post(address + "/retention", VERA, Map.of("days", "7")).statusCode());

        assertEquals(7, archive.transcripts.of(ACME.id()).daysKept(bot.id()));
        assertTrue(page("/transcripts").contains("kept for 7 days"));
        assertTrue(stage.get("/app/changes", VERA).body().contains("Days that transcripts are kept"));
        stage.post(address + "/retention", VERA, Map.of("days", "366"));
        assertEquals(7, archive.transcripts.of(ACME.id()).daysKept(bot.id()));
    }

    @Test
    void questionsThatAskTheSameAreCountedTogether() {
        miss(17, "free coffee?");
        miss(18, "is coffee free?");
        archive.missed(ACME.id(), bot.id(), 18, "Мария", "parking?", "park");

        String page = page("/unanswered");

        assertTrue(page.contains("is coffee free?") && !page.contains("free coffee?"), page);
        assertTrue(page.contains("asked 2 times") && page.contains("2 people"), page);
        assertTrue(page.indexOf("coffee") < page.indexOf("parking"), "the most asked first");
    }

    @Test
    void aQuestionIsAnsweredByANewTopicInTheDraft() {
        miss(17, "is coffee free?");

        var answer = stage.post(address + "/unanswered/answers", VERA, COFFEE);

        List<Topic> topics = draft();
        Topic made = topics.getLast();
        assertEquals(List.of("is coffee free?"), made.wordings());
        assertEquals(
                Optional.of(address + "/topics/topic:" + made.id()),
                answer.headers().firstValue("Location"));
        assertTrue(page("/topics/topic:" + made.id()).contains("is coffee free?"));
        assertTrue(page("/unanswered").contains("Nothing here"));
        String answered = page("/unanswered?standing=ANSWERED");
        assertTrue(answered.contains("In the draft, not published yet"), answered);
        assertFalse(answered.contains("Tell 1 chat"), "nothing to tell yet");

        stage.editScenario.apply(
                ACME.id(),
                VERA.user(),
                bot.id(),
                stage.editScenario.find(ACME.id(), bot.id()).orElseThrow().revision(),
                new Edit.RemoveTopic(made.id()));
        String lost = page("/unanswered?standing=ANSWERED");
        assertTrue(lost.contains("The topic that answered it is gone") && !lost.contains(made.id()), lost);
    }

    @Test
    void aQuestionIsGivenToATopicThereIsOrHiddenAndShownAgain() {
        miss(17, "is coffee free?");
        Map<String, String> same = Map.of("likeness", "coffe free", "example", "is coffee free?", "topic", topic);
        assertEquals(
                303, stage.post(address + "/unanswered/wordings", VERA, same).statusCode());
        assertTrue(draft().getFirst().wordings().contains("is coffee free?"));

        Map<String, String> gone = Map.of("likeness", "coffe free", "example", "coffee", "topic", "gone");
        assertTrue(stage.post(address + "/unanswered/wordings", VERA, gone)
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .endsWith("refused=1"));

        String hidden = place(stage.post(
                address + "/unanswered/standing", VERA, Map.of("likeness", "coffe free", "standing", "IGNORED")));
        assertTrue(stage.get(hidden, VERA).body().contains("The question is hidden."), hidden);
        assertTrue(page("/unanswered?standing=IGNORED").contains("is coffee free?"));
        stage.post(address + "/unanswered/standing", VERA, Map.of("likeness", "coffe free", "standing", "OPEN"));
        assertTrue(page("/unanswered").contains("is coffee free?"));
    }

    @Test
    void whoAskedWithinTheLastDayIsToldTheNewAnswerOnce() {
        String wording = bot.scenario().topics().getFirst().wordings().getFirst();
        String likeness = new parley.engine.Engine(bot.scenario()).likeness(wording);
        archive.missed(ACME.id(), bot.id(), 16, "Late", wording, likeness);
        stage.clock.pass(Duration.ofHours(25));
        archive.missed(ACME.id(), bot.id(), 17, "Ivan Petrov", wording, likeness);
        archive.missed(ACME.id(), bot.id(), 17, "Ivan Petrov", wording, likeness);
        Map<String, String> question = Map.of("likeness", likeness, "example", wording, "topic", topic);
        assertEquals(
                303, stage.post(address + "/unanswered/tidings", VERA, question).statusCode());
        assertEquals(List.of(), archive.told, "not answered yet");
        stage.post(address + "/unanswered/wordings", VERA, question);
        assertTrue(page("/unanswered?standing=ANSWERED").contains("Tell 1 chat"));

        String place = place(stage.post(address + "/unanswered/tidings", VERA, question));

        String told = stage.get(place, VERA).body();
        assertTrue(told.contains("The answer goes to 1 chat."), told);
        assertFalse(told.contains("Tell "), "nobody is left to tell");
        stage.post(address + "/unanswered/tidings", VERA, question);
        assertEquals(1, archive.told.size());
        archive.missed(ACME.id(), bot.id(), 18, "Мария", wording, likeness);
        assertTrue(page("/unanswered?standing=ANSWERED").contains("Tell 1 chat"), "who asked since");
        Tidings tidings = Tidings.read(archive.told.getFirst().payload());
        assertEquals(topic, tidings.topic());
        assertEquals("17", tidings.dialog().value());
        assertEquals(
                ACME.id() + "/" + bot.registration().number() + "/17",
                archive.told.getFirst().lane());
    }

    @Test
    void whatCannotBeToldToCustomersIsSaid() {
        String wording = bot.scenario().topics().getFirst().wordings().getFirst();
        String likeness = new parley.engine.Engine(bot.scenario()).likeness(wording);
        for (long customer : List.of(1L, 2L, 3L, 4L, 5L)) {
            archive.missedOutside(ACME.id(), bot.id(), customer, wording, likeness);
        }
        archive.standings.put("chat2", new Standing.Known(OptionalLong.of(0), Holder.NOBODY));
        archive.standings.put("chat3", new Standing.Known(OptionalLong.of(901), Holder.HUMAN));
        archive.standings.put("chat4", new Standing.Known(OptionalLong.of(901), Holder.NOBODY));
        archive.standings.put("chat5", new Standing.Hidden("ACCESS_ERROR"));
        Map<String, String> question = Map.of("likeness", likeness, "example", wording, "topic", topic);
        stage.post(address + "/unanswered/wordings", VERA, question);

        String place = place(stage.post(address + "/unanswered/tidings", VERA, question));

        assertEquals(2, archive.told.size());
        String told = stage.get(place, VERA).body();
        assertTrue(told.contains("The answer goes to 2 chats."), told);
        assertTrue(told.contains("a message would open a new one: 1."), told);
        assertTrue(told.contains("or the customer waits for one: 2."), told);
        assertTrue(told.contains("Tell 3 chats"), "who could not be told is left to tell");
        archive.standings.put("chat1", new Standing.Known(OptionalLong.of(0), Holder.NOBODY));
        archive.standings.put("chat5", new Standing.Known(OptionalLong.of(0), Holder.NOBODY));
        String nobody = place(stage.post(address + "/unanswered/tidings", VERA, question));
        assertFalse(nobody.contains("told"), nobody);
    }

    @Test
    void numbersComeAsTablesAndAsAFile() {
        archive.understood(ACME.id(), bot.id(), 17, "Ivan", "vpn", topic);
        archive.understood(ACME.id(), bot.id(), 18, "Мария", "vpn", topic);
        miss(18, "coffee?");
        archive.numbers.count(stage.clock.instant());

        String page = page("/numbers?days=7");
        assertTrue(page.contains("<table"), page);
        String name = bot.scenario().topic(topic).orElseThrow().name();
        assertTrue(page.contains(">" + name + "<"), page);
        assertTrue(page.contains("Where people left"), page);

        var file = stage.get(address + "/numbers/table?days=7", VERA);
        assertTrue(file.body().startsWith("\uFEFF\"Day\",\"Conversations\""), file.body());
        assertTrue(file.body().contains("\"All topics\",2,2,2,1,0"), file.body());
        assertTrue(
                file.headers().firstValue("Content-Disposition").orElseThrow().contains("attachment"));
    }

    @Test
    void aTextNeverBecomesAFormulaInTheFile() {
        Csv csv = new Csv();
        csv.row(List.of("=1+1", "+1", "-1", "@x", "a\"b", -1, ""));
        assertEquals(
                "\uFEFF\"'=1+1\",\"'+1\",\"'-1\",\"'@x\",\"a\"\"b\",-1,\"\"\r\n",
                new String(csv.bytes(), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void everythingOfAPersonIsErasedWithAReceipt() {
        archive.understood(ACME.id(), bot.id(), 17, "Ivan", "vpn", topic);
        archive.missed(ACME.id(), bot.id(), 17, "Ivan", "coffee?", "coffe");
        archive.missed(BOLT.id(), bot.id(), 17, "Ivan", "coffee?", "coffe");
        archive.understood(ACME.id(), bot.id(), 18, "Мария", "vpn", topic);
        stage.grantRight.grant(VERA, IVAN.user(), Optional.empty());
        assertEquals(403, stage.get("/app/erasures/17", IVAN).statusCode());
        assertEquals(403, stage.post("/app/erasures/17", IVAN, Map.of()).statusCode());
        assertTrue(stage.get("/app/erasures/17", VERA).body().contains("Messages with their answers: 2"));

        assertEquals(303, stage.post("/app/erasures/17", VERA, Map.of()).statusCode());

        String receipt = stage.get("/app/erasures/17?done=1", VERA).body();
        assertTrue(receipt.contains("erased by Vera Solovyova"), receipt);
        assertTrue(receipt.contains("Messages with their answers: 2"), receipt);
        assertTrue(receipt.contains("Nothing is kept of this person."), receipt);
        assertFalse(receipt.contains("Ivan"), receipt);
        String changes = stage.get("/app/changes", VERA).body();
        assertTrue(changes.contains("href=\"/app/erasures/17\""), changes);
        assertEquals(
                1,
                archive.transcripts.of(ACME.id()).find(bot.id(), Wanted.ANY, 9).size());
        assertEquals(
                1,
                archive.transcripts.of(BOLT.id()).find(bot.id(), Wanted.ANY, 9).size());
    }

    @Test
    void anotherPortalAndWhoMayNotEditSeeNothingOfIt() {
        Bot theirs = stage.bot(BOLT.id(), "Theirs");
        archive.understood(ACME.id(), bot.id(), 17, "Ivan Secret", "my secret", topic);
        archive.missed(ACME.id(), bot.id(), 17, "Ivan Secret", "secret?", "secret");
        // Rows that name a foreign bot by mistake must not show either.
        archive.understood(ACME.id(), theirs.id(), 17, "Ivan Secret", "my secret", topic);
        archive.missed(ACME.id(), theirs.id(), 17, "Ivan Secret", "secret?", "secret");
        archive.numbers.count(stage.clock.instant());
        String day = stage.clock.instant().toString().substring(0, 10);

        for (String path : List.of(
                "/transcripts", "/transcripts?words=secret", "/transcripts/17/" + day, "/unanswered", "/numbers")) {
            assertEquals(404, stage.get(address + path, ANNA).statusCode(), path);
            assertEquals(403, stage.get(address + path, IVAN).statusCode(), path);
            String own =
                    stage.get("/app/bots/" + theirs.id().value() + path, ANNA).body();
            assertFalse(own.contains("secret?") || own.contains("Ivan Secret"), own);
        }
        assertTrue(stage.get("/app/bots/" + theirs.id().value() + "/numbers", ANNA)
                .body()
                .contains("Nothing to count yet"));
        assertTrue(stage.get("/app/erasures/17", ANNA).body().contains("Nothing is kept"));
    }

    private static String place(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private void miss(long person, String said) {
        archive.missed(ACME.id(), bot.id(), person, "P" + person, said, "coffe free");
    }

    private String page(String path) {
        return stage.get(address + path, VERA).body();
    }

    private List<Topic> draft() {
        return stage.editScenario
                .find(ACME.id(), bot.id())
                .orElseThrow()
                .scenario()
                .topics();
    }
}
