package parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** In a real browser, for postMessage and cross-site frames exist nowhere else. */
class FrameTest {
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final File BROWSER = new File("/usr/bin/chromium");

    /** Whether all corners of an open panel can be seen, and its boxes have the size of a box. */
    private static final String PANEL = """
            const panel = document.querySelector(arguments[0] + ' .pop__panel')
            const { left, right, top, bottom } = panel.getBoundingClientRect()
            const seen = [left + 12, right - 12].every(x => [top + 12, bottom - 12].every(y =>
              panel.contains(document.elementFromPoint(x, y))))
            const small = [...panel.querySelectorAll('[type=checkbox]')].every(box => box.offsetWidth <= 20)
            return seen && small && left >= 0 && right <= innerWidth ? 'whole' : JSON.stringify([seen, small, left, right])
            """;

    private final Stage stage = new Stage();

    @SuppressWarnings("NullAway.Init")
    private ChromeDriver browser;

    @BeforeEach
    void open() {
        Assumptions.assumeTrue(DRIVER.exists() && BROWSER.exists(), "needs a Chromium");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER);
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service =
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build();
        browser = new ChromeDriver(service, options);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
        stage.close();
    }

    @Test
    void anAdministratorInstallsInTheFrameAndTheApplicationSpeaksToThePortal() {
        browser.get(stage.acme.uri() + "/u/1/app/");
        browser.findElement(By.cssSelector("[data-install]")).click();
        until(() -> stage.acme.isInstalled());
        until(() -> text("[data-application-title]").equals("Parley of en"));
        assertTrue(browser.getCurrentUrl().contains("install_finished=Y"));
        assertNoErrors();
    }

    @Test
    void aConversationIsLive() {
        stage.installed();
        long bot = stage.register("bot");
        browser.get(stage.acme.uri() + "/u/17/im/" + bot + "/");
        browser.findElement(By.cssSelector("textarea[name=text]")).sendKeys("Hello\n");
        until(() -> text("[data-author='17'] [data-text]").equals("Hello"));
        stage.call("imbot.chat.sendTyping", Map.of("BOT_ID", bot, "DIALOG_ID", "17"));
        until(() -> text("[data-typing]").contains("Helpdesk"));
        stage.call(
                "imbot.message.add",
                Map.of(
                        "BOT_ID",
                        bot,
                        "DIALOG_ID",
                        "17",
                        "MESSAGE",
                        "Sure?",
                        "KEYBOARD",
                        List.of(Map.of("TEXT", "Yes", "ACTION", "SEND", "ACTION_VALUE", "yes"))));
        until(() -> !browser.findElements(By.cssSelector("[data-button=Yes]")).isEmpty());
        browser.findElement(By.cssSelector("[data-button=Yes]")).click();
        until(() -> browser.findElements(By.cssSelector("[data-author='17']")).size() == 2);
        assertEquals(
                "yes",
                stage.acme
                        .messages(stage.maria(), String.valueOf(bot))
                        .getLast()
                        .text());
        assertNoErrors();
    }

    @Test
    void aSlashOffersTheCommandsOfTheChatInThePersonsLanguage() {
        stage.installed();
        long bot = stage.register("bot");
        command(bot, "weather", Map.of("COMMON", "Y"));
        command(bot, "secret", Map.of("COMMON", "Y", "HIDDEN", "Y"));
        command(bot, "order", Map.of());
        String group = stage.acme.createGroup(stage.maria(), "Team", Set.of());

        browser.get(stage.acme.uri() + "/u/17/im/" + bot + "/");
        browser.findElement(By.cssSelector("textarea[name=text]")).sendKeys("/");
        until(() -> offered().equals(List.of("/weather", "/order")));
        browser.get(stage.acme.uri() + "/u/17/im/" + group + "/");
        browser.findElement(By.cssSelector("textarea[name=text]")).sendKeys("/w");
        until(() -> offered().equals(List.of("/weather")));
        assertEquals(
                "/weather город Показывает погоду Helpdesk",
                browser.findElement(By.cssSelector("[data-command]")).getText().replaceAll("\\s+", " "));
        browser.findElement(By.cssSelector("[data-command]")).click();
        assertEquals(
                "/weather ",
                browser.findElement(By.cssSelector("textarea[name=text]")).getDomProperty("value"));
        assertNoErrors();
    }

    private List<String> offered() {
        return browser.findElements(By.cssSelector("[data-command]")).stream()
                .filter(WebElement::isDisplayed)
                .map(button -> button.getDomAttribute("data-command"))
                .toList();
    }

    private void command(long bot, String name, Map<String, Object> more) {
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.put("BOT_ID", bot);
        parameters.put("COMMAND", name);
        parameters.put("EVENT_COMMAND_ADD", stage.application.eventsUri());
        parameters.put(
                "LANG",
                List.of(
                        Map.of("LANGUAGE_ID", "en", "TITLE", "Shows the weather", "PARAMS", "city"),
                        Map.of("LANGUAGE_ID", "ru", "TITLE", "Показывает погоду", "PARAMS", "город")));
        assertEquals("", stage.call("imbot.command.register", parameters).error());
    }

    @Test
    void thePagesAreAccessibleAndNarrowEnough() {
        stage.installed();
        long bot = stage.register("bot");
        stage.acme.say(stage.vera(), String.valueOf(bot), "Hello");
        stage.call(
                "imbot.message.add",
                Map.of(
                        "BOT_ID",
                        bot,
                        "DIALOG_ID",
                        "1",
                        "MESSAGE",
                        "[send=a]A[/send] or https://x.example",
                        "KEYBOARD",
                        List.of(Map.of("TEXT", "Go", "COMMAND", "go"))));
        String portal = stage.acme.uri().toString();
        String server = stage.sandbox.authorizationServer().toString();
        for (String page : List.of(
                server + "/",
                server + "/control",
                portal + "/",
                portal + "/journal",
                portal + "/u/1/",
                portal + "/u/1/im/" + bot + "/",
                portal + "/u/1/app/")) {
            browser.manage().window().setSize(new Dimension(1280, 900));
            browser.get(page);
            List<String> violations = new AxeBuilder()
                    .exclude("iframe").analyze(browser).getViolations().stream()
                            .map(rule -> page + " " + rule.getId() + " " + rule.getNodes())
                            .toList();
            assertEquals(List.of(), violations);
            Map<String, Object> phone = Map.of("width", 360, "height", 740, "deviceScaleFactor", 1, "mobile", false);
            browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", phone);
            Object overflow = browser.executeScript(
                    "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertEquals("0", String.valueOf(overflow), page);
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    @Test
    void aGroupIsMadeAndGrowsOnAWideScreenAndOnAPhone() {
        stage.installed();
        stage.register("bot");
        for (int width : List.of(1280, 400)) {
            Map<String, Object> screen = Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false);
            browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", screen);
            browser.get(stage.acme.uri() + "/u/1/");
            browser.findElement(By.cssSelector("[data-new-group] summary")).click();
            assertEquals("whole", panel("[data-new-group]"));
            browser.findElement(By.cssSelector("[data-new-group] [type=checkbox]"))
                    .click();
            browser.findElement(By.cssSelector("[data-new-group] .button--primary"))
                    .click();
            until(() -> !browser.findElements(By.cssSelector("[data-invite]")).isEmpty());
            browser.findElement(By.cssSelector("[data-invite] summary")).click();
            assertEquals("whole", panel("[data-invite]"));
        }
        assertNoErrors();
    }

    private String panel(String selector) {
        return String.valueOf(browser.executeScript(PANEL, selector));
    }

    private String text(String selector) {
        return browser.findElements(By.cssSelector(selector)).stream()
                .findFirst()
                .map(element -> element.getText())
                .orElse("");
    }

    private void until(BooleanSupplier condition) {
        new WebDriverWait(browser, Duration.ofSeconds(15), Duration.ofMillis(20))
                .ignoring(StaleElementReferenceException.class)
                .until(_ -> condition.getAsBoolean());
    }

    private void assertNoErrors() {
        assertEquals(List.of(), browser.manage().logs().get(LogType.BROWSER).getAll());
    }
}
