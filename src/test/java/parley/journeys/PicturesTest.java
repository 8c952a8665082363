package parley.journeys;

import static com.codeborne.selenide.Condition.text;
import static com.codeborne.selenide.Condition.visible;
import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.$$;
import static com.codeborne.selenide.Selenide.open;
import static parley.journeys.House.eventually;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.sandbox.portal.Portal;
import parley.storage.Databases;

/** Takes the pictures of the README: {@code mvn surefire:test -Dgroups=pictures -DexcludedGroups=}. */
@Tag("pictures")
final class PicturesTest {
    private static final Path DOCS = Path.of("docs");

    @Test
    void takesThePicturesOfTheReadme() {
        Browser.open();
        try (House house = new House(Databases.h2())) {
            Portal acme = house.sandbox().portal("acme");
            String vera = acme.uri() + "/u/1/";
            open(vera + "app/");
            Browser.width(1280);
            $("[data-install]").click();
            eventually("the end of the installation", acme::isInstalled);
            make(vera, "IT helpdesk", "Answers questions about computers", "DARK_BLUE", "vpn\nremote access");
            make(vera, "Кадры", "Отпуска, справки, больничные", "PURPLE", "отпуск");
            make(vera, "Empfang", "Erste Auskunft für Kunden", "GREEN", "Öffnungszeiten");
            Browser.picture(DOCS, "list");
            $("#create-bot").click();
            $("#name").shouldBe(visible);
            $("#name").setValue("Onboarding");
            Browser.picture(DOCS, "form");
            open(acme.uri() + "/u/7/im/" + acme.bots().getFirst().id() + "/");
            $("[data-message]").shouldBe(visible);
            ask("Good morning! My VPN does not connect 😢");
            ask("And the printer?");
            Browser.picture(DOCS, "chat");
        } finally {
            Browser.close();
        }
    }

    private static void make(String vera, String name, String position, String color, String wordings) {
        open(vera + "app/");
        Browser.intoFrame();
        $("#create-bot").click();
        $("#name").setValue(name);
        $("#position").setValue(position);
        $("[name=color][value=" + color + "]").sendKeys(" ");
        $("[name=topicWordings]").setValue(wordings);
        $("[name=topicReply]")
                .setValue("Please restart the client and try once more. Still nothing? Write to me again.");
        $("#save").click();
        $("#bots").shouldHave(text(name));
    }

    private static void ask(String words) {
        int before = $$("[data-message]").size();
        $(".composer textarea").setValue(words);
        $("[data-send-message]").click();
        eventually("an answer", () -> $$("[data-message]").size() == before + 2);
    }
}
