package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.engine.Message;
import parley.engine.Message.Choice;
import parley.engine.Message.Link;
import parley.engine.Place;

final class SentMessageTest {
    private static final Message MENU = new Message(
            List.of(new Message.Piece.Authored("[b]Which?[/b]")),
            List.of(new Choice(7001, 1, "VPN"), new Choice(7001, 2, "Printer [new]")),
            List.of(new Link("Site", "https://shop.example/a b")),
            "https://shop.example/vpn.png");

    @Test
    void showsChoicesAsButtonsOfTheHiddenCommand() {
        SentMessage sent = SentMessage.of(MENU, Place.PRIVATE, true);

        assertEquals("[b]Which?[/b]\n[img size=medium]https://shop.example/vpn.png [/img]", sent.text());
        assertEquals(
                List.of(
                        Map.of("TEXT", "VPN", "COMMAND", "parleychoice", "COMMAND_PARAMS", "7001:1"),
                        Map.of("TEXT", "Printer [new]", "COMMAND", "parleychoice", "COMMAND_PARAMS", "7001:2"),
                        Map.of("TEXT", "Site", "LINK", "https://shop.example/a%20b")),
                sent.buttons());
    }

    @Test
    void numbersChoicesWhereThereIsNoCommand() {
        SentMessage sent = SentMessage.of(MENU, Place.GROUP, false);

        assertTrue(sent.text().endsWith("1. VPN\n2. Printer ［new］"), sent.text());
        assertEquals(1, sent.buttons().size());
    }

    @Test
    void writesToCustomersInPlainTextWithNumbersFromOne() {
        SentMessage sent = SentMessage.of(MENU, Place.OPEN_CHANNEL, true);

        assertEquals("""
                Which?
                https://shop.example/vpn.png
                1. VPN
                2. Printer ［new］
                Site: https://shop.example/a%20b""", sent.text());
        assertEquals(List.of(), sent.buttons());
    }

    @Test
    void leavesOutAddressesThatAreNone() {
        Message message = new Message(
                List.of(new Message.Piece.Authored("Hi")),
                List.of(),
                List.of(new Link("x", "javascript:alert(1)"), new Link("y", "//evil.example")),
                "data:image/png;base64,AAAA");

        assertEquals(new SentMessage("Hi", List.of()), SentMessage.of(message, Place.PRIVATE, true));
        assertEquals(
                "https://a.example/%5B/img%5D",
                SafeAddress.of("https://a.example/[/img]").orElseThrow());
    }

    @Test
    void writesLinksOutWhereThereAreNoWordsToPutThemUnder() {
        Message message = new Message(List.of(), List.of(), List.of(new Link("Site", "https://shop.example")), "");

        assertEquals(
                new SentMessage("[url=https://shop.example]Site[/url]", List.of()),
                SentMessage.of(message, Place.PRIVATE, true));
    }

    @Test
    void splitsALongTextAtSentencesAndKeepsTheButtonsOnTheLastPart() {
        String sentence = "This is a sentence of forty-two characters. ";
        Message message = new Message(
                List.of(new Message.Piece.Authored("[b]" + sentence.repeat(1_000) + "[/b]")),
                MENU.choices(),
                List.of(),
                "");

        List<Message> parts = SentMessage.parts(message, Place.PRIVATE);

        assertEquals(3, parts.size());
        assertTrue(parts.getFirst().plain().endsWith("characters.[/b]"));
        assertTrue(parts.get(1).plain().startsWith("[b]This is"));
        assertEquals(List.of(), parts.getFirst().choices());
        assertEquals(MENU.choices(), parts.getLast().choices());
        parts.forEach(part -> assertTrue(part.plain().length() <= 18_000));
        assertEquals(List.of(MENU), SentMessage.parts(MENU, Place.OPEN_CHANNEL));
    }

    @Test
    void cutsATextWithoutAnyPauseWithoutBreakingASign() {
        List<String> parts = SplitText.split("😀".repeat(3_000), 3_400);

        assertEquals("😀".repeat(3_000), String.join("", parts));
        parts.forEach(part -> assertEquals(0, part.length() % 2));
    }
}
