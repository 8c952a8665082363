package parley.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** What the bot says on its own, and the words that always work, in the language of a scenario; English where we lack it. */
final class OwnWords {
    private static final Map<Locale, OwnWords> KNOWN = new ConcurrentHashMap<>();

    private final ResourceBundle words;

    private OwnWords(Locale language) {
        words = ResourceBundle.getBundle(
                "parley.engine.words",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static OwnWords of(Locale language) {
        return KNOWN.computeIfAbsent(Locale.forLanguageTag(language.getLanguage()), OwnWords::new);
    }

    Text text(Line line) {
        return Text.parse(words.getString("say." + line.key()));
    }

    String plain(Line line) {
        return text(line).source();
    }

    /** The spellings of a word that always works, as people may write it. */
    List<String> spellings(Repair repair) {
        return Arrays.asList(words.getString("word." + repair.name().toLowerCase(Locale.ROOT))
                .split("\\s*,\\s*"));
    }

    /** Words by which answers are read, as "tomorrow" or "yes". */
    List<String> list(String name) {
        return Arrays.asList(words.getString("word." + name).split("\\s*,\\s*"));
    }

    /** Words that begin a correction: "no, the 15th". */
    List<String> corrections() {
        return Arrays.asList(words.getString("word.correction").split("\\s*,\\s*"));
    }

    /** A sentence of the bot's own. */
    enum Line {
        YES,
        NO,
        SKIP,
        HUMAN,
        RETRY_TEXT,
        RETRY_NUMBER,
        RETRY_AMOUNT,
        RETRY_DATE,
        RETRY_TIME,
        RETRY_PHONE,
        RETRY_EMAIL,
        RETRY_LINK,
        RETRY_YES_NO,
        RETRY_ONE_OF,
        RETRY_RATING,
        RETRY_FILE,
        WAYS_OUT,
        OFFER_HUMAN,
        CANCELLED,
        NOTHING_OPEN,
        NO_WAY_BACK,
        DID_YOU_MEAN,
        CORRECTED,
        HELP,
        HELP_TOPICS,
        HANDED_OVER,
        NOBODY_THERE,
        TOO_FAST,
        EXPIRED;

        static Line retry(Expectation.Kind kind) {
            return valueOf("RETRY_" + kind.name());
        }

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
