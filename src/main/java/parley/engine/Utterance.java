package parley.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person said in one turn, taken apart once however many look at it. Used by one thread. */
final class Utterance {
    private final String text;
    private final Optional<String> file;
    private final Phrase phrase;
    private final Understanding understanding;

    @Nullable
    private Understood understood;

    /** @param file name of a file that came with it */
    Utterance(String text, Optional<String> file, Language language, Understanding understanding) {
        this.text = text;
        this.file = file;
        this.phrase = Phrase.of(text, language);
        this.understanding = understanding;
    }

    String text() {
        return text;
    }

    Optional<String> file() {
        return file;
    }

    Phrase phrase() {
        return phrase;
    }

    /** The topic it is about, whatever is open. */
    Understood understood() {
        if (understood == null) {
            understood = understanding.understand(phrase);
        }
        return understood;
    }
}
