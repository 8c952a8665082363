package parley.journeys;

import static com.codeborne.selenide.CollectionCondition.sizeGreaterThan;
import static com.codeborne.selenide.Condition.attribute;
import static com.codeborne.selenide.Condition.text;
import static com.codeborne.selenide.Condition.visible;
import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.$$;
import static com.codeborne.selenide.Selenide.executeJavaScript;
import static com.codeborne.selenide.Selenide.open;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.journeys.House.eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.sandbox.portal.Portal;
import parley.storage.Databases;

/** Takes the pictures of every state of the pages: {@code mvn surefire:test -Dgroups=pictures -DexcludedGroups=}. */
@Tag("pictures")
final class PicturesTest {
    private static final Path DOCS = Path.of("docs");
    private static final long LARGEST = 150_000;

    private House house;
    private Portal acme;
    private String vera;

    @BeforeEach
    void enter() {
        Browser.open();
        house = new House(Databases.h2());
        acme = house.sandbox().portal("acme");
        vera = acme.uri() + "/u/1/";
    }

    @AfterEach
    void leave() {
        Browser.close();
        house.close();
    }

    @Test
    void takesThePictures() throws IOException {
        open(vera + "app/");
        Browser.width(1280);
        $("[data-install]").click();
        eventually("the end of the installation", acme::isInstalled);
        lists();
        forms();
        commands();
        deletion();
        rights();
        changes();
        health();
        strangers();
        chat();
        try (Stream<Path> pictures = Files.list(DOCS)) {
            for (Path picture : pictures.toList()) {
                assertTrue(Files.size(picture) < LARGEST, picture + " is large");
            }
        }
    }

    private void lists() {
        application();
        take("list-empty");
        make("IT helpdesk", "Answers questions about computers", "DARK_BLUE", "vpn\nremote access");
        make("Кадры", "Отпуска, справки, больничные", "PURPLE", "отпуск");
        make("Empfang", "Erste Auskunft für Kunden", "GREEN", "Öffnungszeiten");
        inBothThemes("list");
        make("Onboarding", "The first ninety days", "PINK", "first day");
        make("Facilities", "Rooms, parking and keys", "SAND", "parking");
        application();
        take("list-full");
        onAPhone("list-full-phone");
    }

    private void forms() {
        $(".bot__link").click();
        $("#bot-form").shouldBe(visible);
        inBothThemes("form");
        onAPhone("form-phone");
        $("#name").setValue("");
        $("#email").setValue("helpdesk");
        $("#save").click();
        $("#problems").shouldBe(visible);
        Browser.outOfFrame();
        executeJavaScript("document.querySelector('main').scrollTop = 0");
        Browser.intoFrame();
        take("form-problems");
        // Else they would be there again at the next visit.
        $("#cancel").click();
        $("#leave [value=leave]").click();
        $("#bots").shouldBe(visible);
    }

    private void deletion() {
        application();
        $(".bot__delete").click();
        $("#deletion-form").shouldBe(visible);
        take("deletion");
    }

    private void commands() {
        application();
        $(".bot__link").click();
        $("[href$='/commands']").click();
        command("vpn", "Why the VPN does not connect", "your system");
        command("printer", "What to do about the printer", "room");
        inBothThemes("commands");
        $(".command__link").click();
        $("#command-form").shouldBe(visible);
        inBothThemes("command-form");
    }

    private static void command(String name, String title, String parameters) {
        $("#create-command").click();
        $("#name").setValue(name);
        $("#topic").selectOption(1);
        $("#title-en").setValue(title);
        $("#parameters-en").setValue(parameters);
        $("[name=everywhere]").click();
        $("#save").click();
        $("#commands").shouldHave(text("/" + name));
    }

    private void rights() {
        section("/app/people");
        grant("Мария", 3);
        grant("Ivan", 1);
        inBothThemes("people");
    }

    private static void grant(String name, int bot) {
        $("#add-editor").click();
        $("#find").setValue(name);
        $("#search-form button").click();
        $("#found a").click();
        $$("#bots input").get(bot).click();
        $("#grant").click();
        $("#people").shouldHave(text(name));
    }

    private void changes() {
        application();
        $$(".bot__link").findBy(text("Empfang")).click();
        $("#position").setValue("Erste Auskunft für Gäste und Kunden");
        $("#save").click();
        $("#bots").shouldBe(visible);
        section("/app/changes");
        $("#changes").shouldBe(visible);
        inBothThemes("changes");
    }

    private void health() {
        section("/app/health");
        $$("[data-state='badge--good']").shouldHave(sizeGreaterThan(5));
        inBothThemes("health");
    }

    private void section(String address) {
        application();
        $(".tabs--sections [href='" + address + "']").click();
        $(".tabs--sections [href='" + address + "']").shouldHave(attribute("aria-current", "page"));
    }

    private void strangers() {
        open(acme.uri() + "/u/23/app/");
        Browser.intoFrame();
        $("main h1").shouldBe(visible);
        take("employee");
        open(house.parley("/").toString());
        executeJavaScript("""
                const form = Object.assign(document.createElement('form'), { method: 'post', action: '/app' })
                document.body.append(form)
                form.submit()
                """);
        $("#reason").shouldBe(visible);
        take("turned-away");
    }

    private void chat() {
        open(acme.uri() + "/u/7/im/" + acme.bots().getFirst().id() + "/");
        $("[data-message]").shouldBe(visible);
        ask("Good morning! My VPN does not connect 😢");
        ask("And the printer?");
        take("chat");
    }

    private void application() {
        open(vera + "app/");
        Browser.intoFrame();
        $("main h1").shouldBe(visible);
    }

    private void make(String name, String position, String color, String wordings) {
        application();
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

    static void inBothThemes(String name) {
        take(name);
        theme("dark");
        take(name + "-dark");
        theme("light");
    }

    private static void theme(String name) {
        eventually("the theme " + name, () -> Boolean.TRUE.equals(executeJavaScript("""
                const [name] = arguments
                const choice = document.querySelector(`.segments [value=${name}]`)
                if (document.documentElement.dataset.theme !== name) {
                  choice.checked = false
                  choice.click()
                }
                return document.documentElement.dataset.theme === name
                """, name)));
    }

    static void take(String name) {
        // Pages grow into their frame when they are drawn.
        eventually("a quiet page", () -> Boolean.TRUE.equals(executeJavaScript("""
                return document.readyState === 'complete' && !document.querySelector('.htmx-request, .htmx-settling')
                """)));
        Browser.smallPicture(DOCS, name);
    }

    private static void onAPhone(String name) {
        onAPhone(name, 1280);
    }

    /** @param back to this width afterwards */
    static void onAPhone(String name, int back) {
        Browser.width(400);
        take(name);
        Browser.width(back);
    }

    private static void ask(String words) {
        int before = $$("[data-message]").size();
        $(".composer textarea").setValue(words);
        $("[data-send-message]").click();
        eventually("an answer", () -> $$("[data-message]").size() == before + 2);
    }
}
