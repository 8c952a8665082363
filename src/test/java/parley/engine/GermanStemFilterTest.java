package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the algorithm takes endings off and where it stops. */
class GermanStemFilterTest {
    private final Language german = Language.of(Locale.GERMAN);

    @ParameterizedTest
    @CsvSource({
        "druckt, druck",
        "drucken, druck",
        "gedruckt, druck",
        "drucker, druck",
        "funktioniert, funktionier",
        "funktionieren, funktionier",
        "speichellaeuse, speichellau",
        "kann, kann",
        "tonnen, tonn",
        "tische, tisch",
        "knien, knie",
        "eier, eier",
        "rein, rein",
        "gern, ger",
        "gerät, gera",
        "vpn, vpn",
        "lehrer, lehr",
        "gekauf, kauf",
        "asche, asche",
        "tees, tee",
        "einem, einem"
    })
    void takesEndingsOff(String word, String stem) {
        assertEquals(Set.of(stem), german.stems(word));
    }
}
