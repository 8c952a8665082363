package parley.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Analyses many texts, each of their words once: thousands of wordings say the same few hundred words. Forgotten with them, so
 * that nothing people write is kept in it. Used by one thread.
 */
final class Vocabulary {
    private final Language language;
    private final Map<String, List<Term>> known = new HashMap<>();

    Vocabulary(Language language) {
        this.language = language;
    }

    /** The same as {@link Language#terms}. */
    List<Term> terms(String words) {
        List<Term> terms = new ArrayList<>();
        for (String word : words.split(" ")) {
            terms.addAll(known.computeIfAbsent(word, language::terms));
        }
        return terms;
    }
}
