package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The document of steps under the hands of an author: added, moved and removed by keyboard and by pointer. */
final class StepsInBrowserTest extends PageInBrowser {
    private static final String BACK = ".page__header a";

    @BeforeEach
    void openATopicWithoutSteps() {
        dress(1280);
        browser.get(showroom.open("/app", "/app/bots/1/topics", "en", "vera").toString());
        settle();
        find("#new-topic-name").sendKeys("Steps", Keys.ENTER);
        await("#steps-title");
        assertEquals(List.of(), kinds());
    }

    @Test
    void stepsAreMovedAndRemovedByKeyboard() {
        add("Count");
        add("Menu");
        add("End");
        assertEquals(List.of("Count", "Menu", "End"), kinds());

        onStep(2, Keys.chord(Keys.ALT, Keys.ARROW_UP));
        awaitKinds("Count", "End", "Menu");
        goOn(Keys.ARROW_UP);
        awaitKinds("End", "Count", "Menu");
        goOn(Keys.ARROW_DOWN);
        awaitKinds("Count", "End", "Menu");
        onStep(2, Keys.chord(Keys.ALT, Keys.ARROW_UP));
        awaitKinds("Count", "Menu", "End");
        onStep(2, Keys.chord(Keys.ALT, Keys.ARROW_RIGHT));
        await(".step__inside .step__inside");
        goOn(Keys.ARROW_LEFT);
        patience()
                .until(_ -> browser.findElements(By.cssSelector(".step__inside .step__inside"))
                        .isEmpty());
        settle();
        onStep(0, Keys.DELETE.toString());
        awaitKinds("Menu", "End");
        assertEquals(List.of(), complaints());
    }

    @Test
    void anOptionKeepsItsStepsWhateverBecomesOfTheOthers() {
        add("Menu");
        for (String label : List.of("Printer", "Mail", "Phone")) {
            labels().getLast().sendKeys(label);
        }
        awaitInside("Printer", "Mail", "Phone");
        find("#step-0-inside .branch:nth-child(2) [data-add]").sendKeys(Keys.ENTER);
        await("#palette[open]");
        find("#palette-find").sendKeys("Count", Keys.ENTER);
        await("#step-0-1-0");
        find("#step-0 > .step__line > [data-open]").sendKeys(Keys.ENTER);
        await("#step-0-fields");

        find("#step-0-fields [data-drop]").sendKeys(Keys.ENTER);
        awaitInside("Mail", "Phone");
        labels().getFirst().sendKeys(Keys.END, "s");
        awaitInside("Mails", "Phone");
        assertEquals("Count", find("#step-0-0-0 .step__kind").getText());
        labels().getFirst().sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        patience().until(_ -> !inside().getFirst().contains("Mails"));
        labels().getFirst().sendKeys("Post");
        awaitInside("Post", "Phone");
        assertEquals("Count", find("#step-0-0-0 .step__kind").getText());
        assertEquals(List.of(), complaints());
    }

    @Test
    void whatIsTypedWhileTheFormIsDrawnAnewIsKept() {
        add("Ask");
        find("#step-0-text").sendKeys("Which room?", Keys.TAB);
        patience().until(_ -> find("#step-0-sentence").getText().contains("Which room?"));
        browser.executeScript("""
                document.addEventListener('htmx:oobAfterSwap', function type({ target }) {
                  if (target.id !== 'step-0-form') return
                  document.removeEventListener('htmx:oobAfterSwap', type)
                  document.getElementById('step-0-variable').value += 'om'
                  const end = performance.now() + 200
                  while (performance.now() < end);
                })
                const kind = document.getElementById('step-0-kind')
                kind.value = 'RATING'
                htmx.trigger(kind.form, 'change')
                document.getElementById('step-0-variable').value = 'ro'""");
        patience().until(_ -> find("#step-0-sentence").getText().endsWith("room (rating)"));
        assertEquals(List.of(), complaints());
    }

    @Test
    void whatCouldNotBeKeptStaysOnThePageAndIsTriedAgain() {
        add("Say");
        showroom.stage.scenarios.away = true;
        try {
            find("#step-0-text").sendKeys("Good morning");
            awaitText("#saved", "Not saved. Trying again …");
        } finally {
            showroom.stage.scenarios.away = false;
        }
        assertEquals("Good morning", find("#step-0-text").getDomProperty("value"));
        awaitText("#step-0-sentence", "Says “Good morning”");
        complaints();
    }

    @Test
    void whatIsRefusedIsNotTakenForKept() {
        add("Say");
        String tooLong = "Long words. ".repeat(500);
        browser.executeScript(
                "const text = document.getElementById('step-0-text'); text.value = arguments[0]; htmx.trigger(text.form, 'change')",
                tooLong);
        await("#refused");
        assertEquals("dirty", find("#step-0-fields").getDomAttribute("data-state"));
        find("#step-0-text").sendKeys(Keys.ESCAPE);
        find("#step-0 > .step__line > [data-open]").sendKeys(Keys.ENTER);
        assertEquals(tooLong, find("#step-0-text").getDomProperty("value"));
    }

