package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.web.Stage.ACME;
import static parley.web.Stage.BOLT;
import static parley.web.Stage.IVAN;
import static parley.web.Stage.VERA;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.authoring.Bot;
import parley.authoring.BotDraft;
import parley.authoring.Change.Deed;
import parley.authoring.Change.Kind;
import parley.portals.Visitor;

final class ChangePagesTest {
    private final Stage stage = new Stage();
    private final Bot bot = stage.bot("Helpdesk");
    private final String address = "/app/bots/" + bot.id().value();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void tellsWhoChangedWhatFromWhatToWhat() {
        save(VERA, Map.of("position", "<i>Good day</i>"));

        String page = stage.get("/app/changes", VERA).body();

        assertTrue(page.contains("Vera Solovyova"), page);
        assertTrue(page.contains("The bot Helpdesk was changed."), page);
        assertTrue(page.contains("The bot Helpdesk was created."), page);
        assertTrue(page.contains("&lt;i&gt;Good day&lt;/i&gt;"), page);
        assertTrue(page.indexOf("was changed") < page.indexOf("was created"), "the newest first");
        assertTrue(
                Pattern.compile("<time[^>]* datetime=\"[0-9-]+T[0-9:]+Z\"")
                        .matcher(page)
                        .find(),
                page);
    }

    @Test
    void anEditorReadsTheChangesOfTheirBotOnly() {
        Bot other = stage.bot("Secret");
        stage.grantRight.grant(VERA, IVAN.user(), Optional.of(Set.of(bot.id())));

        String page = stage.get(address + "/changes", IVAN).body();

        assertTrue(page.contains("The bot Helpdesk was created."), page);
        assertTrue(page.contains("Ivan Petrov may now edit Helpdesk."), page);
        assertFalse(page.contains("Secret"), page);
        assertEquals(
                404,
                stage.get("/app/bots/" + other.id().value() + "/changes", IVAN).statusCode());
        assertFalse(stage.get(address + "/changes?bot=" + other.id().value(), IVAN)
                .body()
                .contains("Secret"));
    }

    @Test
    void filtersByBotAndByPerson() {
        Bot other = stage.bot("Other");
        stage.grantRight.grant(VERA, IVAN.user(), Optional.of(Set.of(bot.id())));
        save(IVAN, Map.of("position", "Second line"));

        String ofOther =
                stage.get("/app/changes?bot=" + other.id().value(), VERA).body();
        assertTrue(ofOther.contains("The bot Other was created."), ofOther);
        assertFalse(ofOther.contains("The bot Helpdesk was"), ofOther);
        String byIvan = stage.get("/app/changes?person=17", VERA).body();
        assertTrue(byIvan.contains("Second line"), byIvan);
        assertFalse(byIvan.contains("was created"), byIvan);
    }

