package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import parley.authoring.Pictures;

/** The form of a bot under the hands of a person: judged while it is filled, never lost, saved once. */
final class BotFormInBrowserTest extends PageInBrowser {

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

    /** What the frame can leave the picture by. */
    private static final String SPARE = """
            const picture = document.querySelector('.crop__picture')
            return Math.abs(picture.parentElement.clientWidth - picture.clientWidth)
              + Math.abs(picture.parentElement.clientHeight - picture.clientHeight)
            """;

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
        // In one breath: while the last moves are drawn, the next picture may come between two questions.
        assertEquals(
                true,
                browser.executeScript("return document.querySelector('[data-preview]').src === window.shownPhoto"));
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

    /** Waits until the round picture of the field is of that colour in its middle. */
    private void awaitPreview(String color) {
        patience().until(_ -> color.equals(browser.executeScript("""
                        const image = document.querySelector('#photo-field .avatar__photo')
                        if (!image.complete || !image.naturalWidth) return ''
                        const canvas = document.createElement('canvas').getContext('2d')
                        canvas.drawImage(image, 0, 0, 9, 9)
                        return canvas.getImageData(4, 4, 1, 1).data.slice(0, 3).join()""")));
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

    /** Whether the browser would ask somebody who closes the page. */
    private boolean unloadAsks() {
        return Boolean.TRUE.equals(
                browser.executeScript("return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"));
    }
}
