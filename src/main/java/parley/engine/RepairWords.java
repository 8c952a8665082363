package parley.engine;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Recognises the words that always work. Only a message that says nothing else means them. */
final class RepairWords {
    private static final Map<Locale, RepairWords> KNOWN = new ConcurrentHashMap<>();

    private final Language language;
    private final Map<String, Repair> repairs = new HashMap<>();
    private final List<String> corrections;

    private RepairWords(Locale locale) {
        language = Language.of(locale);
        add(OwnWords.of(Locale.ENGLISH));
        add(OwnWords.of(locale));
        corrections = OwnWords.of(locale).corrections();
    }

    static RepairWords of(Locale locale) {
        return KNOWN.computeIfAbsent(Locale.forLanguageTag(locale.getLanguage()), RepairWords::new);
    }

    private void add(OwnWords words) {
        for (Repair repair : EnumSet.allOf(Repair.class)) {
            words.spellings(repair)
                    .forEach(spelling ->
                            repairs.put(Phrase.of(spelling, language).keyWithoutSlash(), repair));
        }
    }

    Optional<Repair> read(Phrase message) {
        return Optional.ofNullable(repairs.get(message.keyWithoutSlash()));
    }

    /**
     * What a message means that is one of the words but for letters left out, put in or swapped; empty where it may be
     * several. With one letter replaced by another it is too often another word, as "cancer" and "отметить".
     */
    Optional<Repair> readWithSlip(Phrase message) {
        String said = message.keyWithoutSlash();
        Set<Repair> alike = EnumSet.noneOf(Repair.class);
        repairs.forEach((key, repair) -> {
            if (language.spelling().isSlip(said, key) && !language.spelling().isReplaced(said, key)) {
                alike.add(repair);
            }
        });
        return alike.size() == 1 ? Optional.of(alike.iterator().next()) : Optional.empty();
    }

    /** What a message says instead of an earlier answer, if it begins like a correction. */
    Optional<String> corrected(String message) {
        String said = message.strip();
        return corrections.stream()
                .filter(word -> said.regionMatches(true, 0, word, 0, word.length()))
                .map(word -> said.substring(word.length()))
                .filter(rest -> !rest.isEmpty() && !Character.isLetterOrDigit(rest.charAt(0)))
                .map(rest -> rest.replaceFirst("^[\\s,:;.!–—-]+", "").strip())
                .filter(rest -> !rest.isEmpty())
                .findFirst();
    }
}
