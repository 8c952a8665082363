package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.engine.Message;
import parley.engine.Message.Piece.Authored;
import parley.engine.Message.Piece.Value;

class SentTextTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            'Vera',                   'Vera'
            '[b]x[/b]',               '\\uFF3Bb\\uFF3Dx\\uFF3B/b\\uFF3D'
            '[send=/cmd]x[/send]',    '\\uFF3Bsend=/cmd\\uFF3Dx\\uFF3B/send\\uFF3D'
            'a\\r\\nb\\rc\\u2028d',   'a\\nb\\nc\\nd'
            'a\\u0000\\u0007\\u0085b\\tc', 'a\\nb\\tc'
            '>>said',                 '\\u2060>>said'
            'a\\n>>said',             'a\\n\\u2060>>said'
            'a >> b',                 'a >> b'
            '-----',                  '-----'
            '------',                 '-----\\u2060-'
            'a#BR#b#br#',             'a# BR #b# br #'
            '5 < 6 & 7',              '5 < 6 & 7'
            """)
    void takesTheMarkupOutOfValues(String value, String sent) {
        assertEquals(unescape(sent), SentText.neutral(unescape(value)));
    }

    @Test
    void leavesTheAuthorsWordsAsTheyAre() {
        String authored = "[b]Hi[/b]\n>>quote\n------\n#BR# \"q\" — ’";
        assertEquals(authored, SentText.of(new Message(List.of(new Authored(authored)))));
    }

    @Test
    void aValueCannotFinishWhatTheAuthorBegan() {
        Message message =
                new Message(List.of(new Authored("["), new Value("b]x"), new Authored(" >"), new Value(">y")));
        assertEquals("[b］x >\u2060>y", SentText.of(message));
    }

    @Test
    void cutsAfterAWholeCharacter() {
        assertEquals("x".repeat(20_000), sent("x".repeat(20_000)));
        String cut = sent("x".repeat(19_998) + "😀😀");
        assertEquals("x".repeat(19_998) + "…", cut);
        assertTrue(sent("😀".repeat(20_000)).length() <= SentText.LONGEST);
    }

    @Test
    void cutsBeforeATagThatWouldBreak() {
        String cut = sent("x".repeat(19_990) + "[url=https://shop.example]shop[/url]");
        assertEquals("x".repeat(19_990) + "…", cut);
        assertFalse(cut.contains("["));
    }

    private static String sent(String authored) {
        return SentText.of(new Message(List.of(new Authored(authored))));
    }

    /** The table writes characters that cannot be seen as Java does. */
    private static String unescape(String written) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            if (written.startsWith("\\u", i)) {
                text.append((char) Integer.parseInt(written.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                text.append(written.charAt(i));
            }
        }
        return text.toString().translateEscapes();
    }
}
