package parley.engine;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.search.spell.LuceneLevenshteinDistance;

/**
 * Tells a slip of the fingers from another word. A slip changes one letter, two in a long word, and leaves the beginning as
 * it is but for its order or a missing third letter: words that begin differently tend to mean the opposite, as "включить"
 * and "выключить", "anmelden" and "abmelden", "enable" and "disable". Only where two letters sound alike, one may stand for
 * the other at the beginning too, as in "пороль", if nothing else is wrong.
 */
final class Spelling {
    static final int SHORTEST = 4;
    private static final int LONGEST = 40;
    private static final int LONG_WORD = 8;
    private static final int FIRST_LETTERS = 3;

    /** Among shorter words too many differ by such letters alone, as "палка" and "полка". */
    private static final int SHORTEST_BY_EAR = 6;

    private static final int SHORTEST_STEM_BY_EAR = 5;
    private static final String VOWELS = "aeiouyаеиоуыэюяіїє";

    private static final LuceneLevenshteinDistance DISTANCE = new LuceneLevenshteinDistance();

    /** Turkish says "not" with one letter inside the verb: "çalışıyor" and "çalışmıyor". */
    private final String turningLetters;

    /** Pairs of letters that are taken for each other by ear. */
    private final List<String> soundingAlike;

    Spelling(Locale language) {
        turningLetters = language.getLanguage().equals("tr") ? "m" : "";
        soundingAlike = switch (language.getLanguage()) {
            case "ru", "be" -> List.of("ао", "еи", "зс");
            case "uk" -> List.of("еи", "зс");
            case "de" -> List.of("fv");
            case "en" -> List.of("ck");
            default -> List.of();
        };
    }

    /** Short words, numbers and names of models mean only themselves. */
    static boolean canSlip(String word) {
        return word.length() >= SHORTEST
                && word.length() <= LONGEST
                && word.chars().allMatch(c -> Character.isLetter(c) || c == '\'');
    }

    /** Words that can be a slip for each other have one of these in common. */
    static Set<String> beginnings(String word) {
        return Set.of(word.substring(0, 2) + '-', sorted(word.substring(0, 3)), sorted(word.substring(0, 4)));
    }

    /** The letters of a word as a set, so that most words that are no slip for it are told at a glance. */
    static long letters(String word) {
        long letters = 0;
        for (int i = 0; i < word.length(); i++) {
            letters |= 1L << (word.charAt(i) & 63);
        }
        return letters;
    }

    /** Whether so few letters stand in only one of two words that one may be a slip for the other. */
    static boolean mayBeAlike(long letters, long others) {
        return Long.bitCount(letters ^ others) <= 4;
    }

    private static boolean beginAlike(String said, String meant) {
        return sorted(said.substring(0, 3)).equals(sorted(meant.substring(0, 3)))
                || sorted(said.substring(0, 4)).equals(sorted(meant.substring(0, 4)))
                || lacksThirdLetter(said, meant)
                || lacksThirdLetter(meant, said);
    }

    private static boolean lacksThirdLetter(String word, String whole) {
        return word.length() == whole.length() - 1
                && whole.startsWith(word.substring(0, 2))
                && whole.endsWith(word.substring(2));
    }

    /** How much one word looks like a slip for the other, below 1; empty when it does not. */
    OptionalDouble likeness(String said, String meant) {
        int shorter = Math.min(said.length(), meant.length());
        int most = shorter < LONG_WORD ? 1 : 2;
        if (!canSlip(said)
                || !canSlip(meant)
                || Math.abs(said.length() - meant.length()) > most
                || !beginAlike(said, meant)
                || turns(said, meant)
                || (shorter == SHORTEST && hasOtherLetters(said, meant))) {
            return OptionalDouble.empty();
        }
        long slips = Math.round((1 - DISTANCE.getDistance(said, meant)) * shorter);
        return slips > most ? OptionalDouble.empty() : OptionalDouble.of(1 - slips / (1.5 * (shorter - 1)));
    }

    /** What a word, or the stem of it, would be if one of its first letters was meant to be another. */
    Set<String> meantAtFirst(String form, Set<String> stems) {
        if (form.length() == FIRST_LETTERS) {
            return swapped(form);
        } else if (form.length() < SHORTEST_BY_EAR) {
            return Set.of();
        }
        Set<String> meant = new LinkedHashSet<>();
        meant.addAll(byEar(form));
        stems.stream().filter(stem -> stem.length() >= SHORTEST_STEM_BY_EAR).forEach(stem -> meant.addAll(byEar(stem)));
        return meant;
    }

    /** "Vnp" for "vpn": words with a vowel there would be others, as "кто" and "кот". */
    private static Set<String> swapped(String word) {
        char second = word.charAt(1);
        char third = word.charAt(2);
        return isConsonant(second) && isConsonant(third) ? Set.of("" + word.charAt(0) + third + second) : Set.of();
    }

    private static boolean isConsonant(char letter) {
        return Character.isLetter(letter) && VOWELS.indexOf(letter) < 0;
    }

    private Set<String> byEar(String word) {
        Set<String> meant = new LinkedHashSet<>();
        for (int i = 0; i < FIRST_LETTERS; i++) {
            for (String pair : soundingAlike) {
                int which = pair.indexOf(word.charAt(i));
                if (which >= 0) {
                    meant.add(word.substring(0, i) + pair.charAt(1 - which) + word.substring(i + 1));
                }
            }
        }
        return meant;
    }

    /** Whether the words of one text are those of another, one or more of them misspelled. */
    boolean isSlip(String said, String meant) {
        String[] words = said.split(" ");
        String[] right = meant.split(" ");
        return said.length() <= 2 * meant.length()
                && words.length == right.length
                && IntStream.range(0, words.length)
                        .allMatch(i -> words[i].equals(right[i])
                                || likeness(words[i], right[i]).isPresent()
                                || meantAtFirst(words[i], Set.of()).contains(right[i]));
    }

    /** Whether a text has another letter in the place of one of the right text, which does not sound like it. */
    boolean isReplaced(String said, String meant) {
        return hasOtherLetters(said, meant) && !meantAtFirst(said, Set.of()).contains(meant);
    }

    /** "Word" is no slip for "work", "wrok" is. */
    private static boolean hasOtherLetters(String said, String meant) {
        return said.length() == meant.length() && !sorted(said).equals(sorted(meant));
    }

    private boolean turns(String said, String meant) {
        return turningLetters.chars().anyMatch(letter -> count(letter, said) != count(letter, meant));
    }

    private static long count(int letter, String word) {
        return word.chars().filter(c -> c == letter).count();
    }

    private static String sorted(String word) {
        char[] letters = word.toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }
}