    @Test
    void whatIsTypedLastIsKeptBeforeALinkLeadsAway() {
        add("Say");
        String editor = path();
        find("#step-0-text").sendKeys("Good evening");
        browser.navigate().back();
        awaitPath("/app/bots/1/topics");
        await("#topiclist");
        comeBack(editor, "Says “Good evening”");

        find("#step-0-text").sendKeys(Keys.END, "!");
        find(BACK).click();
        awaitPath("/app/bots/1/topics");
        await("#topiclist");
        comeBack(editor, "Says “Good evening!”");

        // The answer to what is kept draws this link anew.
        find("#step-0-text").sendKeys(Keys.END, "!");
        find("#publish").click();
        awaitPath("/app/bots/1/versions/new");
        settle();
        comeBack(editor, "Says “Good evening!!”");
        assertEquals(List.of(), complaints());
    }

    @Test
    void whoLeavesWhatCannotBeKeptIsAskedAndMayStay() throws IOException {
        add("Say");
        String editor = path();
        showroom.stage.scenarios.away = true;
        try {
            find("#step-0-text").sendKeys("Good night");
            find(BACK).click();
            await("#leave[open]");
            assertEquals(List.of(), problems(), "axe");
            photograph("editor-leave-1280");
            browser.switchTo().activeElement().sendKeys(Keys.ENTER);
            await("#leave:not([open])");
        } finally {
            showroom.stage.scenarios.away = false;
        }
        assertEquals(editor, path());
        assertEquals(find(BACK), browser.switchTo().activeElement());
        assertEquals("Good night", find("#step-0-text").getDomProperty("value"));
        awaitText("#step-0-sentence", "Says “Good night”");
        assertEquals(0, browser.findElements(By.cssSelector("#leave[open]")).size());

        browser.executeScript("document.getElementById('step-0-text').value = 'Long words. '.repeat(500)");
        find("#step-0-text").sendKeys("!");
        find("#publish").click();
        await("#leave[open]");
        dress(400);
        photograph("editor-leave-400");
        browser.switchTo().activeElement().sendKeys(Keys.ENTER);
        await("#leave:not([open])");
        assertEquals("publish", focused());
        find("#publish").click();
        await("#leave[open]");
        find("#leave [value=leave]").click();
        awaitPath("/app/bots/1/versions/new");
        settle();
        complaints();
    }

    @Test
    void whoLeavesWhatCannotBeSentIsAskedAndMayLeave() {
        add("Say");
        String editor = path();
        unreachable("*/app/bots/1/step*");
        try {
            find("#step-0-text").sendKeys("Good night");
            browser.navigate().back();
            await("#leave[open]");
            awaitPath(editor);
            browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
            await("#leave:not([open])");
            assertEquals("step-0-text", focused());
            browser.navigate().back();
            await("#leave[open]");
            find("#leave [value=leave]").click();
            awaitPath("/app/bots/1/topics");
            await("#topiclist");
        } finally {
            unreachable();
        }
        comeBack(editor, "Says nothing yet");
        complaints();
    }

    private void unreachable(String... addresses) {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(addresses)));
    }

    /** To the editor as it is kept, where the first step opens. */
    private void comeBack(String editor, String sentence) {
        browser.get(showroom.open("/app", "/app/bots/1/topics", "en", "vera").toString());
        await("#topiclist");
        find("[href^='" + editor + "']").sendKeys(Keys.ENTER);
        await("#step-0-sentence");
        awaitText("#step-0-sentence", sentence);
        find("#step-0 [data-open]").sendKeys(Keys.ENTER);
        await("#step-0-text");
    }

    private List<WebElement> labels() {
        return browser.findElements(By.cssSelector("#step-0-fields [name=label]"));
    }

    private void awaitInside(String... options) {
        patience().until(_ -> inside().equals(List.of(options)));
        settle();
    }

    /** What stands over the steps of each option. */
    private List<String> inside() {
        return texts("#step-0-inside > .branch > .branch__name")
                .filter(name -> name.endsWith(" is chosen"))
                .map(name -> name.replaceAll(".*“|”.*", ""))
                .toList();
    }

    private void add(String kind) {
        find("#document > .steps__list > [data-add]").sendKeys("/");
        await("#palette[open]");
        find("#palette-find").sendKeys(kind, Keys.ENTER);
        settle();
    }

    private void onStep(int number, String keys) {
        steps().get(number).sendKeys(keys);
    }

    /** What has the focus goes on being moved. */
    private void goOn(Keys arrow) {
        new Actions(browser).keyDown(Keys.ALT).sendKeys(arrow).keyUp(Keys.ALT).perform();
    }

    private List<WebElement> steps() {
        return browser.findElements(By.cssSelector("#document [data-open]"));
    }

    private void awaitKinds(String... kinds) {
        patience().until(_ -> kinds().equals(List.of(kinds)));
        settle();
    }

    private List<String> kinds() {
        return texts("#document .step__kind").toList();
    }

    private Stream<String> texts(String selector) {
        return browser.findElements(By.cssSelector(selector)).stream().map(WebElement::getText);
    }
}
