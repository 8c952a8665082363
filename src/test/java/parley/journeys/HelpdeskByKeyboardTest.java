package parley.journeys;

import static com.codeborne.selenide.CollectionCondition.itemWithText;
import static com.codeborne.selenide.CollectionCondition.size;
import static com.codeborne.selenide.CollectionCondition.sizeGreaterThan;
import static com.codeborne.selenide.Condition.disabled;
import static com.codeborne.selenide.Condition.enabled;
import static com.codeborne.selenide.Condition.exist;
import static com.codeborne.selenide.Condition.focused;
import static com.codeborne.selenide.Condition.hidden;
import static com.codeborne.selenide.Condition.text;
import static com.codeborne.selenide.Condition.visible;
import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.$$;
import static com.codeborne.selenide.Selenide.actions;
import static com.codeborne.selenide.Selenide.executeJavaScript;
import static com.codeborne.selenide.Selenide.open;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.fail;
import static parley.journeys.House.eventually;

import com.codeborne.selenide.ElementsCollection;
import com.codeborne.selenide.SelenideElement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import parley.sandbox.portal.Portal;
import parley.storage.Databases;

/** Vera builds a helpdesk without a mouse; Maria and Ivan talk to it in Russian while she changes her mind. */
@Tag("browser")
final class HelpdeskByKeyboardTest {
    private static final long VERA = 1;
    private static final long IVAN = 7;
    private static final long MARIA = 17;
    private static final int MOST_TRIES = 60;

    /** About how many stops of the tab key there are to an element, negative to go back; 0 only when it is reached. */
    private static final String WAY = """
            const at = document.activeElement
            const wanted = document.querySelector(arguments[0])
            if (at === wanted) return 0
            const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
              .filter(stop => stop.tabIndex >= 0 && !stop.disabled && stop.checkVisibility() && (stop.type !== 'radio' || stop.checked))
            return stops.indexOf(wanted) - stops.indexOf(at) || 1
            """;

    /** Nothing is typed that is not kept, and no answer is under way that would replace what one is about to press. */
    private static final String QUIET = """
            return document.readyState === 'complete' && !!window.htmx && !document.querySelector(
              '.htmx-request, .htmx-swapping, .htmx-settling, [data-state=dirty], [data-state=saving], #rehearsal-place:empty')
            """;

    private House house;

    @BeforeAll
    static void openBrowser() {
        Browser.open();
    }

    @AfterAll
    static void closeBrowser() {
        Browser.close();
    }

    @BeforeEach
    void enter() {
        house = new House(Databases.h2());
        open(acme().uri() + "/u/" + VERA + "/app/");
        Browser.width(1280);
        $("[data-install]").click();
        eventually("the end of the installation", () -> acme().isInstalled());
    }

    @AfterEach
    void leave() {
        house.close();
    }

    @Test
    void isBuiltBrokenMendedPublishedAndTakenBackWhilePeopleTalkToIt() {
        makeTheBot();
        describePrinters();
        breakAndMend();
        publish("Принтеры");
        mariaAsksWithSlips();

        changeTheQuestion();
        publish("Вежливее");
        talkAs(IVAN);
        say("принтер не печатает");
        lastMessage().shouldHave(text("Какой у вас кабинет?"));
        goBackToTheFirstPrinters();

        talkAs(IVAN);
        say("12");
        lastMessage().shouldHave(text("Что случилось с принтером?"));
        talkAs(MARIA);
        say("принтер не печатает");
        lastMessage().shouldHave(text("В каком вы кабинете?"));
    }

    private void makeTheBot() {
        openApplication();
        activate("#create-bot");
        $("#name").shouldBe(visible);
        fill("#name", "Помощник");
        choose("#language", "Russian");
        fill("#greeting", "Здравствуйте, {person.first}!");
        fill("[name=topicWordings]", "сменить пароль");
        fill("[name=topicReply]", "Пароль меняют на странице профиля.");
        activate("#save");
        $("#bots").shouldHave(text("Помощник"));
    }

