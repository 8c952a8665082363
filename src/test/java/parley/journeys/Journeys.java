package parley.journeys;

import static com.codeborne.selenide.CollectionCondition.size;
import static com.codeborne.selenide.Condition.attribute;
import static com.codeborne.selenide.Condition.exactValue;
import static com.codeborne.selenide.Condition.exist;
import static com.codeborne.selenide.Condition.text;
import static com.codeborne.selenide.Condition.value;
import static com.codeborne.selenide.Condition.visible;
import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.$$;
import static com.codeborne.selenide.Selenide.executeJavaScript;
import static com.codeborne.selenide.Selenide.open;
import static com.codeborne.selenide.Selenide.webdriver;
import static com.codeborne.selenide.WebDriverConditions.urlContaining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.journeys.House.eventually;

import com.codeborne.selenide.WebDriverRunner;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Portal;

/** What an author and the people who write to a bot live through, in the portal's own pages. */
abstract class Journeys extends InThePortal {

    @Test
    void installsMakesABotTalksToItAndDeletesIt() {
        install();

        $("#create-bot").click();
        $("#name").setValue("Помощник");
        $("#position").setValue("Отвечает про ВПН");
        $("#language").selectOptionByValue("ru");
        $("#greeting").setValue("Здравствуйте, {person.name}! Спросите меня про ВПН 🙂");
        topic(0, "не работает впн\nвпн\nvpn", "Вы писали: «{message}». Перезапустите клиент.");
        $("#fallback").setValue("Не понял, спросите иначе.");
        $("#save").click();
        $("#bots").shouldHave(text("Помощник"));
        Bot bot = onlyBot();
        $(".badge").shouldHave(text(Long.toString(bot.id())));
        $("#done [data-behaviour=write]").shouldBe(visible).click();
        Browser.outOfFrame();
        webdriver().shouldHave(urlContaining("/u/" + VERA + "/im/" + bot.id() + "/"));

        talkAs(MARIA, Long.toString(bot.id()));
        lastMessage().shouldHave(text("Здравствуйте, Мария Кузнецова! Спросите меня про ВПН 🙂"));
        say("У меня ВПН не работал 😢 [b]срочно[/b] [не тег]");
        lastMessage().shouldHave(text("Перезапустите клиент."));
        lastMessage().shouldHave(text("«У меня ВПН не работал 😢 срочно ［не тег］»"));
        say("Расскажи анекдот");
        lastMessage().shouldHave(text("Не понял, спросите иначе."));

        mentionInAGroup(bot);

        openApplication(VERA);
        $(".bot__link").click();
        $("#delete-bot").click();
        $("#confirmation").setValue("Поможник");
        $("#confirm-deletion").click();
        $("#confirmation-problem").shouldHave(text("Помощник"));
        Browser.forgetConsole();
        $("#confirmation").shouldHave(value("Поможник")).setValue("Помощник");
        $("#confirm-deletion").click();
        $(".empty").shouldBe(visible);
        assertEquals(List.of(), acme().bots());
    }

    @Test
    void takesABotThroughItsStates() {
        install();
        $("#create-bot").click();
        $("#name").setValue("Vera");
        topic(0, "vpn", "Restart it.");
        $("#keep-draft").click();
        $(".badge").shouldHave(text("Draft"));
        assertEquals(List.of(), acme().bots());

        $(".bot__link").click();
        $("#bot-publication").click();
        $("#bot-pause").shouldBe(visible);
        String dialog = Long.toString(onlyBot().id());
        talkAs(IVAN, dialog);
        say("vpn");
        lastMessage().shouldHave(text("Restart it."));

        openBot();
        $("#bot-pause").click();
        $("#line").setValue("Back at noon, {person.name} 🙂");
        $("#confirm-pause").click();
        $("#bot-standing").shouldHave(text("Back at noon, {person.name} 🙂"));
        talkAs(IVAN, dialog);
        say("vpn");
        lastMessage().shouldHave(text("Back at noon, Ivan Petrov 🙂"));

        openBot();
        $("#bot-publication").click();
        $("#bot-pause").shouldHave(text("Pause"));
        talkAs(IVAN, dialog);
        say("vpn");
        lastMessage().shouldHave(text("Restart it."));
    }

    @Test
    void restoresABotThatWasRemovedAndMakesACopyOfAnotherKind() {
        install();
        $("#create-bot").click();
        $("#name").setValue("Vera");
        $("#save").click();
        $("#bots").shouldBe(visible);
        acme().removeBot(onlyBot().id());
        openBot();
        $("#bot-standing").shouldHave(text("Removed in the portal"));
        $("#bot-restoration").click();
        $("#bot-pause").shouldBe(visible);
        assertEquals("Vera", onlyBot().name());

        $("#copy-bot").click();
        $("#name").shouldHave(value("Vera"));
        $("#code").shouldHave(exactValue(""));
        choose("kind", "SUPERVISOR");
        $("#save").click();
        $$("#bots .bot").shouldHave(size(2));
        assertEquals(List.of("B", "S"), acme().bots().stream().map(Bot::type).toList());
        assertEquals(2, acme().bots().stream().map(Bot::code).distinct().count());
    }

    private void mentionInAGroup(Bot bot) {
        Person ivan = acme().person(IVAN);
        String group = acme().createGroup(ivan, "Продажи", java.util.Set.of(bot.id(), MARIA));
        eventually(
                "the greeting in the group", () -> acme().messages(ivan, group).size() == 1);
        talkAs(IVAN, group);
        say("впн");
        say("[USER=" + bot.id() + "]Помощник[/USER], впн");
        lastMessage().shouldHave(text("Перезапустите клиент."));
        assertEquals(
                4,
                acme().messages(ivan, group).size(),
                "greeting, two messages of Ivan, one answer to the one that was meant");
    }

