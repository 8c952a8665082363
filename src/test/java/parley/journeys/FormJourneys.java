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
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import parley.authoring.BotColor;
import parley.authoring.Pictures;
import parley.sandbox.portal.Bot;

/** What an author lives through with the form of a bot, in the portal's own pages. */
abstract class FormJourneys extends InThePortal {

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

    @TempDir
    Path folder;

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