    private void describePrinters() {
        openTopics();
        fill("#new-topic-name", "Принтер");
        press(Keys.ENTER);
        $("#new-wording").shouldBe(visible);
        fill("#new-wording", "принтер не печатает");
        press(Keys.ENTER);
        $(".chips").shouldHave(text("принтер не печатает"));
        tabTo("[data-add]");
        add("say");
        fill("#step-0-text", "Сочувствую.");

        press(Keys.ESCAPE);
        add("ask");
        fill("#step-1-text", "В каком вы кабинете?");
        choose("#step-1-kind", "rating");
        fill("#step-1-variable", "room");
        $("#step-1-sentence").shouldHave(text("room (rating)"));
        choose("#step-1-kind", "number");
        $("#step-1-sentence").shouldHave(text("room (number)"));

        press(Keys.ESCAPE);
        add("if");
        fill("#step-2-fields [name=branch-name]", "этаж третий");
        fill("#step-2-fields [name=c-name]", "room");
        choose("#step-2-fields [name=c-operator]", "is more than");
        fill("#step-2-fields [name=c-value]", "299");
        $("#step-2-inside").shouldHave(text("этаж третий"));
        tabTo("[data-add$='/2/0/0']");
        add("say");
        fill("#step-2-0-0-text", "На третьем этаже принтер старый.");

        tabTo("#document > .steps__list > [data-add]");
        add("menu");
        fill("#step-3-text", "Что с ним?");
        fill("#step-3-fields [name=label]", "Замялась бумага");
        fill("#step-3-fields [data-row]:nth-of-type(2) [name=label]", "Нужен пароль");
        choose("#step-3-fields [data-row]:nth-of-type(2) [name=go]", "сменить");
        $("#step-3-sentence").shouldHave(text("Нужен пароль → "));
        tabTo("[data-add$='/3/0/0']");
        add("say");
        fill("#step-3-0-0-text", "Откройте крышку, {person.first}.");
        $("#findings").shouldBe(hidden);
    }

    /** A text is emptied, and a topic goes that a button leads to: neither reaches people. */
    private void breakAndMend() {
        openStep(0);
        fill("#step-0-text", Keys.BACK_SPACE);
        $("#step-0-marks").shouldHave(text("This step has no text"));
        activate("main .page__header a");
        $("#topiclist").shouldBe(visible);
        activate("[data-topic]:nth-child(1) [name=remove]");
        $("#list-status").shouldBe(visible);
        activate("#publish");
        $("#confirm-publish").shouldBe(disabled);
        $$(".findings__list li").shouldHave(size(2));

        activate(".findings__list li:nth-child(2) a");
        $("#step-3-marks").shouldHave(text("does not exist"));
        press(Keys.ESCAPE);
        hold(Keys.CONTROL, "z");
        $$("#findings li").shouldHave(size(1));
        activate("#findings a");
        fill("#step-0-text", "Сочувствую.");
        $("#findings").shouldBe(hidden);
    }

    private void publish(String note) {
        activate("#publish");
        $("#confirm-publish").shouldBe(enabled);
        fill("#note", note);
        activate("#confirm-publish");
        $("#versions").shouldHave(text(note));
        Browser.assertNoConsoleErrors("the versions");
    }

    private void mariaAsksWithSlips() {
        talkAs(MARIA);
        say("превет, принтер не печатет");
        messages().shouldHave(itemWithText("Сочувствую."));
        lastMessage().shouldHave(text("В каком вы кабинете?"));
        say("а как сменить пароьл?");
        messages().shouldHave(itemWithText("Пароль меняют на странице профиля."));
        lastMessage().shouldHave(text("В каком вы кабинете?"));
        say("305");
        messages().shouldHave(itemWithText("На третьем этаже принтер старый."));
        $("[data-button='Замялась бумага']").shouldBe(visible);
        say("замялась бумага");
        lastMessage().shouldHave(text("Откройте крышку, Мария."));
    }

    private void changeTheQuestion() {
        openTopics();
        activate("[data-topic]:nth-child(2) .topicrow__link");
        $("#steps-title").shouldBe(visible);
        openStep(1);
        fill("#step-1-text", "Какой у вас кабинет?");
        $("#step-1-sentence").shouldHave(text("Какой у вас кабинет?"));
        press(Keys.ESCAPE);
        openStep(3);
        fill("#step-3-text", "Что случилось с принтером?");
        $("#step-3-sentence").shouldHave(text("Что случилось с принтером?"));
    }

