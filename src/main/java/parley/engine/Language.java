package parley.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * How texts of one language are compared: as words, which only an equal text shares, or as stems, which inflected forms
 * share. Safe for use by many threads.
 */
final class Language {
    private final Locale locale;
    private final Analyzer everyWord;
    private final Analyzer withoutSmallWords;

    Language(Locale locale) {
        this.locale = locale;
        Stemming stemming = Stemming.of(locale);
        Set<String> small = stemming.smallWords().stream().map(this::fold).collect(Collectors.toSet());
        everyWord = new FreshAnalyzer(stemming.analyzer().apply(CharArraySet.EMPTY_SET));
        withoutSmallWords = new FreshAnalyzer(stemming.analyzer().apply(new CharArraySet(small, false)));
    }

    /** One case, one form for every character; punctuation still stands. */
    String fold(String text) {
        return Words.fold(text, locale);
    }

    /** Only the words of a folded text. */
    String words(String folded) {
        String words = Words.of(folded);
        return locale.getLanguage().equals("en") ? EnglishContractions.spellOut(words) : words;
    }

    /** The stems of all words, in their order. */
    Set<String> stems(String words) {
        return stems(everyWord, words);
    }

    /** The stems a message must have to say the same. */
    Set<String> tellingStems(String words) {
        return stems(withoutSmallWords, words);
    }

    private Set<String> stems(Analyzer analyzer, String words) {
        Set<String> stems = new LinkedHashSet<>();
        try (TokenStream stream = analyzer.tokenStream("", words)) {
            CharTermAttribute stem = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                stems.add(Words.withoutAccents(stem.toString()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be read", e);
        }
        return stems;
    }
}
