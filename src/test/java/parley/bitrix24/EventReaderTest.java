package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.engine.Place;
import parley.inbox.Envelope;
import parley.inbox.NewEnvelope;
import parley.running.BotRef;
import parley.running.DialogId;
import parley.running.Stimulus;
import parley.running.Stimulus.Author;
import parley.running.Stimulus.BotJoined;
import parley.running.Stimulus.BotRemoved;
import parley.running.Stimulus.ChoicePressed;
import parley.running.Stimulus.CommandInvoked;
import parley.running.Stimulus.MessageAdded;
import parley.running.Stimulus.MessageDeleted;
import parley.running.Stimulus.MessageEdited;
import parley.running.Stimulus.Source;

class EventReaderTest {
    private static final BotRef HELPDESK = new BotRef(Acme.ID, 842);
    private static final Author MARIA = new Author(17, "Мария Кузнецова", "Мария", "Кузнецова", false);

    private final Acme acme = new Acme().installed();

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void aPrivateMessage() {
        MessageAdded added = heard(MessageAdded.class, "message-add__private");
        assertEquals(HELPDESK, added.bot());
        assertEquals(new DialogId("17"), added.dialog());
        assertEquals(Place.PRIVATE, added.place());
        assertEquals(MARIA, added.author());
        assertEquals(50421, added.messageId());
        assertEquals(
                "Привет! 😀 Скидка 15% + доставка?\nЦена = 1 200 & НДС 20%\nhttps://shop.example/?a=1&b=2",
                added.text());
        assertFalse(added.system());
        assertTrue(added.addressing().reaches(HELPDESK));
    }

    @Test
    void aFileWithoutWords() {
        MessageAdded added = heard(MessageAdded.class, "message-add__private-file-observed");
        assertEquals("", added.text());
        assertEquals("Счёт №7 + акт (10%).pdf", added.file());
    }

    @Test
    void theSessionOfAnOpenChannel() {
        assertEquals(377, heard(MessageAdded.class, "message-add__openline").session());
        acme.inbox.envelopes.clear();
        assertEquals(0, heard(MessageAdded.class, "message-add__private").session());
    }

    @Test
    void aPressedChoice() {
        String pressed = Sample.text("command__keyboard-group")
                .replaceAll("(%5BCOMMAND%5D)=page&", "$1=parleychoice&")
                .replaceAll("COMMAND_PARAMS%5D=[^&]*", "COMMAND_PARAMS%5D=7001%3A2");
        ChoicePressed choice = heardIn(ChoicePressed.class, pressed);
        assertEquals(7001, choice.ticket());
        assertEquals(2, choice.number());
        assertEquals(50436, choice.messageId());
        assertEquals(new DialogId("chat2290"), choice.dialog());
    }

    @Test
    void aGroupMessageForTwoBots() {
        MessageAdded first = heard(MessageAdded.class, "message-add__group-two-bots");
        MessageAdded second = assertInstanceOf(MessageAdded.class, read(acme.inbox.envelopes.get(1)));
        assertEquals(new DialogId("chat2290"), first.dialog());
        assertEquals(Place.GROUP, first.place());
        assertEquals("а как оформить отпуск? 🏖️", first.text());
        assertFalse(first.addressing().direct());
        assertEquals(Set.of(842L, 845L), first.addressing().mentioned());
        assertTrue(first.addressing().reaches(HELPDESK));
        assertEquals(new BotRef(Acme.ID, 845), second.bot());
        assertTrue(second.addressing().reaches(second.bot()));
    }

    @Test
    void aMessageThatASupervisorOnlyOverhears() {
        MessageAdded added = heard(MessageAdded.class, "message-add__group-supervisor");
        assertEquals("Коллеги, отчёт готов на 100% + приложение", added.text());
        assertFalse(added.addressing().reaches(added.bot()));
        assertEquals(new Author(23, "Liam O'Connor", "Liam", "O'Connor", false), added.author());
    }

    @Test
    void aCustomersMessageInAnOpenChannel() {
        MessageAdded added = heard(MessageAdded.class, "message-add__openline");
        assertEquals(Place.OPEN_CHANNEL, added.place());
        assertEquals("Здравствуйте!\nГде мой заказ №42? Оплатил 100% + чаевые 😅", added.text());
        assertTrue(added.addressing().reaches(added.bot()));
    }