    /** Ivan is in the middle of a question meanwhile. */
    private void goBackToTheFirstPrinters() {
        openApplication();
        activate(".bot__link");
        $(".tabs__tab[href$=versions]").shouldBe(visible);
        activate(".tabs__tab[href$=versions]");
        $("#versions").shouldHave(text("Version 3"));
        activate("form[action$='/versions/2/return'] button");
        $("#done").shouldBe(visible);
        SelenideElement left = $("form[action$='/versions/3/conversations']").closest(".version");
        left.shouldHave(text("Вежливее"), text("1 conversation follows it"), text("Move them to live"));
        $("form[action$='/versions/3/return']").shouldBe(visible);
    }

    /** Opens the list of kinds where one is, and chooses a kind by its name. */
    private static void add(String kind) {
        press("/");
        $("#palette-find").shouldBe(focused);
        press(kind, Keys.ENTER);
        $("#palette").shouldBe(hidden);
        $(".stepform :focus").should(exist);
    }

    private static void openStep(int number) {
        activate("#step-" + number + " > .step__line > [data-open]");
        $("#step-" + number + "-fields :focus").should(exist);
    }

    /** What one types replaces what is there. */
    private static void fill(String field, CharSequence words) {
        tabTo(field);
        hold(Keys.CONTROL, "a");
        press(words);
    }

    /** A list of choices goes to the one that begins with what one types, letter by letter. */
    private static void choose(String field, String beginning) {
        tabTo(field);
        beginning
                .chars()
                .forEach(letter -> actions()
                        .sendKeys(Character.toString(letter))
                        .pause(Duration.ofMillis(120))
                        .perform());
    }

    private static void activate(String selector) {
        awaitQuiet();
        tabTo(selector);
        press(Keys.ENTER);
    }

    private static void awaitQuiet() {
        eventually("a quiet page", () -> Boolean.TRUE.equals(executeJavaScript(QUIET)));
    }

    /** Presses the tab key, or that with shift, until the focus is there. */
    private static void tabTo(String selector) {
        $(selector).should(exist);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            int way = requireNonNull((Number) executeJavaScript(WAY, selector)).intValue();
            if (way == 0) {
                return;
            }
            String tabs = Keys.TAB.toString().repeat(tries == 0 ? Math.abs(way) : 1);
            if (way < 0) {
                hold(Keys.SHIFT, tabs);
            } else {
                press(tabs);
            }
        }
        fail("The tab key does not lead to " + selector + " from "
                + executeJavaScript("return document.activeElement.outerHTML.slice(0, 200) + location"));
    }

    private static void press(CharSequence... keys) {
        actions().sendKeys(keys).perform();
    }

    private static void hold(Keys modifier, CharSequence key) {
        actions().keyDown(modifier).sendKeys(key).keyUp(modifier).perform();
    }

    private void openApplication() {
        open(acme().uri() + "/u/" + VERA + "/app/");
        Browser.intoFrame();
        $("#limit").shouldBe(visible);
    }

    private void openTopics() {
        openApplication();
        activate(".bot__link");
        $(".tabs__tab[href$=topics]").shouldBe(visible);
        activate(".tabs__tab[href$=topics]");
        $("#new-topic-name").shouldBe(visible);
    }

    private void talkAs(long user) {
        long bot = acme().bots().getFirst().id();
        open(acme().uri() + "/u/" + user + "/im/" + bot + "/");
        $(".composer textarea").shouldBe(visible);
    }

    /** Waits for the bot to say something, too. */
    private static void say(String words) {
        int before = messages().size();
        $(".composer textarea").setValue(words);
        $("[data-send-message]").click();
        messages().shouldHave(sizeGreaterThan(before + 1));
    }

    private static SelenideElement lastMessage() {
        return messages().last();
    }

    private static ElementsCollection messages() {
        return $$("[data-message] [data-text]");
    }

    private Portal acme() {
        return house.sandbox().portal("acme");
    }
}
