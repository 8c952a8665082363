package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/**
 * Every page as people see it: usable for everybody, without errors in the console, without a horizontal scroll bar. With the
 * system property {@code parley.pictures} it also leaves a picture of each in that folder.
 */
final class PagesInBrowserTest extends PageInBrowser {
    /** Pages of which the long words of other languages are seen in another scene. */
    private static final Set<String> LIKE_OTHERS = Set.of("nothing", "saved", "healthy", "greeting", "misses");

    private final Showroom crowded = new Showroom();

    @BeforeAll
    void furnishTheCrowded() {
        crowded.crowd();
    }

    @AfterAll
    void closeTheCrowded() {
        crowded.close();
    }

    /** A page in a state, and how a person gets it there. */
    record Scene(String name, String action, String path, String who, Consumer<PagesInBrowserTest> act) {
        Scene(String name, String action, String path, String who) {
            this(name, action, path, who, _ -> {});
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Both themes in one language; in the others one each, for a theme changes no words. */
    record Look(Scene scene, String language, int width, List<String> themes) {
        @Override
        public String toString() {
            return scene + "-" + language + "-" + width;
        }
    }

    static Stream<Look> looks() {
        List<Scene> scenes = List.of(
                new Scene("list", "/app", "/app/bots", "vera"),
                new Scene("crowd", "/app", "/app/bots?q=1&sort=name", "vera"),
                new Scene("nothing", "/app", "/app/bots?q=nobody", "vera"),
                new Scene("saved", "/app", "/app/bots?saved=1", "vera"),
                new Scene("sections", "/app", "/app/bots", "vera", PagesInBrowserTest::addSections),
                new Scene("empty", "/app", "/app/bots", "vera"),
                new Scene("new", "/app", "/app/bots/new", "vera"),
                new Scene("problems", "/app", "/app/bots/new", "vera", PagesInBrowserTest::submitNonsense),
                new Scene("gallery", "/app", "/app/bots/gallery", "vera"),
                new Scene("sample", "/app", "/app/bots/gallery/helpdesk", "vera", PagesInBrowserTest::answerNonsense),
                new Scene("edit", "/app", "/app/bots/1", "vera"),
                new Scene("deletion", "/app", "/app/bots/2/deletion", "vera"),
                new Scene("missing", "/app", "/app/bots/99", "vera"),
                new Scene("topics", "/app", "/app/bots/1/topics", "vera", PagesInBrowserTest::openDetails),
                new Scene("topic", "/app", "/app/bots/1/topics", "vera", PagesInBrowserTest::openEveryStep),
                new Scene("greeting", "/app", "/app/bots/1/topics/greeting", "vera", PagesInBrowserTest::openSteps),
                new Scene("misses", "/app", "/app/bots/1/topics/misses", "vera", PagesInBrowserTest::openSteps),
                new Scene("rehearsal", "/app", "/app/bots/1/topics/fallback", "vera", PagesInBrowserTest::tryIt),
                new Scene("document", "/app", "/app/bots/1/document", "vera", PagesInBrowserTest::importNonsense),
                new Scene("versions", "/app", "/app/bots/1/versions", "vera"),
                new Scene("version", "/app", "/app/bots/1/versions/1", "vera"),
                new Scene("replay", "/app", "/app/bots/1/replay?newest=50", "vera"),
                new Scene("publish", "/app", "/app/bots/1/versions/new", "vera"),
                new Scene("tests", "/app", "/app/bots/1/tests", "vera"),
                new Scene("people", "/app", "/app/people", "vera"),
                new Scene("person", "/app", "/app/people/new", "vera"),
                new Scene("changes", "/app", "/app/changes", "vera"),
                new Scene("transcripts", "/app", "/app/bots/1/transcripts", "vera"),
                new Scene(
                        "talk",
                        "/app",
                        "/app/bots/1/transcripts/17/2026-03-02",
                        "vera",
                        PagesInBrowserTest::openDetails),
                new Scene("unanswered", "/app", "/app/bots/1/unanswered", "vera"),
                new Scene("numbers", "/app", "/app/bots/1/numbers?days=7", "vera"),
                new Scene("erasure", "/app", "/app/erasures/17", "vera"),
                new Scene("health", "/app", "/app/health", "vera"),
                new Scene("healthy", "/app", "/app/health", "vera"),
                new Scene("employee", "/app", "/app/bots", "ivan"),
                new Scene("installed", "/install", "", "vera"),
                new Scene("refused", "/install", "", "SCOPES_MISSING"));
        List<Look> looks = new ArrayList<>();
        for (Scene scene : scenes) {
            looks.add(new Look(scene, "en", 1280, List.of("light", "dark")));
            if (LIKE_OTHERS.contains(scene.name())) {
                continue;
            }
            looks.add(new Look(scene, "ru", 400, List.of("light")));
            looks.add(new Look(scene, "de", 360, List.of("dark")));
        }
        return looks.stream();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void thePageIsFitForEverybody(Look look) throws IOException {
        dress(look.width());
        Scene scene = look.scene();
        Showroom room = switch (scene.name()) {
            case "empty", "new", "problems", "healthy" -> empty;
            case "crowd", "nothing" -> crowded;
            default -> showroom;
        };
        browser.get(room.open(scene.action(), scene.path(), look.language(), scene.who())
                .toString());
        settle();
        scene.act().accept(this);
        settle();
        assertEquals(List.of(), complaints(), "console");
        for (String theme : look.themes()) {
            browser.executeScript("document.documentElement.dataset.theme = arguments[0]", theme);
            settle();
            photograph(look + "-" + theme);
            assertEquals(List.of(), problems(), "axe, " + theme);
        }
        // What axe itself makes the browser say is not ours.
        complaints();
        for (int width : new int[] {1280, 400, 360}) {
            dress(width);
            long overflow = number("return document.documentElement.scrollWidth - window.innerWidth");
            assertEquals(0L, Math.max(0L, overflow), "pixels too wide at " + width);
        }
    }

    private void answerNonsense() {
        find("#answer-hours").clear();
        find("#answer-hours").sendKeys("from nine to five");
        find("#save").click();
        await("#problems");
        complaints();
    }

    /** The topic with a step of every kind, all their forms open. */
    private void openEveryStep() {
        find("#topiclist > :last-child .topicrow__link").click();
        await("#steps-title");
        openSteps();
    }

    private void openSteps() {
        browser.executeScript("document.querySelectorAll('.step__open').forEach(step => step.click())");
        patience()
                .until(_ -> number("return document.querySelectorAll('.step__open[aria-expanded=false]').length") == 0);
    }

    /** The chat beside the editor, or in its place where there is no room for both. */
    private void tryIt() {
        if (find("[data-pane=try]").isDisplayed()) {
            find("[data-pane=try]").click();
        }
        await("#rehearsal-say");
        find("#rehearsal-say").sendKeys("Überstundenausgleichsregelung?".repeat(9), Keys.ENTER);
        await(".turn__said");
        openDetails();
    }

    private void importNonsense() {
        find("#document").sendKeys("parley: 1\nlanguage: en\ngreeting:\n- sey: Donaudampfschifffahrtsgesellschaft\n");
        find("#check-document").click();
        await("#mistakes");
        complaints();
    }

    private void openDetails() {
        browser.executeScript("for (const why of document.querySelectorAll('details')) why.open = true");
    }

    /** As many ways as the application will ever have, so that they find room. */
    private void addSections() {
        browser.executeScript(
                """
                const [places, current] = arguments
                const tabs = document.createElement('nav')
                tabs.className = 'tabs tabs--sections'
                tabs.setAttribute('aria-label', 'Sections')
                for (const place of places) {
                  const tab = Object.assign(document.createElement('a'), { className: 'tabs__tab', href: '/app/bots', textContent: place })
                  if (place === current) tab.setAttribute('aria-current', 'page')
                  tabs.append(tab)
                }
                document.querySelector('.tabs--sections').replaceWith(tabs)
                """, List.of("Chatbots", "Mitarbeiterinnen", "Änderungen", "Zustand", "Einstellungen"), "Chatbots");
    }

    private void submitNonsense() {
        find("#name").clear();
        find("#details-title");
        find("#email").sendKeys("nobody");
        find("#website").sendKeys("acme");
        find("#greeting").clear();
        find("[name=topicReply]").clear();
        find("#code").sendKeys("Ä");
        find("#save").click();
        await("#problems");
    }

    @Test
    void theChosenThemeLastsAndIsThereBeforeThePageIs() {
        dress(1280);
        browser.get(showroom.open("/app", "/app/bots", "en", "vera").toString());
        settle();
        assertEquals("light", theme());
        find(".segments [value=dark]").sendKeys(Keys.SPACE);
        assertEquals("dark", theme());
        find(".bot__link").click();
        await("#bot-form");
        assertEquals("dark", theme());
        assertTrue(find(".segments [value=dark]").isSelected());
        browser.get(showroom.open("/app", "/app/bots", "en", "vera").toString());
        assertEquals("dark", theme());
        settle();
        find(".segments [value=device]").sendKeys(Keys.SPACE);
        assertEquals("light", theme());
        preferDark();
        patience().until(_ -> theme().equals("dark"));
        browser.executeScript("localStorage.clear()");
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of());
    }

    private String theme() {
        String announced = String.valueOf(
                browser.executeScript("return document.querySelector('meta[name=color-scheme]').content"));
        String painted = String.valueOf(browser.executeScript("return document.documentElement.dataset.theme"));
        return announced.equals(painted) ? painted : announced + " but " + painted;
    }

    private void preferDark() {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    }

    @Test
    void theChatIsATabWhereThereIsNoRoomForIt() {
        complaints();
        browser.get(showroom.open("/app", "/app/bots/1/topics", "en", "vera").toString());
        dress(1280);
        await("#topiclist");
        assertFalse(find("[data-pane=try]").isDisplayed());
        assertTrue(find("#rehearsal").isDisplayed());
        dress(1000);
        assertFalse(find("#rehearsal").isDisplayed());
        find("[data-pane=try]").click();
        assertTrue(find("#rehearsal").isDisplayed());
        assertFalse(find("#topiclist").isDisplayed());
        assertEquals("true", find("[data-pane=try]").getDomAttribute("aria-pressed"));
        assertEquals(List.of(), problems(), "axe");
        complaints();
        find(".turn__step").click();
        await("#document");
        assertFalse(find("#rehearsal-place").isDisplayed());
        dress(400);
        find("[data-pane=try]").click();
        assertEquals(0L, Math.max(0L, number("return document.documentElement.scrollWidth - window.innerWidth")));
        assertEquals(List.of(), complaints());
    }

    @Test
    void aChosenColleagueReplacesTheOneBefore() {
        complaints();
        dress(1280);
        browser.get(
                empty.open("/app", "/app/bots/gallery/helpdesk", "en", "vera").toString());
        settle();
        assertEquals("Vera Solovyova", find("[data-chosen] .chip > span").getText());
        find("#answer-desk").sendKeys("iva");
        await("[data-pick]");
        find("#answer-desk").sendKeys(Keys.ENTER);
        assertEquals("/app/bots/gallery/helpdesk", path());
        assertEquals(
                1, browser.findElements(By.cssSelector("[data-chosen] .chip")).size());
        assertEquals("Ivan Petrov", find("[data-chosen] .chip > span").getText());
        assertEquals(
                browser.executeScript("return Intl.DateTimeFormat().resolvedOptions().timeZone"),
                find("#zone").getDomProperty("value"));
        assertEquals(List.of(), complaints());
    }

    @Test
    void theSecondOfTwoClicksDoesNothingElse() {
        dress(1280);
        browser.get(crowded.open("/app", "/app/bots/1/topics", "en", "vera").toString());
        settle();
        find("#topiclist .topicrow__link").click();
        await("#steps-title");
        int steps = browser.findElements(By.cssSelector("[data-step]")).size();
        String page = path();

        Map<?, ?> add = middle("#document > .steps__list > [data-add]");
        click(add, 1);
        await("#palette[open]");
        click(add, 2);
        assertTrue(find("#palette").isDisplayed());
        Map<?, ?> say = middle("#palette li:first-child button");
        click(say, 1);
        await(".stepform");
        click(say, 2);
        settle();

        assertEquals(page, path());
        assertEquals(
                steps + 1, browser.findElements(By.cssSelector("[data-step]")).size());
        assertTrue(find(".stepform textarea").isDisplayed());
    }

    /** Where a pointer would aim. */
    private Map<?, ?> middle(String selector) {
        return (Map<?, ?>) Objects.requireNonNull(browser.executeScript("""
                arguments[0].scrollIntoView({ block: 'center' })
                const box = arguments[0].getBoundingClientRect()
                return { x: box.x + box.width / 2, y: box.y + box.height / 2 }""", find(selector)));
    }

    /** @param count 2 for the second click of a double-click */
    private void click(Map<?, ?> place, int count) {
        for (String type : List.of("mousePressed", "mouseReleased")) {
            browser.executeCdpCommand(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            Objects.requireNonNull(place.get("x")),
                            "y",
                            Objects.requireNonNull(place.get("y")),
                            "button",
                            "left",
                            "clickCount",
                            count));
        }
    }

