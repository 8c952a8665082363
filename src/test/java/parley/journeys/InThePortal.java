package parley.journeys;

import static com.codeborne.selenide.Condition.visible;
import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.$$;
import static com.codeborne.selenide.Selenide.open;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.journeys.House.eventually;

import com.codeborne.selenide.SelenideElement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.Keys;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Portal;
import parley.storage.Databases;

/** Our pages inside of a portal, in a browser. */
abstract class InThePortal {
    static final long VERA = 1;
    static final long IVAN = 7;
    static final long MARIA = 17;

    House house;

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
        Browser.leavePage();
        house.close();
    }

    void openBot() {
        openApplication(VERA);
        $(".bot__link").click();
        $("#bot-standing").shouldBe(visible);
    }

    void install() {
        open(acme().uri() + "/u/" + VERA + "/app/");
        $("[data-install]").click();
        eventually("the end of the installation", () -> acme().isInstalled());
        openApplication(VERA);
        $(".empty").shouldBe(visible);
    }

    void openApplication(long user) {
        open(acme().uri() + "/u/" + user + "/app/");
        Browser.intoFrame();
        $("#limit").shouldBe(visible);
    }

    void talkAs(long user, String dialog) {
        open(acme().uri() + "/u/" + user + "/im/" + dialog + "/");
        $(".composer textarea").shouldBe(visible);
    }

    void say(String words) {
        int before = $$("[data-message]").size();
        $(".composer textarea").setValue(words);
        $("[data-send-message]").click();
        $$("[data-message]").shouldHave(com.codeborne.selenide.CollectionCondition.sizeGreaterThan(before));
    }

    static SelenideElement lastMessage() {
        return $$("[data-message] [data-text]").last();
    }

    static void topic(int place, String wordings, String reply) {
        SelenideElement topic = $$("[data-topic]").get(place);
        topic.$("[name=topicWordings]").setValue(wordings);
        topic.$("[name=topicReply]").setValue(reply);
    }

    static void choose(String field, String choice) {
        SelenideElement input = $("[name=" + field + "][value=" + choice + "]");
        input.sendKeys(Keys.SPACE);
        input.shouldBe(com.codeborne.selenide.Condition.selected);
    }

    Portal acme() {
        return house.sandbox().portal("acme");
    }

    Bot onlyBot() {
        assertEquals(1, acme().bots().size());
        return acme().bots().getFirst();
    }
}
