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
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
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
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Every page as people see it: usable for everybody, without errors in the console, without a horizontal scroll bar. With the
 * system property {@code parley.pictures} it also leaves a picture of each in that folder.
 */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PagesInBrowserTest {
    private static final String QUIET = """
            return document.readyState === 'complete' && !!window.htmx
              && !document.querySelector('[hx-trigger=load], .htmx-request, .htmx-swapping, .htmx-settling')
            """;

    private final Showroom showroom = new Showroom();
    private final Showroom empty = new Showroom();
    private ChromeDriver browser;

    @BeforeAll
    void open() {
        showroom.furnish();
        showroom.breakThings();
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

    record Look(Scene scene, String language, int width, String theme) {
        @Override
        public String toString() {
            return scene + "-" + language + "-" + width + "-" + theme;
        }
    }

    static Stream<Look> looks() {
        List<Scene> scenes = List.of(
                new Scene("list", "/app", "/app/bots", "vera"),
                new Scene("empty", "/app", "/app/bots", "vera"),
                new Scene("new", "/app", "/app/bots/new", "vera"),
                new Scene("problems", "/app", "/app/bots/new", "vera", PagesInBrowserTest::submitNonsense),
                new Scene("edit", "/app", "/app/bots/1", "vera"),
                new Scene("deletion", "/app", "/app/bots/2/deletion", "vera"),
                new Scene("missing", "/app", "/app/bots/99", "vera"),
                new Scene("health", "/app", "/app/health", "vera"),
                new Scene("healthy", "/app", "/app/health", "vera"),
                new Scene("employee", "/app", "/app/bots", "ivan"),
                new Scene("installed", "/install", "", "vera"),
                new Scene("refused", "/install", "", "SCOPES_MISSING"));
        List<Look> looks = new ArrayList<>();
        for (Scene scene : scenes) {
            looks.add(new Look(scene, "en", 1280, "light"));
            looks.add(new Look(scene, "ru", 400, "light"));
            looks.add(new Look(scene, "de", 360, "dark"));
            looks.add(new Look(scene, "ru", 1280, "dark"));
        }
        return looks.stream();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void thePageIsFitForEverybody(Look look) throws IOException {
        dress(look.width());
        Scene scene = look.scene();
        Showroom room = scene.name().matches("empty|new|problems|healthy") ? empty : showroom;
        browser.get(room.open(scene.action(), scene.path(), look.language(), scene.who())
                .toString());
        settle();
        scene.act().accept(this);
        settle();
        browser.executeScript("document.documentElement.dataset.theme = arguments[0]", look.theme());
        photograph(look.toString());
        assertEquals(List.of(), complaints(), "console");
        assertEquals(List.of(), problems(), "axe");
        // What axe itself makes the browser say is not ours.
        complaints();
        long overflow = number("return document.documentElement.scrollWidth - window.innerWidth");
        assertEquals(0L, Math.max(0L, overflow), "pixels too wide");
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
        find("#photo-field .button--text").click();
        await("#photo-field .icon--image");
        find("#photo")
                .sendKeys(
                        Files.writeString(folder.resolve("notes.txt"), "words").toString());
        await("#photo-problem");
        assertEquals("Vera", find("#name").getDomProperty("value"));
        assertEquals("/app/bots/new", path());
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
        new WebDriverWait(browser, Duration.ofSeconds(10))
                .until(page -> !page.findElements(By.cssSelector(selector)).isEmpty());
        settle();
    }

    /** Waits until the page a portal would show is there and quiet. */
    private void settle() {
        new WebDriverWait(browser, Duration.ofSeconds(10))
                .until(_ -> Boolean.TRUE.equals(browser.executeScript(QUIET)));
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
