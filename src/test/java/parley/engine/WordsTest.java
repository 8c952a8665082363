package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a comparison of texts goes by. */
class WordsTest {

    @ParameterizedTest
    @ValueSource(ints = {0x00AD, 0x200D, 0xFE00, 0xFE0F, 0xE0100, 0xE01EF})
    void nobodySeesWhatIsInvisible(int invisible) {
        assertEquals("ab", Words.of("a" + Character.toString(invisible) + "b"));
    }

    @Test
    void aMarkBelongsToTheLetterBeforeItAndIsNoWordAlone() {
        assertEquals("e\u0301a", Words.of("e\u0301a"));
        assertEquals("a", Words.of("\u0301 a"));
    }

    @Test
    void aFormOfTwoWordsHasTheStemsOfBoth() {
        List<Term> terms = Language.of(Locale.forLanguageTag("pl")).terms("piła drewno");

        assertEquals(List.of("pila", "drewno"), terms.stream().map(Term::form).toList());
        assertTrue(terms.getFirst().stems().size() > 1, terms.toString());
    }
}
