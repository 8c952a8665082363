package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bot says on its own is there in every language, and its words do not get in each other's way. */
class OwnWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"de", "ru", "es", "fr", "pt", "pl", "tr", "uk"})
    void areAllThere(String language) throws IOException {
        Properties english = load("words.properties");
        Properties own = load("words_" + language + ".properties");
        assertEquals(english.stringPropertyNames(), own.stringPropertyNames());
        for (String key : own.stringPropertyNames()) {
            assertNotEquals("", own.getProperty(key).strip(), key);
            assertEquals(
                    Text.parse(english.getProperty(key)).names(),
                    Text.parse(own.getProperty(key)).names(),
                    key);
        }
    }

    @Test
    void haveAKeyForEveryLineAndRepair() throws IOException {
        Set<String> keys = new HashSet<>(load("words.properties").stringPropertyNames());
        for (OwnWords.Line line : OwnWords.Line.values()) {
            assertEquals(true, keys.contains("say." + line.name().toLowerCase(Locale.ROOT)), line.name());
        }
        for (Repair repair : Repair.values()) {
            assertEquals(true, keys.contains("word." + repair.name().toLowerCase(Locale.ROOT)), repair.name());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ru", "es", "fr", "pt", "pl", "tr", "uk"})
    void meanOneThingEach(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        Language language = Language.of(locale);
        Map<String, Repair> meant = new HashMap<>();
        for (Repair repair : Repair.values()) {
            for (String spelling : OwnWords.of(locale).spellings(repair)) {
                Repair known = meant.putIfAbsent(Phrase.of(spelling, language).keyWithoutSlash(), repair);
                assertEquals(repair, Objects.requireNonNullElse(known, repair), spelling);
            }
        }
    }

    private static Properties load(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(OwnWords.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