    @Test
    void showsFiftyAtATimeAndLosesNone() {
        for (int i = 1; i <= 60; i++) {
            stage.recordChange.note(ACME.id(), VERA.user(), Deed.of(Kind.REPAIRED, bot));
        }
        String first = stage.get("/app/changes?person=1", VERA).body();
        assertEquals(50, entries(first));
        String older =
                first.replaceAll("(?s).*id=\"older\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
        assertTrue(older.contains("person=1"), older);

        String second = stage.get(older, VERA).body();

        assertEquals(11, entries(second));
        assertFalse(second.contains("id=\"older\""));
    }

    @Test
    void longTextsAreClampedAndThereInFull() {
        String text = "Press the button. ".repeat(14).strip();
        save(VERA, Map.of("position", text));

        String page = stage.get("/app/changes", VERA).body();

        assertTrue(page.contains("<details"), page);
        assertTrue(page.contains(">" + text + "<"), page);
        assertTrue(page.contains("Whole text"), page);
    }

    @Test
    void anotherPortalSeesNothingOfIt() {
        var anna = new Visitor(BOLT.id(), VERA.user(), true, VERA.language());
        assertFalse(
                stage.get("/app/changes?bot=" + bot.id().value(), anna).body().contains("Helpdesk"));
    }

    @Test
    void twoChangesOfDifferentThingsAreSavedTogether() {
        stage.grantRight.grant(VERA, IVAN.user(), Optional.empty());
        save(IVAN, Map.of("position", "From Ivan"));

        String page = stage.post(address, VERA, form(Map.of("website", "https://vera.example")))
                .body();

        assertTrue(page.contains("Saved meanwhile by Ivan Petrov"), page);
        assertTrue(page.contains("Save both changes"), page);
        assertTrue(page.contains("value=\"From Ivan\""), page);
        assertTrue(page.contains("value=\"https://vera.example\""), page);
        assertFalse(page.contains("name=\"choice-"), page);

        assertEquals(
                303,
                stage.post(
                                address,
                                VERA,
                                form(Map.of(
                                        "website", "https://vera.example", "position", "From Ivan", "replace", "2")))
                        .statusCode());
        BotDraft saved = saved();
        assertEquals("https://vera.example", saved.website());
        assertEquals("From Ivan", saved.position());
    }

    @Test
    void whereBothChangedTheSameEachPartIsChosen() {
        save(ivanAsEditor(), Map.of("position", "From Ivan", "website", "https://ivan.example"));
        Map<String, String> mine = Map.of("position", "From Vera", "website", "https://vera.example");

        String page = stage.post(address, VERA, form(mine)).body();

        assertTrue(page.contains("name=\"choice-WEBSITE\""), page);
        assertTrue(page.contains("name=\"choice-POSITION\""), page);
        assertTrue(page.contains("https://ivan.example") && page.contains("https://vera.example"), page);
        assertEquals("https://ivan.example", saved().website(), "nothing is replaced unasked");

        Map<String, String> decided = new HashMap<>(mine);
        decided.put("replace", "2");
        decided.put("choice-WEBSITE", "");
        decided.put("choice-POSITION", "POSITION");
        assertEquals(303, stage.post(address, VERA, form(decided)).statusCode());
        assertEquals("https://vera.example", saved().website());
        assertEquals("From Ivan", saved().position());
    }

    @Test
    void aThirdPersonWhoSavesWhileTheChoiceIsMadeIsAskedAboutToo() {
        save(ivanAsEditor(), Map.of("website", "https://second.example"));
        stage.post(address, VERA, form(Map.of("website", "https://mine.example")));
        stage.saveBot.change(ACME.id(), IVAN.user(), bot.id(), 2, with(saved(), "https://third.example"));

        var page = stage.post(address, VERA, form(Map.of("website", "https://mine.example", "replace", "2")));

        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("https://third.example"), page.body());
        assertEquals("https://third.example", saved().website());
    }

    private Visitor ivanAsEditor() {
        stage.grantRight.grant(VERA, IVAN.user(), Optional.of(Set.of(bot.id())));
        return IVAN;
    }

    private void save(Visitor visitor, Map<String, String> changes) {
        assertEquals(303, stage.post(address, visitor, form(changes)).statusCode());
    }

    /** The form as it was drawn for the first revision, with changes. */
    private Map<String, String> form(Map<String, String> changes) {
        BotDraft draft = BotDraft.of(bot);
        Map<String, String> form = new HashMap<>();
        form.put("revision", "1");
        form.put("name", draft.name());
        form.put("code", draft.code());
        form.put("kind", draft.kind());
        form.put("color", draft.color());
        form.putAll(changes);
        return form;
    }

    private BotDraft saved() {
        return BotDraft.of(stage.bots.of(ACME.id()).find(bot.id()).orElseThrow());
    }

    private static BotDraft with(BotDraft draft, String website) {
        return new BotDraft(
                draft.code(),
                draft.kind(),
                draft.openChannels(),
                draft.name(),
                draft.lastName(),
                draft.color(),
                draft.email(),
                draft.birthday(),
                draft.position(),
                website,
                draft.gender(),
                draft.photo(),
                draft.language(),
                draft.greeting(),
                draft.topics(),
                draft.fallback());
    }

    private static int entries(String page) {
        return page.split("<li class=\"change\"", -1).length - 1;
    }
}
