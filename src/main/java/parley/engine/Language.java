package parley.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * How texts of one language are compared: as words, which only an equal text shares, or as stems, which inflected forms
 * share. Safe for use by many threads.
 */
final class Language {
    /** The lists of a language take more memory than a small bot. */
    private static final Map<Locale, Language> KNOWN = new ConcurrentHashMap<>();

    private final Locale locale;
    private final Analyzer everyWord;
    private final Analyzer withoutSmallWords;
    private final Set<String> turning;
    private final Spelling spelling;

    private Language(Locale locale) {
        this.locale = locale;
        Stemming stemming = Stemming.of(locale);
        Set<String> small = stemming.smallWords().stream().map(this::fold).collect(Collectors.toSet());
        everyWord = new FreshAnalyzer(stemming.analyzer().apply(CharArraySet.EMPTY_SET));
        withoutSmallWords = new FreshAnalyzer(stemming.analyzer().apply(new CharArraySet(small, false)));
        turning = stemming.turningWords().stream()
                .map(word -> Words.withoutAccents(fold(word)))
                .collect(Collectors.toUnmodifiableSet());
        spelling = new Spelling(locale);
    }

    static Language of(Locale locale) {
        return KNOWN.computeIfAbsent(Locale.forLanguageTag(locale.getLanguage()), Language::new);
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

    /** All words, in their order. */
    List<Term> terms(String words) {
        Set<Integer> telling = new HashSet<>();
        read(withoutSmallWords, words, (start, _, _) -> telling.add(start));
        List<Term> terms = new ArrayList<>();
        read(everyWord, words, (start, form, stems) -> {
            String bare = Words.withoutAccents(form);
            terms.add(new Term(bare, stems, telling.contains(start), turning.contains(bare)));
        });
        return terms;
    }

    /** The stems of all words, in their order. */
    Set<String> stems(String words) {
        Set<String> stems = new LinkedHashSet<>();
        read(everyWord, words, (_, _, ofWord) -> stems.addAll(ofWord));
        return stems;
    }

    /** The stems a text must have to say the same. */
    Set<String> tellingStems(String words) {
        Set<String> stems = new LinkedHashSet<>();
        read(withoutSmallWords, words, (_, _, ofWord) -> stems.addAll(ofWord));
        return stems;
    }

    Spelling spelling() {
        return spelling;
    }

    private static void read(Analyzer analyzer, String words, Reading reading) {
        try (TokenStream stream = analyzer.tokenStream("", words)) {
            CharTermAttribute stem = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            Set<String> stems = new LinkedHashSet<>(2);
            int start = 0;
            int end = 0;
            stream.reset();
            while (stream.incrementToken()) {
                if (step.getPositionIncrement() > 0 && !stems.isEmpty()) {
                    reading.word(start, words.substring(start, end), stems);
                    stems.clear();
                }
                start = offset.startOffset();
                end = offset.endOffset();
                stems.add(Words.withoutAccents(stem.toString()));
            }
            if (!stems.isEmpty()) {
                reading.word(start, words.substring(start, end), stems);
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be read", e);
        }
    }

    /** Takes the words of a text one by one. */
    private interface Reading {
        void word(int start, String form, Set<String> stems);
    }
}