    @Test
    void anOperatorsMessageInAnOpenChannelIsNotForTheBot() {
        String body = Sample.text("message-add__openline")
                .replace("FROM_USER_ID%5D=1990", "FROM_USER_ID%5D=23")
                .replace("IS_CONNECTOR%5D=Y", "IS_CONNECTOR%5D=N");
        MessageAdded added = heardIn(MessageAdded.class, body);
        assertEquals(Place.OPEN_CHANNEL, added.place());
        assertFalse(added.addressing().reaches(added.bot()));
    }

    @Test
    void edits() {
        MessageEdited here = heard(MessageEdited.class, "message-update__private");
        assertEquals("Привет! Скидка 20% + доставка (исправлено) ✏️", here.text());
        assertEquals(MARIA, here.author());
        acme.inbox.envelopes.clear();
        MessageEdited there = heard(MessageEdited.class, "message-update__group");
        assertEquals(50431, there.messageId());
        assertEquals("покажи остаток отпуска за 2026", there.text());
        assertEquals(new Author(17, "", "", "", false), there.author());
        assertEquals(Set.of(842L), there.addressing().mentioned());
    }

    @Test
    void deletions() {
        assertEquals(
                new MessageDeleted(HELPDESK, new DialogId("17"), Place.PRIVATE, 50421),
                heard(MessageDeleted.class, "message-delete__private"));
        acme.inbox.envelopes.clear();
        assertEquals(
                new MessageDeleted(HELPDESK, new DialogId("chat2290"), Place.GROUP, 50431),
                heard(MessageDeleted.class, "message-delete__group"));
    }

    @Test
    void joins() {
        assertEquals(
                new BotJoined(HELPDESK, new DialogId("17"), Place.PRIVATE, 0, MARIA),
                heard(BotJoined.class, "join__private"));
        acme.inbox.envelopes.clear();
        assertEquals(Place.GROUP, heard(BotJoined.class, "join__group").place());
        acme.inbox.envelopes.clear();
        assertEquals(
                Place.OPEN_CHANNEL, heard(BotJoined.class, "join__openline").place());
    }

    @Test
    void commands() {
        assertEquals(
                new CommandInvoked(
                        HELPDESK,
                        new DialogId("17"),
                        Place.PRIVATE,
                        0,
                        MARIA,
                        50450,
                        63,
                        "order",
                        "42 +срочно 100%",
                        Source.TYPED),
                heard(CommandInvoked.class, "command__textarea-private"));
        acme.inbox.envelopes.clear();
        CommandInvoked pressed = heard(CommandInvoked.class, "command__keyboard-group");
        assertEquals("{\"step\":\"city\",\"v\":\"Нижний Новгород + область\"}", pressed.parameters());
        assertEquals(Source.BUTTON, pressed.source());
        assertEquals(50436, pressed.messageId());
    }

    @Test
    void severalCommandsOfOneMessageAreOneStimulusEach() {
        String order = Sample.text("command__textarea-private");
        String help = Arrays.stream(order.split("&"))
                .filter(pair -> pair.startsWith("data%5BCOMMAND%5D%5B63%5D"))
                .map(pair -> pair.replace("%5B63%5D", "%5B64%5D")
                        .replace("%5BCOMMAND_ID%5D=63", "%5BCOMMAND_ID%5D=64")
                        .replace("%5BCOMMAND%5D=order", "%5BCOMMAND%5D=help")
                        .replaceAll("%5BCOMMAND_PARAMS%5D=.*", "%5BCOMMAND_PARAMS%5D="))
                .collect(Collectors.joining("&"));

        heardIn(CommandInvoked.class, order + "&" + help);

        assertEquals(
                List.of("63 /order 42 +срочно 100% 50450", "64 /help  50450"),
                acme.inbox.envelopes.stream()
                        .map(envelope -> (CommandInvoked) read(envelope))
                        .map(command -> command.commandId() + " /" + command.name() + " " + command.parameters() + " "
                                + command.messageId())
                        .toList());
    }

    @Test
    void aCommandWhoseNumberIsOnlyItsKey() {
        String body =
                Sample.text("command__textarea-private").replace("&data%5BCOMMAND%5D%5B63%5D%5BCOMMAND_ID%5D=63", "");
        assertEquals(63, heardIn(CommandInvoked.class, body).commandId());
    }

    @Test
    void aBotThatIsGone() {
        assertEquals(new BotRemoved(new BotRef(Acme.ID, 845), "acme_hr_faq"), heard(BotRemoved.class, "bot-delete"));
    }

