package parley.web;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Our pages in a browser that all tests of a class share. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PageInBrowser {
    static final String QUIET = """
            return document.readyState === 'complete' && !!window.htmx
              && !document.querySelector('[hx-trigger=load]:not(:has(#rehearsal)), .htmx-request, .htmx-swapping, .htmx-settling')
              && !document.getAnimations().some(each => each instanceof CSSTransition)
            """;

    final Showroom showroom = new Showroom();
    final Showroom empty = new Showroom();
    ChromeDriver browser;

    @BeforeAll
    void open() {
        showroom.furnish();
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
    }

    /** All tests share a window, and what was typed in one is not for the next. */
    @AfterEach
    void forgetWhatWasTyped() {
        browser.executeScript("sessionStorage.clear()");
    }

    String focused() {
        return String.valueOf(browser.switchTo().activeElement().getDomAttribute("id"));
    }

    /** Where the chosen part begins, and how large it is. */
    List<Long> part() {
        return Stream.of("cropX", "cropY", "cropSize")
                .map(name -> Long.valueOf(
                        Objects.requireNonNull(find("[name=" + name + "]").getDomProperty("value"))))
                .toList();
    }

    void awaitText(String selector, String text) {
        patience().until(_ -> find(selector).getText().equals(text));
        settle();
    }

    void awaitPath(String path) {
        patience().until(_ -> path().equals(path));
    }

    String path() {
        return String.valueOf(browser.executeScript("return location.pathname"));
    }

    WebElement find(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    void await(String selector) {
        patience().until(page -> !page.findElements(By.cssSelector(selector)).isEmpty());
        settle();
    }

    WebDriverWait patience() {
        WebDriverWait patience = new WebDriverWait(browser, Duration.ofSeconds(10), Duration.ofMillis(20));
        // A part of the page may be replaced between being found and being read.
        patience.ignoring(StaleElementReferenceException.class);
        return patience;
    }

    /** Waits until the page a portal would show is there and quiet. */
    void settle() {
        patience().until(_ -> Boolean.TRUE.equals(browser.executeScript(QUIET)));
    }

    void dress(int width) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    List<String> problems() {
        return new AxeBuilder()
                .analyze(browser).getViolations().stream()
                        .map(rule -> rule.getId() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
    }

    List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getMessage())
                // A browser notes every answer that is no success; ours are meant.
                .filter(message ->
                        !message.contains("Failed to load resource: the server responded with a status of 4"))
                .filter(message -> !message.contains("Response Status Error Code"))
                .toList();
    }

    void photograph(String name) throws IOException {
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

    long number(String script) {
        return ((Number) Objects.requireNonNull(browser.executeScript(script))).longValue();
    }

    static Optional<Path> program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
