package parley.journeys;

import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.executeJavaScript;
import static com.codeborne.selenide.Selenide.switchTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.codeborne.selenide.Configuration;
import com.codeborne.selenide.Selenide;
import com.codeborne.selenide.WebDriverRunner;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** One headless browser for all journeys, and what every page must keep. */
final class Browser {
    private static final Path PICTURES = Path.of("target", "screenshots");

    private Browser() {}

    static void open() {
        System.setProperty("webdriver.chrome.driver", "/usr/bin/chromedriver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--hide-scrollbars",
                "--lang=en");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        Configuration.browser = "chrome";
        Configuration.browserCapabilities = options;
        // Also because the driver types no characters beyond the basic plane.
        Configuration.fastSetValue = true;
        Configuration.timeout = 10_000;
        Configuration.pollingInterval = 25;
        Configuration.reportsFolder = "target/screenshots/failures";
        Configuration.savePageSource = false;
    }

    static void close() {
        Selenide.closeWebDriver();
    }

    /** Before servers stop: a page that asks them for news would complain in the next test. */
    static void leavePage() {
        Selenide.open("about:blank");
        forgetConsole();
    }

    /** Wide in one language, narrow in all: there long words have no room. */
    static List<Integer> widths(String language) {
        return language.equals("en") ? List.of(1280, 400) : List.of(400);
    }

    /** Shows pages as wide as on that screen; narrower than a desktop window can be. */
    static void width(int pixels) {
        ((ChromeDriver) WebDriverRunner.getWebDriver())
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", pixels < 600));
    }

    static void intoFrame() {
        switchTo().defaultContent();
        switchTo().frame($("iframe"));
    }

    static void outOfFrame() {
        switchTo().defaultContent();
    }

    /** The page in view has no accessibility violation, no console error and no horizontal scroll bar. */
    static void assertGood(String page) {
        assertNoConsoleErrors(page);
        boolean framed = Boolean.TRUE.equals(executeJavaScript("return window !== window.top"));
        List<Rule> violations = new AxeBuilder()
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .disableRules(List.of("frame-tested"))
                .analyze(WebDriverRunner.getWebDriver())
                .getViolations();
        // The analysis complains about styles of its own.
        forgetConsole();
        if (framed) {
            // The analysis leaves the driver outside.
            intoFrame();
        }
        assertEquals(
                List.of(),
                violations.stream()
                        .map(rule -> rule.getId() + " " + rule.getNodes())
                        .toList(),
                page);
        Object overflow =
                executeJavaScript("return document.documentElement.scrollWidth > document.documentElement.clientWidth");
        assertFalse(Boolean.TRUE.equals(overflow), page + " scrolls sideways");
    }

    static void forgetConsole() {
        WebDriverRunner.getWebDriver().manage().logs().get(LogType.BROWSER);
    }

    static void assertNoConsoleErrors(String page) {
        List<String> errors = WebDriverRunner.getWebDriver().manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
        assertEquals(List.of(), errors, page);
    }

    static void picture(String name) {
        picture(PICTURES, name);
    }

    static void picture(Path folder, String name) {
        byte[] picture = ((ChromeDriver) WebDriverRunner.getWebDriver()).getScreenshotAs(OutputType.BYTES);
        write(folder.resolve(name + ".png"), picture);
    }

    /** A picture small enough to keep. */
    static void smallPicture(Path folder, String name) {
        Object picture = ((ChromeDriver) WebDriverRunner.getWebDriver())
                .executeCdpCommand("Page.captureScreenshot", Map.of("format", "webp", "quality", 85))
                .get("data");
        write(folder.resolve(name + ".webp"), Base64.getDecoder().decode(String.valueOf(picture)));
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