    @Test
    void whoIsMentionedWithoutAList() {
        String listless = Sample.text("message-add__group-two-bots")
                .replaceAll("&data%5BPARAMS%5D%5BMENTIONED_LIST%5D%5B\\d+%5D=\\d+", "");
        assertEquals(
                Set.of(842L, 845L),
                heardIn(MessageAdded.class, listless).addressing().mentioned());
        acme.inbox.envelopes.clear();
        String silent = listless.replaceAll("&data%5BPARAMS%5D%5BMESSAGE_ORIGINAL%5D=[^&]*", "")
                .replace("MESSAGE_ID%5D=50431", "MESSAGE_ID%5D=50439");
        assertEquals(
                Set.of(842L), heardIn(MessageAdded.class, silent).addressing().mentioned());
    }

    @Test
    void theOriginalStandsInForMissingWords() {
        String wordless =
                Sample.text("message-add__group-two-bots").replaceAll("&?data%5BPARAMS%5D%5BMESSAGE%5D=[^&]*", "");
        assertEquals(
                "Кадры FAQ а как оформить отпуск? 🏖️",
                heardIn(MessageAdded.class, wordless).text());
    }

    @Test
    void aMessageOfNobody() {
        String nobody = Sample.text("message-add__private")
                .replaceAll("&data%5BUSER%5D[^&]*", "")
                .replaceAll("(FROM_USER|AUTHOR)_ID%5D=17", "$1_ID%5D=0")
                .replace("SYSTEM%5D=N", "SYSTEM%5D=Y");
        MessageAdded added = heardIn(MessageAdded.class, nobody);
        assertNull(added.author());
        assertTrue(added.system());
    }

    @Test
    void anEnvelopeThatSaysNothing() {
        Envelope envelope = new Envelope(1, "lane", Kinds.STIMULUS, Sample.utf8("nothing"), acme.clock.instant(), 0);
        EventReader.Reading reading = acme.border.eventReader().read(envelope);
        assertEquals(new EventReader.Reading.Senseless("There is no text at auth[member_id]"), reading);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            'a [b]b[/b] c',                           'a b c'
            'see [url=https://x.example]this[/url]',  'see this'
            'line[br]line#BR#line',                   'line\nline\nline'
            'yes [s]no[/s]!',                         'yes !'
            'open [s]end',                            'open end'
            '[no tag] [1]',                           '[no tag] [1]'
            '[USER=842]Bot[/USER] hello',             'hello'
            '[user=842 replace]Bot[/user] hello',     'hello'
            '[USER=17]Maria[/USER] hello',            'Maria hello'
            '>>quoted\nmine',                         'mine'
            '--------------------\nVera [1.1.2026]\nold\n--------------------\nnew', 'new'
            '--------------------\nnot closed',       '--------------------\nnot closed'
            ', a',                                    ', a'
            """)
    void cleansMarkupAway(String written, String heard) {
        assertEquals(heard.translateEscapes(), HeardText.of(written.translateEscapes(), OptionalLong.of(842), false));
    }

    @ParameterizedTest
    @CsvSource({"',  a  b', 'a b'", "': a', a", "'!?', '?'", "',', ','", "'  ', ''"})
    void cleansWhatMentionsLeaveBehind(String written, String heard) {
        assertEquals(heard, HeardText.of(written, OptionalLong.empty(), true));
    }

    @ParameterizedTest
    @CsvSource({"[s]", "[user=1]", "[", "[b", "-", ">>\n", "[url=", "--------------------\n"})
    void longNonsenseTakesNoTime(String piece) {
        String nonsense = piece.translateEscapes().repeat(65_000 / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> HeardText.of(nonsense, OptionalLong.of(842), true));
    }

    private <T extends Stimulus> T heard(Class<T> kind, String sample) {
        return heardIn(kind, Sample.text(sample));
    }

    private <T extends Stimulus> T heardIn(Class<T> kind, String body) {
        assertEquals(EventGate.Acceptance.ACCEPTED, acme.border.eventGate().accept(Sample.utf8(body), null));
        return assertInstanceOf(kind, read(acme.inbox.envelopes.getFirst()));
    }

    private Stimulus read(NewEnvelope envelope) {
        EventReader.Reading reading = acme.border
                .eventReader()
                .read(new Envelope(1, envelope.lane(), envelope.kind(), envelope.payload(), acme.clock.instant(), 0));
        return assertInstanceOf(EventReader.Reading.Heard.class, reading).stimulus();
    }
}
