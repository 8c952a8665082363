package parley.journeys;

import static com.codeborne.selenide.CollectionCondition.sizeGreaterThan;
import static com.codeborne.selenide.Condition.text;
import static com.codeborne.selenide.Condition.visible;
import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.$$;
import static com.codeborne.selenide.Selenide.executeJavaScript;
import static com.codeborne.selenide.Selenide.open;
import static parley.journeys.House.eventually;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.sandbox.portal.Portal;
import parley.storage.Databases;

/** Takes the pictures of the editor and of what people asked, as {@link PicturesTest} does of the other pages. */
@Tag("pictures")
final class EditorPicturesTest {
    private static final long IVAN = 7;
    private static final long MARIA = 17;
    private static final int WIDE = 1440;

    private House house;
    private Portal acme;

    @BeforeEach
    void enter() {
        Browser.open();
        house = new House(Databases.h2());
        acme = house.sandbox().portal("acme");
        open(acme.uri() + "/u/1/app/");
        Browser.width(WIDE);
        $("[data-install]").click();
        eventually("the end of the installation", acme::isInstalled);
    }

    @AfterEach
    void leave() {
        Browser.close();
        house.close();
    }

    @Test
    void takesThePictures() {
        gallery();
        talks();
        topics();
        topic();
        publishing();
        versions();
        asked();
    }

    private void gallery() {
        application();
        $("#start-from-template").click();
        $("[href$='/gallery/helpdesk']").shouldBe(visible);
        PicturesTest.inBothThemes("gallery");
        $("[href$='/gallery/helpdesk']").click();
        $("#save").shouldBe(visible);
        PicturesTest.take("gallery-questions");
        $("#save").click();
        $("#topiclist").shouldBe(visible);
    }

    private void talks() {
        ask(MARIA, "I forgot my pasword", "yes", "How do I book a meeting room?", "Where is the projector?");
        ask(IVAN, "hello", "where is the projektor", "my vpn does not connect");
    }

    private void topics() {
        editor("topics");
        $("#rehearsal").shouldBe(visible);
        PicturesTest.inBothThemes("topics");
        PicturesTest.onAPhone("topics-phone", WIDE);
    }

    private void topic() {
        $$(".topicrow__link").findBy(text("VPN")).click();
        $("#steps-title").shouldBe(visible);
        said("cannot connect to vpn");
        said("certificate expired");
        $("#step-0 > .step__line > [data-open]").click();
        $("#step-0-text").shouldBe(visible);
        PicturesTest.inBothThemes("topic");
        PicturesTest.onAPhone("topic-phone", WIDE);
        executeJavaScript("document.querySelectorAll('.rehearsal__setting').forEach(part => part.open = true)");
        $("[name=test]").setValue("An expired certificate");
        $("[name=keep]").click();
        $(".rehearsal__kept").shouldHave(text("An expired certificate"));
    }

    private void said(String words) {
        int before = $$(".turn").size();
        $("#rehearsal-say").setValue(words).pressEnter();
        $$(".turn").shouldHave(sizeGreaterThan(before));
    }

    private void publishing() {
        $("#step-1-0-0 > .step__line > [data-open]").click();
        $("#step-1-0-0-text").setValue("Please install the new certificate, and connect again.");
        $("#step-1-0-0-sentence").shouldHave(text("new certificate"));
        $("#publish").click();
        $(".sides").shouldBe(visible);
        executeJavaScript("document.querySelector('[action$=expectation] button').scrollIntoView({ block: 'end' })");
        PicturesTest.inBothThemes("publish");
        $("[action$='/expectation'] button").click();
        $(".sides").shouldNotBe(visible);
        $("#note").setValue("The certificate of last year is gone.");
        $("#confirm-publish").click();
        $("#done").shouldBe(visible);
    }

    private void versions() {
        editor("versions");
        PicturesTest.inBothThemes("versions");
    }

    private void asked() {
        editor("unanswered");
        PicturesTest.inBothThemes("unanswered");
        editor("transcripts");
        $("main a[href*='/transcripts/']").click();
        $(".page__title").shouldBe(visible);
        PicturesTest.inBothThemes("transcript");
    }

    private void ask(long person, String... words) {
        open(acme.uri() + "/u/" + person + "/im/" + acme.bots().getFirst().id() + "/");
        for (String each : words) {
            int before = $$("[data-message]").size();
            $(".composer textarea").setValue(each);
            $("[data-send-message]").click();
            $$("[data-message]").shouldHave(sizeGreaterThan(before + 1));
        }
    }

    private void editor(String tab) {
        application();
        $(".bot__link").click();
        $(".tabs__tab[href$='/" + tab + "']").click();
        $(".tabs__tab[href$='/" + tab + "'][aria-current=page]").shouldBe(visible);
    }

    private void application() {
        open(acme.uri() + "/u/1/app/");
        Browser.intoFrame();
        $("main h1").shouldBe(visible);
    }
}
