package parley.engine;

import static parley.engine.ScenarioDraft.in;
import static parley.engine.Why.Rule.ALL_WORDS;
import static parley.engine.Why.Rule.COMMAND;
import static parley.engine.Why.Rule.EXACT_WORDING;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which topic a message is taken for, whatever the language. */
class UnderstandingTest extends Transcript {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vpn is down",
                "VPN IS DOWN",
                "  Vpn,\tis\u00A0down!!! ",
                "😡 vpn is down 😡",
                "ｖｐｎ is down",
                ", vpn is down",
                ": vpn is down",
                "vpn is do\u00ADwn",
                "\u200Evpn is\u200B down\uFEFF",
                "**vpn** (is) \"down\"",
                "/vpn is down"
            })
    void findsAnExactWordingInAnyDress(String message) {
        given(in("en").topic("vpn", "VPN is down."));
        whenPersonSays(message);
        thenTopicIs("vpn", EXACT_WORDING);
    }

    @Test
    void findsAllWordsInAnyOrderAmongOthers() {
        given(in("en").topic("vpn", "cannot connect to vpn"));
        whenPersonSays("Hello, since Monday the VPN cannot be connected to, help");
        thenTopicIs("vpn", ALL_WORDS);
    }

    @Test
    void missesWhenOneWordIsMissing() {
        given(in("en").topic("vpn", "cannot connect to vpn"));
        whenPersonSays("cannot connect to wifi");
        thenNothingFits();
    }

    @Test
    void prefersTheExactWordingToTheLongerOne() {
        given(in("en").topic("long", "printer").topic("short", "the printer in my office"));
        whenPersonSays("the printer in my office");
        thenTopicIs("short", EXACT_WORDING);
    }

    @Test
    void prefersTheWordingThatSaysMore() {
        given(in("en").topic("printer", "printer")
                .topic("toner", "printer toner")
                .topic("office", "office"));
        whenPersonSays("the office printer needs toner");
        thenTopicIs("toner", ALL_WORDS);
    }

    @Test
    void prefersTheWordingWithMoreOfItsSmallWordsInTheMessage() {
        given(in("en").topic("get", "get the key").topic("my", "get my key").topic("your", "get your key"));
        whenPersonSays("how do I get my room key");
        thenTopicIs("my", ALL_WORDS);
    }

    @Test
    void countsTellingWordsBeforeSmallOnes() {
        given(in("en").topic("small", "how do i reset my password").topic("telling", "reset portal password"));
        whenPersonSays("how do i reset my portal password");
        thenTopicIs("telling", ALL_WORDS);
    }

    @Test
    void leavesTiesToTheAuthorsOrder() {
        given(in("en").topic("first", "red car", "car park", "/car").topic("second", "car red", "Car park!", "/CAR"));
        whenPersonSays("a blue car and a red car");
        thenTopicIs("first", ALL_WORDS);
        whenPersonSays("car park");
        thenTopicIs("first", EXACT_WORDING);
        whenPersonSays("/car");
        thenTopicIs("first", COMMAND);
    }

    @Test
    void countsARepeatedWordOnce() {
        given(in("en").topic("knock", "knock knock").topic("door", "front door"));
        whenPersonSays("a knock at the front door, one knock");
        thenTopicIs("door", ALL_WORDS);
    }

    @Test
    void findsAWordingOfSmallWordsOnlyWhenItIsExact() {
        given(in("en").topic("about", "what is it"));
        whenPersonSays("What is it?");
        thenTopicIs("about", EXACT_WORDING);
        whenPersonSays("what is it that you do");
        thenNothingFits();
    }

    @ParameterizedTest
    @CsvSource({
        "?,?",
        "？,?",
        "👍,👍",
        "👍🏽,👍",
        "👍🏻,👍",
        "👍🏿,👍",
        "'?\n?',??",
        "❤,❤️",
        "❤️,❤",
        "':)',':)'",
        "'? ?',??",
        "', 👍',👍",
        "',',','"
    })
    void findsAWordingOfSymbols(String message, String wording) {
        given(in("en").topic("symbol", wording));
        whenPersonSays(message);
        thenTopicIs("symbol", EXACT_WORDING);
    }

    @ParameterizedTest
    @CsvSource({"??,?", "👍👍,👍", "👎,👍", "ok 👍,👍", "what?,?", "ok,👍"})
    void wantsSymbolsExactly(String message, String wording) {
        given(in("en").topic("symbol", wording));
        whenPersonSays(message);
        thenNothingFits();
    }

    @Test
    void comparesSymbolsAsTheyAre() {
        given(in("en").topic("symbol", "👍"));
        whenPersonSays("🤷🏽‍♂️ !");
        thenWhyIs(Why.Rule.FALLBACK, null, "🤷♂!", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vpn", "/VPN", " /vpn!", "/vpn something", "/vpn\nsomething", ", /vpn"})
    void findsACommand(String message) {
        given(in("en").topic("words", "something").topic("vpn", "/vpn"));
        whenPersonSays(message);
        thenTopicIs("vpn", COMMAND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vpn", "/vpns", "say /vpn", "/ vpn", "//vpn", "/", "/help vpn"})
    void wantsACommandAtTheBeginning(String message) {
        given(in("en").topic("vpn", "/vpn"));
        whenPersonSays(message);
        thenNothingFits();
    }

    @Test
    void prefersTheLongestCommand() {
        given(in("en").topic("reset", "/reset")
                .topic("password", "/reset password")
                .topic("stop", "/x"));
        whenPersonSays("/reset password now, please");
        thenTopicIs("password", COMMAND);
        whenPersonSays("/reset passwords");
        thenTopicIs("reset", COMMAND);
        whenPersonSays("/reset");
        thenWhyIs(COMMAND, "reset", "/reset", "/reset");
    }

    @Test
    void readsAnUnknownCommandAsWords() {
        given(in("en").topic("help", "/help").topic("vpn", "vpn"));
        whenPersonSays("/vpn");
        thenWhyIs(EXACT_WORDING, "vpn", "vpn", "vpn");
        whenPersonSays("/the vpn");
        thenTopicIs("vpn", ALL_WORDS);
    }

    @Test
    void ignoresBlankWordings() {
        given(in("en").topic("blank", "", "  ", "\u200B"));
        whenPersonSays(" ");
        thenNothingFits();
        whenPersonSays("anything");
        thenNothingFits();
    }

    @Test
    void findsANeedleInALongMessage() {
        given(in("en").topic("first", "needle haystack").topic("second", "needle"));
        whenPersonSays("lorem ipsum dolor ".repeat(1_100) + "needles");
        thenTopicIs("second", ALL_WORDS);
    }

    @Test
    void survivesAMessageThatIsOneLongWord() {
        given(in("en").topic("vpn", "vpn", "a".repeat(20_000)));
        whenPersonSays("a".repeat(20_000));
        thenTopicIs("vpn", EXACT_WORDING);
        whenPersonSays("b".repeat(20_000));
        thenNothingFits();
    }

    @Test
    void survivesAMountainOfMarks() {
        given(in("en").topic("vpn", "vpn"));
        whenPersonSays("vpn" + "\u0301\u0323".repeat(10_000));
        thenTopicIs("vpn", EXACT_WORDING);
    }

    @Test
    void findsOneWordingAmongThousands() {
        ScenarioDraft draft = in("en");
        IntStream.range(0, 2_000).forEach(i -> draft.topic("room" + i, "book the meeting room number" + i));
        given(draft);
        whenPersonSays("can I book meeting room number1234 for tomorrow");
        thenTopicIs("room1234", ALL_WORDS);
    }
}
