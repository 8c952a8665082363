package parley.journeys;

import static com.codeborne.selenide.CollectionCondition.size;
import static com.codeborne.selenide.Condition.attribute;
import static com.codeborne.selenide.Condition.disabled;
import static com.codeborne.selenide.Condition.exactValue;
import static com.codeborne.selenide.Condition.exist;
import static com.codeborne.selenide.Condition.focused;
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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.journeys.House.eventually;

import com.codeborne.selenide.SelenideElement;
import com.codeborne.selenide.WebDriverRunner;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import parley.authoring.BotColor;
import parley.authoring.Pictures;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Portal;
import parley.storage.Databases;

/** What an author and the people who write to a bot live through, in the portal's own pages. */
abstract class Journeys {
    private static final long VERA = 1;
    private static final long IVAN = 7;
    private static final long MARIA = 17;

    private House house;

    @TempDir
    Path folder;

    abstract Databases.Place place();

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
        house = new House(place());
    }

    @AfterEach
    void leave() {
        house.close();
    }

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

    @Test
    void asksBeforeTypedWordsAreLeftForAnotherState() {
        install();
        $("#create-bot").click();
        $("#name").setValue("Vera");
        $("#keep-draft").click();
        $(".bot__link").click();
        $("#position").setValue("Typed and not saved");
        $("#bot-publication").click();
        $("#leave").shouldBe(visible);
        $("#leave [value=stay]").click();
        $("#position").shouldHave(value("Typed and not saved"));
        $("#bot-publication").click();
        $("#leave [value=leave]").click();
        $("#bot-pause").shouldBe(visible);
        assertEquals("Vera", onlyBot().name());
    }

    private void openBot() {
        openApplication(VERA);
        $(".bot__link").click();
        $("#bot-standing").shouldBe(visible);
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
    void makesABotWithEveryField() throws IOException {
        install();
        $("#create-bot").click();
        $("#name").setValue("Vera");
        $("#lastName").setValue("Helps");
        $("#position").setValue("Helpdesk");
        choose("color", "MARENGO");
        choose("kind", "SUPERVISOR");
        $("[name=openChannels]").click();
        $("#email").setValue("vera.bot@acme.example");
        $("#website").setValue("https://acme.example/vera");
        executeJavaScript("document.getElementById('birthday').value = '2020-02-29'");
        $("#gender").selectOptionByValue("FEMALE");
        $("#code").setValue("vera_helps");
        $("#photo").uploadFile(picture());
        $("[name=photo]").shouldHave(attribute("value"));
        $(".avatar__photo").shouldBe(visible);
        $("#save").click();
        $("#bots").shouldHave(text("Vera Helps"));
        $("#bots .avatar__photo").shouldBe(visible);

        Bot bot = onlyBot();
        assertEquals("vera_helps", bot.code());
        assertEquals("S", bot.type());
        assertTrue(bot.openLine());
        var profile = bot.profile();
        assertEquals("Vera", profile.name());
        assertEquals("Helps", profile.lastName());
        assertEquals("Helpdesk", profile.position());
        assertEquals("MARENGO", profile.color());
        assertEquals("vera.bot@acme.example", profile.email());
        assertEquals("https://acme.example/vera", profile.website());
        assertEquals("2020-02-29", profile.birthday());
        assertEquals("F", profile.gender());
        assertFalse(profile.photo().isEmpty());

        $(".bot__link").click();
        $("#code").shouldHave(value("vera_helps"));
        $("#birthday").shouldHave(value("2020-02-29"));
        $("[name=color][value=MARENGO]").shouldBe(com.codeborne.selenide.Condition.selected);
        $("input[type=radio][name=kind]").shouldNot(exist);
        $("#position").setValue("Changed");
        $("#save").click();
        $("#bots").shouldHave(text("Changed"));
        assertEquals("Changed", onlyBot().profile().position());
    }

    @Test
    void showsWhatThePortalRefusesAtTheFieldAndLosesNothing() {
        install();
        $("#create-bot").click();
        $("#name").setValue("Vera");
        $("#greeting").setValue("Привет 🙂");
        $("#email").setValue(acme().person(IVAN).email());
        $("#save").click();

        $("#email").shouldHave(attribute("aria-invalid", "true"));
        $("#email-problem").shouldBe(visible);
        $("#email").shouldBe(focused);
        $("#email").setValue("");
        $("#save").click();
        $("#bots").shouldHave(text("Vera"));
        assertEquals(1, acme().bots().size());
        $(".bot__link").click();
        $(".tabs__tab[href$='/topics']").click();
        $("main").shouldHave(text("Привет 🙂"));
    }

    @Test
    void showsEveryMistakeAtOnceAndLosesNothing() {
        install();
        $("#create-bot").click();
        $("#email").setValue("nobody");
        $("#website").setValue("javascript:alert(1)");
        $("#code").setValue("Мой код");
        $("#greeting").setValue("<b>Hello</b> {persn.name}");
        $("#save").click();

        for (String field : List.of("name", "email", "website", "code", "greeting")) {
            $("#" + field).shouldHave(attribute("aria-invalid", "true"));
        }
        $("#greeting").shouldHave(value("<b>Hello</b> {persn.name}"));
        $("#greeting-problem").shouldHave(text("persn.name"));
        $("#website").shouldHave(value("javascript:alert(1)"));
        assertEquals(List.of(), acme().bots());
    }

    @Test
    void makesOneBotOfADoubleClickAndStopsAtFive() {
        install();
        for (int number = 1; number <= 5; number++) {
            $("#create-bot").click();
            $("#name").setValue("Bot " + number);
            executeJavaScript("const save = document.getElementById('save'); save.click(); save.click()");
            $$("#bots .bot").shouldHave(size(number));
        }
        assertEquals(5, acme().bots().size());
        $("#create-bot").shouldBe(disabled);
        $("#full").shouldBe(visible);
        Browser.assertGood("five bots");
    }

    @Test
    void addsMovesAndRemovesTopicsWithTheKeyboard() {
        install();
        $("#create-bot").click();
        $("#name").setValue("Vera");
        topic(0, "one", "first");
        $("#add-topic").sendKeys(Keys.ENTER);
        topic(1, "two", "second");
        $$("[data-topic]").get(1).$("[data-up]").sendKeys(Keys.ENTER);
        $$("[data-topic]").get(0).$("[name=topicWordings]").shouldHave(value("two"));
        $$("[data-topic]").get(1).$("[data-remove]").sendKeys(Keys.ENTER);
        $$("[data-topic]").shouldHave(size(1));
        $("#save").click();
        $("#bots").shouldHave(text("Vera"));
        talkAs(MARIA, Long.toString(onlyBot().id()));
        say("two");
        lastMessage().shouldHave(text("second"));
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
    void typedWordsComeBackAfterAReloadUntilTheyAreSavedOrDiscarded() {
        install();
        $("#create-bot").click();
        $("#name").setValue("Vera 🙂");
        $("#add-topic").click();
        topic(1, "Праздники", "Завтра.");
        openApplication(VERA);
        $("#create-bot").click();
        $("#typed").shouldBe(visible);
        $("#name").shouldHave(value("Vera 🙂"));
        $$("[data-topic]").get(1).$("[name=topicReply]").shouldHave(value("Завтра."));
        $("#save").click();
        $("#bots").shouldHave(text("Vera 🙂"));
        $("#create-bot").click();
        $("#typed").shouldNotBe(visible);
        $("#name").shouldHave(exactValue(""));
        $("#cancel").click();

        $(".bot__link").click();
        $("#position").setValue("Answers");
        openApplication(VERA);
        $(".bot__link").click();
        $("#position").shouldHave(value("Answers"));
        $("#forget-typed").click();
        $("#leave [value=leave]").click();
        $("#typed").shouldNotBe(visible);
        $("#position").shouldHave(exactValue(""));
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
            for (int width : new int[] {1280, 400}) {
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

    private void install() {
        open(acme().uri() + "/u/" + VERA + "/app/");
        $("[data-install]").click();
        eventually("the end of the installation", () -> acme().isInstalled());
        openApplication(VERA);
        $(".empty").shouldBe(visible);
    }

    private void openApplication(long user) {
        open(acme().uri() + "/u/" + user + "/app/");
        Browser.intoFrame();
        $("#limit").shouldBe(visible);
    }

    private void talkAs(long user, String dialog) {
        open(acme().uri() + "/u/" + user + "/im/" + dialog + "/");
        $(".composer textarea").shouldBe(visible);
    }

    private void say(String words) {
        int before = $$("[data-message]").size();
        $(".composer textarea").setValue(words);
        $("[data-send-message]").click();
        $$("[data-message]").shouldHave(com.codeborne.selenide.CollectionCondition.sizeGreaterThan(before));
    }

    private static SelenideElement lastMessage() {
        return $$("[data-message] [data-text]").last();
    }

    private static void topic(int place, String wordings, String reply) {
        SelenideElement topic = $$("[data-topic]").get(place);
        topic.$("[name=topicWordings]").setValue(wordings);
        topic.$("[name=topicReply]").setValue(reply);
    }

    private static void choose(String field, String choice) {
        SelenideElement input = $("[name=" + field + "][value=" + choice + "]");
        input.sendKeys(Keys.SPACE);
        input.shouldBe(com.codeborne.selenide.Condition.selected);
    }

    @Test
    void thePortalGetsThePartOfThePhotoThatWasChosenAndADrawnOneWhenItIsRemoved() throws IOException {
        install();
        $("#create-bot").click();
        $("#name").setValue("Vera");
        Path file = folder.resolve("quarters.png");
        Files.write(file, Pictures.file(Pictures.quarters(1200, 800), "png"));
        $("#photo").uploadFile(file.toFile());
        $("#crop-frame").shouldBe(visible);
        // The smallest square, as far down and right as it goes: the white quarter.
        $("#crop-size").sendKeys(Keys.HOME);
        for (int i = 0; i < 60; i++) {
            $("#crop-frame").sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_DOWN);
        }
        $("#save").click();
        $("#bots .avatar__photo").shouldBe(visible);
        BufferedImage shown = photoAtThePortal();
        assertEquals(shown.getWidth(), shown.getHeight());
        assertEquals(Color.WHITE.getRGB(), shown.getRGB(1, 1));
        assertEquals(Color.WHITE.getRGB(), shown.getRGB(shown.getWidth() - 2, shown.getHeight() - 2));

        $(".bot__link").click();
        $("#remove-photo").click();
        $("#photo-field .icon--image").shouldBe(visible);
        $("#save").click();
        $("#bots").shouldBe(visible);
        $("#bots .avatar__photo").shouldNotBe(visible);
        assertEquals(0xff000000 | BotColor.AZURE.rgb(), photoAtThePortal().getRGB(1, 1));
    }

    private BufferedImage photoAtThePortal() {
        return Pictures.shown(Base64.getDecoder().decode(onlyBot().profile().photo()));
    }

    private Portal acme() {
        return house.sandbox().portal("acme");
    }

    private Bot onlyBot() {
        assertEquals(1, acme().bots().size());
        return acme().bots().getFirst();
    }

    private File picture() throws IOException {
        BufferedImage picture = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.ORANGE);
        canvas.fillRect(0, 0, 300, 200);
        canvas.dispose();
        Path file = folder.resolve("photo.png");
        ImageIO.write(picture, "png", Files.newOutputStream(file));
        return file.toFile();
    }
}
