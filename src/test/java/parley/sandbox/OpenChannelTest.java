package parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.sandbox.wire.Parameters;

/** A customer, a bot and an operator meet; people use the pages, the bot the methods (open-channels.md). */
class OpenChannelTest {
    private static final String CUSTOMER = "/site/9001";

    private final Stage stage = new Stage().installed();
    private final String portal = stage.acme.uri().toString();
    private long bot;

    @BeforeEach
    void connect() {
        Map<String, Object> reception = stage.bot("reception");
        reception.put("OPENLINE", "Y");
        bot = stage.call("imbot.register", reception).id();
        set("queue");
        post("/site/customers", Map.of("name", "Петр Новак"));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void theFirstBotHearsACustomerAndIsReadWithoutWhatIsForColleagues() {
        writes("Hello <b>you</b>");
        Parameters joined = stage.nextEventRead();
        assertEquals("ONIMBOTJOINCHAT", joined.text("event"));
        Parameters heard = stage.nextEventRead().inside("data");
        assertEquals("LINES", heard.inside("PARAMS").text("CHAT_ENTITY_TYPE"));
        assertEquals("Y", heard.inside("USER").text("IS_CONNECTOR"));

        says("Good day", Map.of());
        says("for colleagues", Map.of("SKIP_CONNECTOR", "Y"));

        String seen = seen();
        assertTrue(seen.contains("Hello &lt;b&gt;you&lt;/b&gt;") && seen.contains("Good day"), seen);
        assertFalse(seen.contains("for colleagues"), seen);
        assertTrue(line().contains("With Helpdesk"), line());
    }

    @Test
    void theBotLeavesForTheQueueAndAnOperatorAnswersAndCloses() {
        writes("A person please");
        assertEquals("", operator().error());
        assertEquals("WRONG_CHAT", operator().error(), "it is not the bot's any more");
        assertEquals("WRONG_REQUEST", says("One more word", Map.of()).error());
        assertTrue(line().contains("Waits for a person"), line());
        assertTrue(stage.get(portal + "/u/7/recent?open=").body().contains("Customers who wait"));

        post("/u/7/line/" + chat() + "/answers", Map.of());
        post("/u/7/im/chat" + chat() + "/messages", Map.of("text", "Ivan here"));
        writes("Thank you");
        assertTrue(line().contains("With Ivan Petrov"), line());
        assertTrue(seen().contains("Ivan here"), seen());
        assertFalse(seen().contains("took the conversation"), "that is for colleagues");

        post("/u/7/line/" + chat() + "/closing", Map.of());
        assertTrue(line().contains("Closed"), line());
        assertEquals(400, post("/u/7/line/" + chat() + "/answers", Map.of()).status());
        assertEquals(
                400,
                post("/u/7/im/chat" + chat() + "/messages", Map.of("text", "late"))
                        .status());
        writes("Hello again");
        assertTrue(line().contains("With Helpdesk"), "a new session begins with the bot");
    }

    @Test
    void aBotThatStaysUntilTheEndHearsTheOperatorToo() {
        set("close");
        writes("A person please");
        operator();
        assertEquals("", says("One more word", Map.of()).error());
        post("/u/7/line/" + chat() + "/answers", Map.of());
        stage.nextEvent();
        stage.nextEvent();
        post("/u/7/im/chat" + chat() + "/messages", Map.of("text", "Ivan here"));
        Parameters heard = stage.nextEventRead().inside("data");
        assertEquals("Ivan here", heard.inside("PARAMS").text("MESSAGE"));
        assertEquals("N", heard.inside("USER").text("IS_CONNECTOR"));
    }

    @Test
    void whatTheLineSaysReachesTheCustomerWhoeverIsThere() {
        writes("A person please");
        operator();
        String method = "imopenlines.bot.session.message.send";
        assertEquals("CHAT_ID_EMPTY", stage.call(method, Map.of()).error());
        assertEquals(
                200,
                stage.call(method, Map.of("CHAT_ID", chat(), "NAME", "DEFAULT", "MESSAGE", "Everybody is busy"))
                        .status());
        assertTrue(seen().contains("Everybody is busy"), seen());
    }

    @Test
    void whoWritesZeroIsGivenToTheQueueByThePlatform() {
        writes("0");
        assertTrue(line().contains("Waits for a person"), line());
        assertEquals("WRONG_CHAT", operator().error());
    }

    @Test
    void withoutABotTheQueueIsCalledAtOnce() {
        post("/u/1/line/settings", Map.of("bot", "0", "leaves", "queue"));
        writes("Hello");
        assertTrue(line().contains("Waits for a person"), line());
        assertTrue(stage.isQuiet());
    }

    @Test
    void nobodyIsThereWhoIsNotThere() {
        assertEquals(404, stage.get(portal + "/site/9002/").status());
        assertEquals(404, post("/u/7/line/1/answers", Map.of()).status());
        assertEquals(200, stage.get(portal + "/site/").status());
        assertEquals(400, post("/site/customers", Map.of("name", " ")).status());
    }

    private void set(String leaves) {
        post("/u/1/line/settings", Map.of("bot", Long.toString(bot), "leaves", leaves));
    }

    private void writes(String text) {
        assertEquals(303, post(CUSTOMER + "/messages", Map.of("text", text)).status());
    }

    private Stage.Answer operator() {
        return stage.call("imopenlines.bot.session.operator", Map.of("CHAT_ID", chat()));
    }

    private Stage.Answer says(String text, Map<String, ?> more) {
        Map<String, Object> parameters = new LinkedHashMap<>(more);
        parameters.putAll(Map.of("BOT_ID", bot, "DIALOG_ID", "chat" + chat(), "MESSAGE", text));
        return stage.call("imbot.message.add", parameters);
    }

    private long chat() {
        return stage.acme.read(() -> stage.acme.channel().chats().getFirst().id());
    }

    private String seen() {
        return stage.get(portal + CUSTOMER + "/messages").body();
    }

    private String line() {
        return stage.get(portal + "/u/7/line/").body();
    }

    private Stage.Answer post(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return stage.post(portal + path, "application/x-www-form-urlencoded", body);
    }
}
