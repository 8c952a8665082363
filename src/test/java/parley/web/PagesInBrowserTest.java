package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import parley.authoring.Pictures;

/**
 * Every page as people see it: usable for everybody, without errors in the console, without a horizontal scroll bar. With the
 * system property {@code parley.pictures} it also leaves a picture of each in that folder.
 */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PagesInBrowserTest {
    private static final String QUIET = """
            return document.readyState === 'complete' && !!window.htmx
              && !document.querySelector('[hx-trigger=load]:not(:has(#rehearsal)), .htmx-request, .htmx-swapping, .htmx-settling')
              && !document.getAnimations().some(each => each instanceof CSSTransition)
            """;

    /** What the frame can leave the picture by. */
    private static final String SPARE = """
            const picture = document.querySelector('.crop__picture')
            return Math.abs(picture.parentElement.clientWidth - picture.clientWidth)
              + Math.abs(picture.parentElement.clientHeight - picture.clientHeight)
            """;

    /** Pages of which the long words of other languages are seen in another scene. */
    private static final Set<String> LIKE_OTHERS = Set.of("nothing", "saved", "healthy", "greeting", "misses");

    private final Showroom showroom = new Showroom();
    private final Showroom empty = new Showroom();
    private final Showroom crowded = new Showroom();
    private ChromeDriver browser;

    @BeforeAll
    void open() {
        showroom.furnish();
        crowded.crowd();
        showroom.breakThings();
        showroom.talk();
        showroom.write();
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--hide-scrollbars");
        options.setCapability("goog:loggingPrefs", logs);
        program("chromium").or(() -> program("google-chrome")).ifPresent(found -> options.setBinary(found.toFile()));
        ChromeDriverService.Builder service = new ChromeDriverService.Builder();
        program("chromedriver").ifPresent(found -> service.usingDriverExecutable(found.toFile()));
        browser = new ChromeDriver(service.build(), options);
    }

    @AfterAll
    void close() {
        browser.quit();
        showroom.close();
        empty.close();
        crowded.close();
    }

    /** All tests share a window, and what was typed in one is not for the next. */
    @AfterEach
    void forgetWhatWasTyped() {
        browser.executeScript("sessionStorage.clear()");
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
        find("[data-pick]").click();
        assertEquals(
                1, browser.findElements(By.cssSelector("[data-chosen] .chip")).size());
        assertEquals("Ivan Petrov", find("[data-chosen] .chip > span").getText());
        assertEquals(
                browser.executeScript("return Intl.DateTimeFormat().resolvedOptions().timeZone"),
                find("#zone").getDomProperty("value"));
        assertEquals(List.of(), complaints());
    }

    @Test
    void aFieldIsJudgedWhenItIsLeftAndAgainWhileItIsPutRight() {
        complaints();
        dress(1280);
        browser.get(empty.open("/app", "/app/bots/new", "en", "vera").toString());
        settle();
        WebElement email = find("#email");
        email.sendKeys("nobody");
        assertEquals("", find("#email-problem").getText());
        email.sendKeys(Keys.TAB);
        awaitText("#email-problem", "This is not an e-mail address.");
        assertEquals("website", focused());
        assertEquals("true", email.getDomAttribute("aria-invalid"));
        email.sendKeys("@acme.example");
        awaitText("#email-problem", "");
        assertEquals("false", email.getDomAttribute("aria-invalid"));
        assertEquals("email", focused());
        assertEquals(List.of(), complaints());
    }

    @Test
    void whatIsPutRightLeavesTheSummaryToo() {
        dress(1280);
        browser.get(empty.open("/app", "/app/bots/new", "en", "vera").toString());
        settle();
        find("#name").sendKeys("Vera");
        find("#email").sendKeys("nobody");
        find("#greeting").clear();
        find("#save").click();
        await("#problems");
        assertEquals("greeting", focused());
        assertEquals(2, browser.findElements(By.cssSelector(".problems li")).size());
        find("#greeting").sendKeys("Hello!");
        awaitText("#greeting-problem", "");
        assertEquals(1, browser.findElements(By.cssSelector(".problems li")).size());
        find(".problems a").click();
        assertEquals("email", focused());
        browser.navigate().back();
        awaitPath("/app/bots/new");
        assertEquals("Vera", find("#name").getDomProperty("value"));
        find("#email").clear();
        awaitText("#email-problem", "");
        assertFalse(find("#problems").isDisplayed());
    }

    @Test
    void thePreviewFollowsEveryKey() {
        dress(1280);
        browser.get(empty.open("/app", "/app/bots/new", "ru", "vera").toString());
        settle();
        assertEquals("Имя бота", find(".preview__name").getText());
        find("#name").sendKeys("вера");
        find("#lastName").sendKeys("К.");
        find("#position").sendKeys("Кадры");
        find("#greeting").clear();
        find("#greeting").sendKeys("Привет, {person.name}!");
        find("[name=color][value=LIME]").sendKeys(Keys.SPACE);
        for (WebElement chat : browser.findElements(By.cssSelector(".preview__chat"))) {
            assertEquals("В\nвера К.\nКадры\nЧат-бот\nвера К.\nПривет, Мария!", chat.getText());
        }
        assertEquals("LIME", find("#preview").getDomAttribute("data-color"));
        browser.executeScript("""
                document.querySelector('#photo-field').dispatchEvent(
                  new CustomEvent('photo-changed', { bubbles: true, detail: { address: arguments[0] } }))
                """, "data:image/gif;base64,R0lGODlhAQABAAAAACw=");
        assertTrue(find("#preview [data-part=photo]").isDisplayed());
    }

    @Test
    void theWayBackAsksTooAndGoesOnWhenThatWasMeant() {
        complaints();
        dress(1280);
        browser.get(showroom.open("/app", "/app/bots", "en", "vera").toString());
        settle();
        find(".bot__link").click();
        await("#bot-form");
        assertEquals("page__title", browser.switchTo().activeElement().getDomAttribute("class"));
        find("#name").sendKeys("x");
        browser.navigate().back();
        await("#leave[open]");
        awaitPath("/app/bots/1");
        browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
        assertEquals("name", focused());
        assertEquals("Verax", find("#name").getDomProperty("value"));
        browser.navigate().back();
        await("#leave[open]");
        find("#leave [value=leave]").click();
        await("#bots");
        awaitPath("/app/bots");
        assertEquals(List.of(), complaints());
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

    @Test
    void savingWorksFromTheKeyboardAndTellsWhatBecameOfIt() {
        try (Showroom room = new Showroom()) {
            dress(400);
            browser.get(room.open("/app", "/app/bots/new", "en", "vera").toString());
            settle();
            find("#name").sendKeys("Vera", Keys.chord(Keys.CONTROL, "s"));
            await("#done");
            assertEquals("done", focused());
            find(".bot__link").click();
            await("#bot-form");
            find("#position").sendKeys("Asks", Keys.chord(Keys.CONTROL, Keys.ENTER));
            await("#done");
            assertEquals(1, browser.findElements(By.cssSelector(".bot")).size());
        }
    }

    @Test
    void aSlowAnswerIsAnnouncedUntilItIsThere() {
        dress(1280);
        browser.get(showroom.open("/app", "/app/bots", "en", "vera").toString());
        settle();
        find(".bot__link").click();
        await("#bot-form");
        slow(true);
        find("#cancel").click();
        patience().until(_ -> "One moment, please …".equals(find("#busy").getDomProperty("textContent")));
        assertEquals("true", find("main").getDomAttribute("aria-busy"));
        slow(false);
        await("#bots");
        assertEquals("", find("#busy").getDomProperty("textContent"));
        assertEquals(false, browser.executeScript("return document.documentElement.hasAttribute('data-busy')"));
    }

    private void slow(boolean slow) {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of(
                        "offline",
                        false,
                        "latency",
                        slow ? 2_000 : 0,
                        "downloadThroughput",
                        -1,
                        "uploadThroughput",
                        -1));
    }

    @Test
    void movingATopicToAnEndKeepsTheFocusOnIt() {
        dress(1280);
        browser.get(empty.open("/app", "/app/bots/new", "en", "vera").toString());
        settle();
        find("#add-topic").click();
        find(".topic:nth-child(2) [data-up]").sendKeys(Keys.ENTER);
        assertTrue(
                find(".topic:first-child [data-down]").equals(browser.switchTo().activeElement()));
        browser.switchTo().activeElement().sendKeys(Keys.ENTER);
        assertTrue(
                find(".topic:nth-child(2) [data-up]").equals(browser.switchTo().activeElement()));
    }

    private String focused() {
        return String.valueOf(browser.switchTo().activeElement().getDomAttribute("id"));
    }

    private String search() {
        return String.valueOf(browser.executeScript("return location.search"));
    }

    private void awaitText(String selector, String text) {
        patience().until(_ -> find(selector).getText().equals(text));
        settle();
    }

    private void awaitPath(String path) {
        patience().until(_ -> path().equals(path));
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

    @Test
    void topicsAreAddedMovedAndRemovedWithoutLosingWords() {
        dress(1280);
        browser.get(empty.open("/app", "/app/bots/new", "en", "vera").toString());
        settle();
        find("#add-topic").click();
        List<WebElement> wordings = browser.findElements(By.name("topicWordings"));
        wordings.get(1).sendKeys("parking");
        browser.findElements(By.cssSelector("[data-up]")).get(1).click();
        assertEquals(
                "parking",
                browser.findElements(By.name("topicWordings")).getFirst().getDomProperty("value"));
        browser.findElements(By.cssSelector("[data-remove]")).get(1).click();
        assertEquals(1, browser.findElements(By.name("topicWordings")).size());
        assertEquals("parking", find("[name=topicWordings]").getDomProperty("value"));
        find("[data-remove]").click();
        assertEquals(List.of(), browser.findElements(By.name("topicWordings")));
        find("[data-restore]").sendKeys(Keys.ENTER);
        assertEquals("parking", find("[name=topicWordings]").getDomProperty("value"));
        find("[data-restore]").sendKeys(Keys.ENTER);
        List<WebElement> back = browser.findElements(By.name("topicWordings"));
        assertEquals("parking", back.getFirst().getDomProperty("value"));
        assertEquals(2, back.size());
        assertFalse(find("[data-restore]").isDisplayed());
    }

    @Test
    void unsavedWordsAreNotLeftBehindUnasked() throws IOException {
        dress(1280);
        browser.get(showroom.open("/app", "/app/bots/1", "en", "vera").toString());
        settle();
        find("#name").sendKeys("x");
        find("#cancel").sendKeys(Keys.ENTER);
        assertTrue(find("#leave").isDisplayed());
        photograph("unsaved-1280");
        assertEquals(List.of(), problems(), "axe");
        browser.switchTo().activeElement().sendKeys(Keys.ENTER);
        assertFalse(find("#leave").isDisplayed());
        assertEquals("cancel", browser.switchTo().activeElement().getDomAttribute("id"));
        find("#delete-bot").click();
        browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
        assertEquals("delete-bot", browser.switchTo().activeElement().getDomAttribute("id"));
        assertEquals("Verax", find("#name").getDomProperty("value"));
        assertEquals(true, unloadAsks());
        find("#cancel").click();
        find("#leave [value=leave]").click();
        await("#bots");
        assertEquals(false, unloadAsks());
    }

    @Test
    void onlyWordsThatAreNotSavedAreAskedAbout() {
        try (Showroom room = new Showroom()) {
            dress(400);
            browser.get(room.open("/app", "/app/bots/new", "en", "vera").toString());
            settle();
            assertEquals(false, unloadAsks());
            find("#name").clear();
            find("#save").click();
            await("#problems");
            assertEquals(true, unloadAsks());
            find("#name").sendKeys("Vera");
            find("#save").click();
            await("#bots");
            find("#create-bot").click();
            await("#bot-form");
            find("#cancel").click();
            await("#bots");
        }
    }

    @Test
    void whoeverThinksAgainLeavesAQuietConsole() {
        browser.get(showroom.open("/app", "/app/bots/1", "en", "vera").toString());
        settle();
        find("#cancel").click();
        await("#bots");
        find(".bot__delete").click();
        await("#deletion-form");
        find("#keep-bot").click();
        await("#bot-form");
        assertEquals(List.of(), complaints());
    }

    @Test
    void aBotIsMadeAndTheWayBackWorks() {
        try (Showroom room = new Showroom()) {
            dress(1280);
            browser.get(room.open("/app", "/app/bots", "en", "vera").toString());
            settle();
            find("#create-bot").click();
            await("#bot-form");
            find("#name").sendKeys("Вера");
            assertEquals("parley_vera", find("#code").getDomAttribute("placeholder"));
            find("#save").click();
            await("#bots .badge--good");
            assertEquals("/app/bots", path());
            find(".bot__link").click();
            await("#bot-form");
            assertEquals("/app/bots/1", path());
            browser.navigate().back();
            await("#bots");
            assertEquals("Вера", find(".bot__link").getText());
            browser.navigate().refresh();
            await("[data-behaviour=reopen]");
        }
    }

    @Test
    void whatWasTypedStaysWhenTheSessionIsOver() {
        try (Showroom room = new Showroom()) {
            browser.get(room.open("/app", "/app/bots/new", "en", "vera").toString());
            settle();
            find("#name").sendKeys("Vera");
            room.stage.clock.pass(Duration.ofHours(2));
            find("#save").click();
            await("[data-lost]");
            assertEquals("Vera", find("#name").getDomProperty("value"));
        }
    }

    @Test
    void aPhotoIsTakenShownAndRemovedWithoutLosingWords(@TempDir Path folder) throws IOException {
        Path picture = folder.resolve("vera.png");
        ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        browser.get(empty.open("/app", "/app/bots/new", "en", "vera").toString());
        settle();
        find("#name").sendKeys("Vera");
        find("#photo").sendKeys(picture.toString());
        await("#photo-field .avatar__photo:not([hidden])");
        find("#remove-photo").click();
        await("#photo-field .icon--image");
        find("#photo")
                .sendKeys(
                        Files.writeString(folder.resolve("notes.txt"), "words").toString());
        await("#photo-problem .field__problem");
        assertEquals("Vera", find("#name").getDomProperty("value"));
        assertEquals("/app/bots/new", path());
    }

    @Test
    void thePartOfAPhotoIsChosenByKeyboardAndByPointerAndSurvivesOtherProblems(@TempDir Path folder)
            throws IOException {
        Path picture = folder.resolve("vera.png");
        ImageIO.write(Pictures.quarters(800, 600), "png", picture.toFile());
        dress(1280);
        browser.get(empty.open("/app", "/app/bots/new", "en", "vera").toString());
        settle();
        browser.executeScript("""
                document.addEventListener('photo-changed', event => { window.shownPhoto = event.detail.address })""");
        find("#name").sendKeys("Vera");
        find("#photo").sendKeys(picture.toString());
        await("#crop-frame:not([hidden])");
        await("#photo-field .avatar__photo:not([hidden])");
        assertEquals(List.of(100L, 0L, 600L), part());

        assertEquals(0, number(SPARE));
        photograph("crop-whole-1280");
        dress(1280);
        // By keyboard: as small as can be, then to and fro.
        find("#crop-size").sendKeys(Keys.HOME);
        assertEquals(List.of(376L, 276L, 48L), part());
        find("#crop-frame").sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_LEFT);
        assertEquals(List.of(376L, 292L, 48L), part());
        find("#crop-frame").sendKeys(Keys.chord(Keys.SHIFT, Keys.ARROW_UP));
        assertEquals(List.of(376L, 291L, 48L), part());

        // By pointer: to the lower left corner, and no further than the picture goes.
        browser.executeScript("document.querySelector('.crop__stage').scrollIntoView({ block: 'center' })");
        new Actions(browser)
                .moveToElement(find("#crop-frame"))
                .clickAndHold()
                .moveByOffset(-40, 30)
                .moveByOffset(-130, 90)
                .release()
                .perform();
        assertEquals(List.of(0L, 552L, 48L), part());
        awaitPreview("0,0,255");
        assertEquals(find("[data-preview]").getDomProperty("src"), browser.executeScript("return window.shownPhoto"));
        assertEquals(List.of(), complaints());
        assertEquals(List.of(), problems());
        photograph("crop-1280");
        dress(400);
        assertEquals(0, number("return document.documentElement.scrollWidth - innerWidth"));
        assertEquals(0, number(SPARE));
        photograph("crop-400");
        dress(1280);

        find("#email").sendKeys("nobody");
        find("#save").click();
        await("#problems");
        await("#photo-field .avatar__photo:not([hidden])");
        awaitPreview("0,0,255");
        assertEquals("Vera", find("#name").getDomProperty("value"));
        find("#choose-part").click();
        await("#crop-frame:not([hidden])");
        assertEquals(List.of(0L, 552L, 48L), part());
    }

    /** Where the chosen part begins, and how large it is. */
    private List<Long> part() {
        return Stream.of("cropX", "cropY", "cropSize")
                .map(name -> Long.valueOf(
                        Objects.requireNonNull(find("[name=" + name + "]").getDomProperty("value"))))
                .toList();
    }

    /** Waits until the round picture of the field is of that colour in its middle. */
    private void awaitPreview(String color) {
        patience().until(_ -> color.equals(browser.executeScript("""
                        const image = document.querySelector('#photo-field .avatar__photo')
                        if (!image.complete || !image.naturalWidth) return ''
                        const canvas = document.createElement('canvas').getContext('2d')
                        canvas.drawImage(image, 0, 0, 9, 9)
                        return canvas.getImageData(4, 4, 1, 1).data.slice(0, 3).join()""")));
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

    /** Whether the browser would ask somebody who closes the page. */
    private boolean unloadAsks() {
        return Boolean.TRUE.equals(
                browser.executeScript("return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"));
    }

    private String path() {
        return String.valueOf(browser.executeScript("return location.pathname"));
    }

    private WebElement find(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    private void await(String selector) {
        patience().until(page -> !page.findElements(By.cssSelector(selector)).isEmpty());
        settle();
    }

    private WebDriverWait patience() {
        WebDriverWait patience = new WebDriverWait(browser, Duration.ofSeconds(10), Duration.ofMillis(20));
        // A part of the page may be replaced between being found and being read.
        patience.ignoring(StaleElementReferenceException.class);
        return patience;
    }

    /** Waits until the page a portal would show is there and quiet. */
    private void settle() {
        patience().until(_ -> Boolean.TRUE.equals(browser.executeScript(QUIET)));
    }

    private void dress(int width) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    private List<String> problems() {
        return new AxeBuilder()
                .analyze(browser).getViolations().stream()
                        .map(rule -> rule.getId() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
    }

    private List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getMessage())
                // A browser notes every answer that is no success; ours are meant.
                .filter(message ->
                        !message.contains("Failed to load resource: the server responded with a status of 4"))
                .filter(message -> !message.contains("Response Status Error Code"))
                .toList();
    }

    private void photograph(String name) throws IOException {
        String folder = System.getProperty("parley.pictures");
        if (folder != null) {
            long height = number("return document.body.offsetHeight + 20");
            long width = number("return window.innerWidth");
            browser.executeCdpCommand(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", width, "height", Math.max(500, height), "deviceScaleFactor", 1, "mobile", false));
            browser.executeScript("window.scrollTo(0, 0)");
            Files.write(Path.of(folder, name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        }
    }

    private long number(String script) {
        return ((Number) Objects.requireNonNull(browser.executeScript(script))).longValue();
    }

    private static Optional<Path> program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
