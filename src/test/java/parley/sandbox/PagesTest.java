package parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final Stage stage = new Stage().installed();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void everyPageRenders() {
        long bot = stage.register("bot");
        stage.acme.say(stage.maria(), String.valueOf(bot), "Hello");
        stage.call(
                "imbot.message.add",
                Map.of(
                        "BOT_ID",
                        bot,
                        "DIALOG_ID",
                        "17",
                        "MESSAGE",
                        "Choose",
                        "ATTACH",
                        List.of(Map.of("MESSAGE", "[b]Note[/b]")),
                        "KEYBOARD",
                        List.of(
                                Map.of("TEXT", "Go", "COMMAND", "go"),
                                Map.of("TYPE", "NEWLINE"),
                                Map.of("TEXT", "Site", "LINK", "https://x.example"),
                                Map.of("TEXT", "Say", "ACTION", "SEND", "ACTION_VALUE", "yes"))));
        stage.acme.fail("x", 500, "X", 1);
        String server = stage.sandbox.authorizationServer().toString();
        String portal = stage.acme.uri().toString();
        for (String page : List.of(
                server + "/",
                server + "/control",
                server + "/journal",
                server + "/api/v1/",
                portal + "/",
                portal + "/u/17/",
                portal + "/u/17/im/" + bot + "/",
                portal + "/u/17/im/" + bot + "/messages",
                portal + "/u/17/recent?open=",
                portal + "/u/17/app/",
                portal + "/journal",
                portal + "/journal?part",
                portal + "/sandbox/css/tokens.css")) {
            assertEquals(200, stage.get(page).status(), page);
        }
        assertEquals(404, stage.get(portal + "/u/99/").status());
        String journal = stage.get(portal + "/journal").body();
        assertTrue(journal.contains("<title>Journal of Acme"), journal);
        assertTrue(journal.contains("<h1>Journal of <span>Acme"), journal);
        assertTrue(journal.contains("href=\"" + server + "/\""), journal);
    }

    @Test
    void markupOfPeopleCannotBreakOut() {
        long bot = stage.register("bot");
        stage.acme.say(
                stage.maria(),
                String.valueOf(bot),
                "<script>x</script> [b]bold[/b] [url=javascript:alert(1)]no[/url] [send=\" onclick=\"x]say[/send]"
                        + " [url=https://x.example/?a=1&b=2]yes[/url] https://y.example/");
        String html =
                stage.get(stage.acme.uri() + "/u/17/im/" + bot + "/messages").body();
        assertFalse(html.contains("<script>"));
        assertFalse(html.contains("\" onclick=\"x"));
        assertFalse(html.contains("href=\"javascript"));
        assertTrue(html.contains("<b>bold</b>"));
        assertTrue(html.contains("href=\"https://x.example/?a=1&amp;b=2\""));
        assertTrue(html.contains("href=\"https://y.example/\""));
    }
}