    @Test
    void survivesReloadAndTheBackButton() {
        install();
        $("#create-bot").click();
        $("#name").shouldBe(visible);
        WebDriverRunner.getWebDriver().navigate().back();
        Browser.intoFrame();
        $(".empty").shouldBe(visible);
        $("#create-bot").click();
        $("#name").shouldBe(visible);
        // The address follows the page by a moment.
        eventually(
                "the address of the form", () -> "/app/bots/new".equals(executeJavaScript("return location.pathname")));
        executeJavaScript("location.reload()");
        $("#name").shouldBe(visible);
        WebDriverRunner.getWebDriver().navigate().refresh();
        Browser.intoFrame();
        $(".page__title").shouldBe(visible);
    }

    @Test
    void provesInBothDirectionsThatABotHearsAndRepairsWhatIsBroken() {
        install();
        $("#create-bot").click();
        $("#name").setValue("Помощник");
        $("#save").click();
        Browser.picture("invitation-1280");
        $("#test-now").click();
        $("#line-loop").shouldHave(text("Помощник has written to you"));
        $("#line-access").shouldHave(text("In order"));
        Browser.assertGood("an answer is awaited");
        Bot bot = onlyBot();

        acme().say(acme().person(VERA), Long.toString(bot.id()), "Слышу!");
        $("#line-loop").shouldHave(text("your message came back to us"));
        $("#line-loop time").shouldHave(attribute("datetime"));
        $("#line-arrivals").shouldHave(text("In order"));
        Browser.assertGood("the loop is proven");
        Browser.picture("health-proven-1280");

        acme().unbindEvents();
        acme().removeBot(bot.id());
        $(".page__header .button").click();
        $("#line-bindings").shouldHave(text("Needs repair"));
        $("#line-bindings button").click();
        $("#line-bindings").shouldHave(text("In order"));
        $("[id^=line-bot]").shouldHave(text("was deleted in the portal"));
        $("[id^=line-bot] button").click();
        $("[id^=line-bot]").shouldHave(text("In order"));
        assertEquals(1, acme().bots().size());
        executeJavaScript("const test = document.getElementById('repair-loop'); test.click(); test.click()");
        $("#line-loop").shouldHave(text("has written to you"));
        assertEquals(
                1,
                acme().messages(acme().person(VERA), Long.toString(onlyBot().id()))
                        .size(),
                "one message for a double click");
        for (String language : List.of("ru", "de")) {
            acme().speak(acme().person(VERA), language);
            Browser.width(400);
            openApplication(VERA);
            $$(".tabs__tab").last().click();
            $("#line-loop").shouldBe(visible);
            $(".health__findings[aria-busy=false]").shouldBe(visible);
            Browser.assertGood("health " + language);
            Browser.picture("health-" + language + "-400");
        }
        Browser.width(1280);

        talkAs(VERA, "7");
        $("[data-bell]").shouldBe(visible);
        Browser.picture("notification-1280");
    }

    @Test
    void welcomesPeopleWhoMayNotManageKindly() {
        install();
        open(acme().uri() + "/u/" + IVAN + "/app/");
        Browser.intoFrame();
        $("h1").shouldBe(visible);
        $("#create-bot").shouldNot(exist);
        Browser.assertGood("a visitor without the right");
        Browser.picture("employee-1280");
    }

    @Test
    void isGoodAtEveryWidthInEveryLanguage() {
        install();
        $("#create-bot").click();
        $("#name").setValue("Очень-длинное-имя-бота-без-пробелов-и-ещё-немного");
        $("#position").setValue("Beantwortet Fragen zur Personalverwaltungsabteilung");
        $("#save").click();
        $("#bots").shouldBe(visible);
        for (String language : List.of("en", "ru", "de")) {
            acme().speak(acme().person(VERA), language);
            for (int width : Browser.widths(language)) {
                Browser.width(width);
                String suffix = "-" + language + "-" + width;
                openApplication(VERA);
                $("html").shouldHave(attribute("lang", language));
                Browser.assertGood("list" + suffix);
                Browser.picture("list" + suffix);
                $("#create-bot").click();
                $("#name").shouldBe(visible);
                Browser.assertGood("form" + suffix);
                Browser.picture("form" + suffix);
                $("#save").click();
                $("#problems").shouldBe(visible);
                Browser.assertGood("problems" + suffix);
                Browser.picture("problems" + suffix);
                openApplication(VERA);
                $(".bot__delete").click();
                $("#confirm-deletion").shouldBe(visible);
                Browser.assertGood("deletion" + suffix);
            }
        }
        Browser.width(1280);
    }

    @Test
    void connectsAPortalAgainOutsideTheFrameOnce() {
        install();
        open(acme().uri() + "/u/" + VERA + "/");
        open(house.parley("/oauth/start?domain=" + acme().domain()).toString());
        $(".message--good").shouldBe(visible);
        Browser.assertGood("connected");

        WebDriverRunner.getWebDriver().navigate().refresh();
        $(".message--bad").shouldBe(visible);
        // The browser reports the refusal that was meant to happen.
        Browser.forgetConsole();
    }

    @Test
    void keepsTwoPortalsApart() {
        install();
        $("#create-bot").click();
        $("#name").setValue("Vera");
        $("#save").click();
        $("#bots").shouldHave(text("Vera"));

        Portal globex = house.sandbox().portal("globex");
        open(globex.uri() + "/u/" + globex.administrator().id() + "/app/");
        $("[data-install]").click();
        eventually("the installation in Globex", globex::isInstalled);
        Browser.intoFrame();
        $(".empty").shouldBe(visible);
        $("html").shouldHave(attribute("lang", "de"));
    }
}
