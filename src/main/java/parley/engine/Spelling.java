package parley.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.search.spell.LuceneLevenshteinDistance;

/**
 * Tells a slip of the fingers from another word. A slip changes one letter, two in a long word, and leaves the beginning as
 * it is but for its order or a missing third letter: words that begin differently tend to mean the opposite, as "включить"
 * and "выключить", "anmelden" and "abmelden", "enable" and "disable".
 */
final class Spelling {
    static final int SHORTEST = 4;
    private static final int LONGEST = 40;
    private static final int LONG_WORD = 8;

    private static final LuceneLevenshteinDistance DISTANCE = new LuceneLevenshteinDistance();

    /** Turkish says "not" with one letter inside the verb: "çalışıyor" and "çalışmıyor". */
    private final String turningLetters;

    Spelling(Locale language) {
        turningLetters = language.getLanguage().equals("tr") ? "m" : "";
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
                || (shorter == SHORTEST && isAnotherShortWord(said, meant))) {
            return OptionalDouble.empty();
        }
        long slips = Math.round((1 - DISTANCE.getDistance(said, meant)) * shorter);
        return slips > most ? OptionalDouble.empty() : OptionalDouble.of(1 - slips / (1.5 * (shorter - 1)));
    }

    /** Whether the words of one text are those of another, one or more of them misspelled. */
    boolean isSlip(String said, String meant) {
        String[] words = said.split(" ");
        String[] right = meant.split(" ");
        return said.length() <= 2 * meant.length()
                && words.length == right.length
                && IntStream.range(0, words.length)
                        .allMatch(i -> words[i].equals(right[i])
                                || likeness(words[i], right[i]).isPresent());
    }

    /** "Word" is no slip for "work", "wrok" is. */
    private static boolean isAnotherShortWord(String said, String meant) {
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
