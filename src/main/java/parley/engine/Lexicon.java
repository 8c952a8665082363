package parley.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that wordings are made of, to be found also when they are misspelled, run together or taken apart. */
final class Lexicon {
    /** For words that were run together or taken apart; nothing else about them is wrong. */
    private static final double MISSING_BLANK = 0.9;

    private static final double MISHEARD = 0.8;

    private final Spelling spelling;
    private final Map<String, Set<String>> stems = new HashMap<>();
    private final Map<String, List<Known>> byBeginning = new HashMap<>();
    private final Map<String, Set<String>> runTogether = new HashMap<>();

    Lexicon(Spelling spelling) {
        this.spelling = spelling;
    }

    /** Takes in the telling words of a text. */
    void add(List<Term> terms) {
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            if (term.telling()) {
                add(term.form(), term.stems());
                term.stems().forEach(stem -> add(stem, Set.of(stem)));
            }
            if (i > 0) {
                addTogether(terms.get(i - 1), term);
            }
        }
    }

    private void add(String form, Set<String> meant) {
        boolean unseen = !stems.containsKey(form);
        stems.computeIfAbsent(form, added -> new HashSet<>(2)).addAll(meant);
        if (unseen && Spelling.canSlip(form)) {
            Known known = new Known(form, Spelling.letters(form));
            Spelling.beginnings(form)
                    .forEach(beginning -> byBeginning
                            .computeIfAbsent(beginning, added -> new ArrayList<>(2))
                            .add(known));
        }
    }

    private void addTogether(Term first, Term second) {
        Set<String> meant = new HashSet<>(2);
        if (first.telling()) {
            meant.addAll(first.stems());
        }
        if (second.telling()) {
            meant.addAll(second.stems());
        }
        String form = first.form() + second.form();
        if (!meant.isEmpty() && Spelling.canSlip(form)) {
            runTogether.putIfAbsent(form, Set.copyOf(meant));
        }
    }

    boolean knows(Term term) {
        return stems.containsKey(term.form()) || term.stems().stream().anyMatch(stems::containsKey);
    }

    /** What a word of exactly this form stands for; empty when no wording has it. */
    Set<String> exactly(String form) {
        return stems.getOrDefault(form, Set.of());
    }

    /** The words that an unknown one is most likely a slip for. */
    Guess guess(Term term) {
        @Nullable Set<String> together = runTogether.get(term.form());
        if (together != null) {
            return new Guess(together, MISSING_BLANK);
        }
        Guess guess = guess(term.form(), Guess.NONE);
        for (String stem : term.stems()) {
            guess = guess(stem, guess);
        }
        return guess.isEmpty() ? misheard(term) : guess;
    }

    private Guess guess(String form, Guess best) {
        Guess guess = best;
        if (Spelling.canSlip(form)) {
            long letters = Spelling.letters(form);
            for (String beginning : Spelling.beginnings(form)) {
                for (Known known : byBeginning.getOrDefault(beginning, List.of())) {
                    if (Spelling.mayBeAlike(letters, known.letters())) {
                        guess = guess.or(guess(form, known.form()));
                    }
                }
            }
        }
        return guess;
    }

    private Guess guess(String form, String known) {
        OptionalDouble likeness = spelling.likeness(form, known);
        return likeness.isEmpty() ? Guess.NONE : new Guess(exactly(known), likeness.getAsDouble());
    }

    /** A word of whose first letters one is wrong; nothing else about it may be. */
    private Guess misheard(Term term) {
        return spelling.meantAtFirst(term.form(), term.stems()).stream()
                .filter(stems::containsKey)
                .findFirst()
                .map(meant -> new Guess(exactly(meant), MISHEARD))
                .orElse(Guess.NONE);
    }

    /** What two neighbouring words are together, at least one of them being unknown. */
    Guess guess(Term first, Term second) {
        Set<String> meant = exactly(first.form() + second.form());
        return meant.isEmpty() || (knows(first) && knows(second)) ? Guess.NONE : new Guess(meant, MISSING_BLANK);
    }

    /** A word of wordings and a note of its letters. */
    private record Known(String form, long letters) {}

    /** Stems that may be meant, and how likely, up to 1. */
    record Guess(Set<String> stems, double likeness) {
        static final Guess NONE = new Guess(Set.of(), 0);

        boolean isEmpty() {
            return stems.isEmpty();
        }

        private Guess or(Guess other) {
            if (other.likeness == likeness && !stems.containsAll(other.stems)) {
                Set<String> both = new HashSet<>(stems);
                both.addAll(other.stems);
                return new Guess(both, likeness);
            }
            return other.likeness > likeness ? other : this;
        }
    }
}
