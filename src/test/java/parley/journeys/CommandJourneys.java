package parley.journeys;

import static com.codeborne.selenide.CollectionCondition.size;
import static com.codeborne.selenide.Condition.focused;
import static com.codeborne.selenide.Condition.text;
import static com.codeborne.selenide.Condition.value;
import static com.codeborne.selenide.Condition.visible;
import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.$$;
import static com.codeborne.selenide.Selenide.executeJavaScript;
import static com.codeborne.selenide.Selenide.open;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.journeys.House.eventually;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Vera gives her bot a command; Maria and Ivan use it. */
abstract class CommandJourneys extends InThePortal {

    @Test
    void makesACommandUsesItEverywhereRenamesItAndDeletesIt() {
        installWithABot();
        $("#create-command").click();
        $("#name").setValue("погода");
        $("#save").click();
        $("#name").shouldBe(focused);
        $("#problems").shouldBe(visible);
        $("#name").setValue("/weather");
        $("#topic").selectOptionContainingText("weather");
        $("#title-ru").setValue("Показывает погоду 🌦");
        $("#parameters-ru").setValue("город");
        $("[name=everywhere]").click();
        executeJavaScript("const save = document.getElementById('save'); save.click(); save.click()");
        $$("#commands .command").shouldHave(size(1));
        $("#commands").shouldHave(text("/weather"));
        $(".badge--good").shouldBe(visible);
        assertEquals(1, acme().registry().commands().size());

        long bot = acme().bots().getFirst().id();
        talkAs(MARIA, Long.toString(bot));
        $(".composer textarea").sendKeys("/");
        $("[data-command]").shouldHave(text("/weather")).shouldHave(text("Показывает погоду 🌦"));
        $("[data-command]").click();
        $(".composer textarea").shouldHave(value("/weather "));
        say("/weather Нижний Новгород [b]!");
        lastMessage().shouldHave(text("Weather in Нижний Новгород ［b］!: sunny."));

        String group = acme().createGroup(acme().person(IVAN), "Продажи", Set.of(MARIA));
        talkAs(IVAN, group);
        say("/weather Riga");
        lastMessage().shouldHave(text("Weather in Riga: sunny."));
        assertEquals(bot, acme().messages(acme().person(IVAN), group).getLast().authorId());

        openCommands();
        $(".command__link").click();
        $("#title-ru").setValue("Прогноз");
        $("#save").click();
        $("#commands").shouldHave(text("Прогноз"));
        talkAs(MARIA, group);
        $(".composer textarea").sendKeys("/w");
        $("[data-command]").shouldHave(text("Прогноз"));

        openCommands();
        $(".command__delete").click();
        $("#confirm-deletion").click();
        $(".empty").shouldBe(visible);
        assertEquals(List.of(), acme().registry().commands());
        talkAs(IVAN, group);
        say("/weather Riga");
        assertEquals(
                "/weather Riga",
                acme().messages(acme().person(IVAN), group).getLast().text());
    }

    @Test
    void isGoodAtEveryWidthInEveryLanguage() {
        installWithABot();
        for (String language : List.of("en", "ru", "de")) {
            acme().speak(acme().person(VERA), language);
            List<Integer> widths = Browser.widths(language);
            for (int width : widths) {
                Browser.width(width);
                String suffix = "-" + language + "-" + width;
                openCommands();
                if (width == widths.getFirst()) {
                    look("commands-empty" + suffix);
                    $("#create-command").click();
                    $("#save").click();
                    $("#problems").shouldBe(visible);
                    look("commands-problems" + suffix);
                    $("#name").setValue("wetterbericht" + language);
                    $("#topic").selectOption(1);
                    $("#title-de").setValue("Zeigt die ausführliche Wettervorhersage der kommenden vierzehn Tage");
                    $("#parameters-de").setValue("Ort oder Postleitzahl");
                    $("[name=extranet]").click();
                    $("#save").click();
                    $("#commands").shouldBe(visible);
                }
                look("commands-list" + suffix);
                $(".command__link").click();
                $("#name").shouldBe(visible);
                look("commands-form" + suffix);
                openCommands();
                $(".command__delete").click();
                $("#confirm-deletion").shouldBe(visible);
                look("commands-deletion" + suffix);
            }
            Browser.width(1280);
            $("#confirm-deletion").click();
            $(".empty").shouldBe(visible);
        }
    }

    private static void look(String page) {
        Browser.assertGood(page);
        Browser.picture(page);
    }

    private void installWithABot() {
        open(acme().uri() + "/u/" + VERA + "/app/");
        $("[data-install]").click();
        eventually("the end of the installation", () -> acme().isInstalled());
        openApplication(VERA);
        $("#create-bot").click();
        $("#name").setValue("Helpdesk");
        $("[name=topicWordings]").setValue("weather forecast");
        $("[name=topicReply]").setValue("Weather in {command.parameters}: sunny.");
        $("#save").click();
        $("#bots").shouldHave(text("Helpdesk"));
        openCommands();
    }

    private void openCommands() {
        openApplication(VERA);
        $(".bot__link").click();
        $(".tabs__tab[href$=commands]").click();
        $("#create-command").shouldBe(visible);
    }
}