    @Test
    void aLongListIsSearchedWithoutAReload() {
        complaints();
        dress(1280);
        browser.get(crowded.open("/app", "/app/bots", "en", "vera").toString());
        settle();
        find("#q").sendKeys("29");
        awaitText("#count", "Shown: 1 of 30");
        assertEquals("q", focused());
        assertEquals(1, browser.findElements(By.cssSelector(".bot")).size());
        assertEquals("?q=29", search());
        find("#q").clear();
        find("#sort").sendKeys("Na");
        awaitText(".bot:first-child .bot__name", "Assistant 1");
        assertEquals("?sort=name", search());
        find(".bot__link").click();
        await("#bot-form");
        browser.navigate().back();
        await("#bots");
        assertEquals("?sort=name", search());
        assertEquals(List.of(), complaints());
    }

    private String search() {
        return String.valueOf(browser.executeScript("return location.search"));
    }

    @Test
    void peopleAreFoundBySearchWhereThePortalsDialogIsNotThere() {
        dress(1280);
        browser.get(showroom.open("/app", "/app/people/new", "en", "vera").toString());
        settle();
        assertFalse(find("#choose-person").isDisplayed());
        find("#find").sendKeys("Мария", Keys.ENTER);
        await("#found a");
        find("#found a").sendKeys(Keys.ENTER);
        await("#grant");
        assertTrue(find("#right-form").getText().contains("Мария Кузнецова"));
        complaints();
    }
}
