package parley.journeys;

import static com.codeborne.selenide.CollectionCondition.size;
import static com.codeborne.selenide.CollectionCondition.sizeGreaterThan;
import static com.codeborne.selenide.Condition.exist;
import static com.codeborne.selenide.Condition.hidden;
import static com.codeborne.selenide.Condition.text;
import static com.codeborne.selenide.Condition.value;
import static com.codeborne.selenide.Condition.visible;
import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.$$;
import static com.codeborne.selenide.Selenide.closeWindow;
import static com.codeborne.selenide.Selenide.open;
import static com.codeborne.selenide.Selenide.switchTo;
import static parley.journeys.House.eventually;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WindowType;

/** How administrators share the work on bots, and what becomes of two who work at the same time. */
@Tag("browser")
abstract class RightsJourneys extends InThePortal {
    private static final int WIDE = 1280;
    private static final int NARROW = 400;

    @BeforeEach
    void makeTwoBots() {
        open(acme().uri() + "/u/" + VERA + "/app/");
        Browser.width(WIDE);
        $("[data-install]").click();
        eventually("the end of the installation", acme()::isInstalled);
        make("Helpdesk");
        make("Payroll");
    }

    @Test
    void ivanEditsTheOneBotHeMayUntilTheRightIsWithdrawn() {
        enterAs(IVAN);
        $(".message__text").shouldHave(text("Vera Solovyova"));
        look("stranger");

        enterAs(VERA);
        section("People");
        look("people-empty");
        $("#add-editor").click();
        chooseInTheDialog("#choose-person", "cancel", null);
        $("#choose-person").shouldBe(visible);
        chooseInTheDialog("#choose-person", "choose", "Ivan Petrov");
        $("#right-form").shouldHave(text("Ivan Petrov"));
        look("people-right");
        $("#grant").click();
        $("#problems").shouldHave(text("Please choose at least one bot."));
        $$("#bots label").findBy(text("Helpdesk")).$("input").click();
        $("#grant").click();
        $("#people").shouldHave(text("Ivan Petrov"), text("Helpdesk"), text("Granted by Vera Solovyova"));
        look("people");

        enterAs(IVAN);
        $$("#bots .bot").shouldHave(size(1)).first().shouldHave(text("Helpdesk"));
        $("#create-bot").shouldNot(exist);
        look("editors-list");
        $(".bot__link").click();
        $("#delete-bot").shouldNot(exist);
        $("#position").setValue("Second line 😢");
        $("#save").click();
        $(".notice--good").shouldBe(visible);

        enterAs(VERA);
        section("Changes");
        $$("#changes .change")
                .first()
                .shouldHave(text("Ivan Petrov"), text("The bot Helpdesk was changed."), text("Second line 😢"));
        look("changes");
        $("#filter-bot").selectOption("Payroll");
        $("#filter button").click();
        $$("#changes .change").shouldHave(size(1)).first().shouldHave(text("The bot Payroll was created."));

        enterAs(IVAN);
        $(".bot__link").click();
        $("#position").setValue("Typed for an hour");
        inAnotherWindow(() -> {
            enterAs(VERA);
            section("People");
            $$("#people button").first().click();
            $(".empty").shouldBe(visible);
        });
        Browser.intoFrame();
        $("#save").click();
        $("[data-lost]").shouldHave(text("you may no longer edit it"));
        $("#position").shouldHave(value("Typed for an hour"));
        Browser.forgetConsole();
        enterAs(IVAN);
        $(".message__text").shouldHave(text("Vera Solovyova"));
    }

    @Test
    void findsPeopleBySearchToo() {
        enterAs(VERA);
        section("People");
        $("#add-editor").click();
        $("#find").setValue("Мария");
        $("#search-form button").click();
        $$("#found .person").shouldHave(size(1));
        look("people-search");
        $("#found a").click();
        $("#right-form").shouldHave(text("Мария Кузнецова"));
        $("#bots [value=all]").click();
        $("#grant").click();
        $("#people").shouldHave(text("Мария Кузнецова"), text("All bots"));
    }

    @Test
    void whoABotTurnsToIsChosenInTheDialogOfThePortal() {
        enterAs(VERA);
        $("#create-bot").click();
        $("#start-from-template").click();
        $("[href$='/gallery/helpdesk']").click();
        $("[data-chosen]").shouldHave(text("Vera Solovyova"));
        chooseInTheDialog("[data-choose]", "choose", "Ivan Petrov");
        $$("[data-chosen] .chip").shouldHave(size(1)).first().shouldHave(text("Ivan Petrov"));
        $("[name=answer-desk]").shouldHave(value(Long.toString(IVAN)));
    }

    @Test
    void twoPeopleWhoChangeOneBotKeepBothChanges() {
        enterAs(VERA);
        $$(".bot__link").findBy(text("Helpdesk")).click();
        $("#position").setValue("From the first window");
        $("#website").setValue("https://first.example");
        inAnotherWindow(() -> {
            enterAs(VERA);
            $$(".bot__link").findBy(text("Helpdesk")).click();
            $("#email").setValue("second@acme.example");
            $("#website").setValue("https://second.example");
            $("#save").click();
            $(".notice--good").shouldBe(visible);
        });
        Browser.intoFrame();
        $("#save").click();
        $("#conflict").shouldHave(text("Vera Solovyova"), text("https://second.example"));
        $("#position").shouldHave(value("From the first window"));
        $("#website").shouldHave(value("https://first.example"));
        $("#email").shouldHave(value("second@acme.example"));
        Browser.forgetConsole();
        look("conflict");
        $("#theirs-WEBSITE").click();
        $("#replace").click();
        $(".notice--good").shouldBe(visible);

        $$(".bot__link").findBy(text("Helpdesk")).click();
        $("#position").shouldHave(value("From the first window"));
        $("#website").shouldHave(value("https://second.example"));
        $("#email").shouldHave(value("second@acme.example"));
        $$("main .tabs__tab").findBy(text("Changes")).click();
        $("h1").shouldHave(text("Changes to Helpdesk"));
        $$("#changes .change").shouldHave(sizeGreaterThan(2));
        look("changes-of-bot");
    }

    private void inAnotherWindow(Runnable work) {
        switchTo().newWindow(WindowType.TAB);
        work.run();
        closeWindow();
        switchTo().window(0);
    }

    private void chooseInTheDialog(String opener, String button, @Nullable String person) {
        $(opener).shouldBe(visible).click();
        Browser.outOfFrame();
        $("[data-people]").shouldBe(visible);
        if (person != null) {
            $$("[data-people] label").findBy(text(person)).$("input").click();
        }
        $("[data-people] button[value=" + button + "]").click();
        $("[data-people]").shouldBe(hidden);
        Browser.intoFrame();
    }

    private void section(String name) {
        $$(".tabs--sections .tabs__tab").findBy(text(name)).click();
        $("h1").shouldHave(text(name));
    }

    private void make(String name) {
        enterAs(VERA);
        $("#create-bot").click();
        $("#name").setValue(name);
        $("#save").click();
        $("#bots").shouldHave(text(name));
    }

    private void enterAs(long user) {
        open(acme().uri() + "/u/" + user + "/app/");
        Browser.intoFrame();
        $("h1").shouldBe(visible);
    }

    /** The page is good at both widths; pictures to look at. */
    private static void look(String page) {
        for (int width : new int[] {NARROW, WIDE}) {
            Browser.width(width);
            Browser.assertGood(page);
            Browser.picture("rights-" + page + "-" + width);
        }
    }
}
