package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "  Hello \\n|Hello",
                "one\\r\\ntwo|one\\ntwo",
                "one[br]two|one\\ntwo",
                "one#BR#two|one\\ntwo",
                "a  b\\tc|a b c",
                "a\\u00a0b|a b",
                "x\\u2060> y|x> y",
                "Tom &amp; Jerry|Tom & Jerry",
                "Tom &amp;amp; Jerry|Tom & Jerry",
                "&lt;b&gt; &quot;x&quot; &#39;y&#039;|<b> \"x\" 'y'",
                "&#91;b&#93;|[b]",
                "\u041f\u0440\u0438\u0432\u0435\u0442 \ud83d\ude00|\u041f\u0440\u0438\u0432\u0435\u0442 \ud83d\ude00"
            })
    void findsATextInSpiteOfWhatThePlatformDoesToIt(String read, String sent) {
        assertEquals(SeenText.of(sent.translateEscapes()), SeenText.of(unescaped(read)));
    }

    @Test
    void tellsApartWhatPeopleTellApart() {
        for (String other : new String[] {"hello", "Hello!", "Hel lo", "[b]Hello[/b]", "Hello Hello", "Hell\u043e"}) {
            assertNotEquals(SeenText.of("Hello"), SeenText.of(other), other);
        }
        assertNotEquals(SeenText.of("\ud83d\ude00"), SeenText.of("\ud83d\ude01"));
    }

    private static String unescaped(String text) {
        return text.replace("\\u00a0", "\u00a0").replace("\\u2060", "\u2060").translateEscapes();
    }
}
