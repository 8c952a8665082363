package parley.engine;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text reduced to what a comparison of wordings goes by: letters in one case, one blank between words, nothing else.
 * Compatible characters count as the same (full-width forms, ligatures), ё as е and ß as ss.
 */
final class Words {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

    private static final Pattern PILED_MARKS = Pattern.compile("(\\p{M}{30})\\p{M}++");
    private static final Pattern ACCENTS = Pattern.compile("(?<=[a-z])\\p{Mn}++");

    private final StringBuilder words = new StringBuilder();
    private boolean inWord;
    private boolean apostrophe;

    private Words() {}

    /** One case, one form for every character; punctuation still stands. */
    static String fold(String text, Locale language) {
        String oneCase = Normalizer.normalize(withoutPiledMarks(text), Normalizer.Form.NFKC)
                .toUpperCase(language)
                .toLowerCase(language);
        return Normalizer.normalize(oneCase, Normalizer.Form.NFKC).replace('ё', 'е');
    }

    /** No language piles up so many marks (UAX #15, "Stream-Safe Text Format"), and sorting them would take seconds. */
    private static String withoutPiledMarks(String text) {
        return PILED_MARKS.matcher(text).replaceAll("$1");
    }

    /** Only the words of a folded text; empty when it has none, as "?" or a smile. */
    static String of(String folded) {
        Words result = new Words();
        folded.codePoints().forEach(result::read);
        return result.words.toString();
    }

    /** A folded text without blanks, variation selectors and skin tones: how texts without words are compared. */
    static String symbols(String folded) {
        return folded.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .filter(c -> !isInvisible(c) && !isSkinTone(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /**
     * Without the marks on Latin letters; й and и stay apart. Stemming needs accents, people leave them out: they go
     * once stems are found. So does the difference between ı and i, because "WIFI" in small Turkish letters is no
     * longer "wifi".
     */
    static String withoutAccents(String words) {
        String decomposed = Normalizer.normalize(words, Normalizer.Form.NFD);
        String bare = ACCENTS.matcher(decomposed).replaceAll("");
        return Normalizer.normalize(bare, Normalizer.Form.NFC).replace('ł', 'l').replace('ı', 'i');
    }

    private void read(int c) {
        if (isInvisible(c)) {
            return;
        }
        if ((Character.isLetterOrDigit(c) && c != 'ʼ') || (inWord && isMark(c))) {
            startOrContinueWord();
            words.appendCodePoint(c);
        } else {
            apostrophe = inWord && !apostrophe && (c == '\'' || c == '’' || c == 'ʼ');
            inWord = apostrophe;
        }
    }

    /** An apostrophe counts only between two letters: languages clip words with it, people quote with it. */
    private void startOrContinueWord() {
        if (apostrophe) {
            words.append('\'');
        } else if (!inWord && !words.isEmpty()) {
            words.append(' ');
        }
        inWord = true;
        apostrophe = false;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Soft hyphens, joiners, direction marks and variation selectors; the non-joiner parts words in Persian. */
    private static boolean isInvisible(int c) {
        return (Character.getType(c) == Character.FORMAT && c != ZERO_WIDTH_NON_JOINER)
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF);
    }

    private static boolean isSkinTone(int c) {
        return c >= 0x1F3FB && c <= 0x1F3FF;
    }
}
