package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.web.Stage.ACME;
import static parley.web.Stage.BOLT;
import static parley.web.Stage.VERA;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.authoring.Bot;
import parley.authoring.Problem;
import parley.authoring.Registration;

final class BotSearchTest {
    private static final Pattern NAME = Pattern.compile("class=\"bot__link\" href=\"[^\"]+\">([^<]+)<");

    private final Stage stage = new Stage();

    @BeforeEach
    void allowMany() {
        stage.platform.limit = 100;
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void isOfferedFromTheEleventhBotOn() {
        bots(10);
        assertFalse(page("/app/bots").contains("role=\"search\""));
        bots(11);
        assertTrue(page("/app/bots").contains("role=\"search\""));
    }

    @Test
    void findsByPartsOfNamePositionAndCodeWhateverTheirCaseAndAccents() {
        bots(29);
        stage.bot("Élodie Кадры");
        assertEquals(List.of("Élodie Кадры"), names("/app/bots?q=КАДР+elo"));
        assertEquals(List.of("Élodie Кадры"), names("/app/bots?q=parley_e"));
        assertEquals(List.of("Bot 7", "Bot 17", "Bot 27"), names("/app/bots?q=7"));
        assertEquals(30, names("/app/bots?q=").size());
        assertEquals(List.of(), names("/app/bots?q=%25"));
    }

    @Test
    void saysHowManyAreShownAndWhatToDoWhenNoneIs() {
        bots(30);
        assertTrue(page("/app/bots?q=7").contains("Shown: 3 of 30"));
        String nothing = page("/app/bots?q=%3Cscript%3E");
        assertTrue(nothing.contains("No bot found"));
        assertTrue(nothing.contains("value=\"&lt;script&gt;\""), nothing);
        assertFalse(nothing.contains("No bots yet"));
    }

    @Test
    void sortsByNameStateAndLastChange() {
        for (String name : List.of("öl", "Zeta", "Alpha", "ost")) {
            stage.clock.pass(Duration.ofMinutes(1));
            stage.bot(name);
        }
        Bot zeta = stage.bots.of(ACME.id()).all().get(1);
        stage.bots.of(ACME.id()).note(zeta.id(), new Registration.Trouble(1L, Problem.Kind.PORTAL_BUSY));
        assertEquals(List.of("öl", "Zeta", "Alpha", "ost"), names("/app/bots"));
        assertEquals(List.of("Alpha", "öl", "ost", "Zeta"), names("/app/bots?sort=name"));
        assertEquals(List.of("Zeta", "Alpha", "öl", "ost"), names("/app/bots?sort=state"));
        assertEquals(List.of("ost", "Alpha", "Zeta", "öl"), names("/app/bots?sort=changed"));
        assertEquals(List.of("öl", "Zeta", "Alpha", "ost"), names("/app/bots?sort=nonsense"));
    }

    @Test
    void theAddressCarriesWhatWasLookedFor() {
        bots(11);
        HttpResponse<String> page = stage.get("/app/bots?q=B%26t+1&sort=name", VERA);
        assertEquals(
                "/app/bots?q=B%26t+1&sort=name",
                page.headers().firstValue("HX-Push-Url").orElseThrow());
        HttpResponse<String> part = stage.send(stage.request("/app/bots?q=&sort=made", stage.token(VERA))
                .header("HX-Target", "found")
                .GET());
        assertEquals("/app/bots", part.headers().firstValue("HX-Replace-Url").orElseThrow());
        assertTrue(part.headers().firstValue("HX-Push-Url").isEmpty());
    }

    @Test
    void foreignBotsAreNotFound() {
        bots(11);
        stage.bot(BOLT.id(), "Secret");
        assertEquals(List.of(), names("/app/bots?q=secret"));
    }

    private void bots(int many) {
        for (int number = stage.bots.of(ACME.id()).all().size() + 1; number <= many; number++) {
            stage.bot("Bot " + number);
        }
    }

    private String page(String path) {
        return stage.get(path, VERA).body();
    }

    private List<String> names(String path) {
        return NAME.matcher(page(path))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
