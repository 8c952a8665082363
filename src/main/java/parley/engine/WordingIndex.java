package parley.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the wordings that share words with a message and tells how well they fit. Leads from stem to wordings, so that a
 * message costs its own length and what it has in common with wordings, however many there are. Never changes once made.
 */
final class WordingIndex {
    /** No wording needs more words to be told from all others. */
    private static final int MOST_TERMS = 63;

    /** The most that a wording gets which must not be taken. */
    private static final int DOUBTFUL = 59;

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<Place>> places = new HashMap<>();
    private final Map<String, Double> weights = new HashMap<>();

    /** A wording none of whose words tells anything is left out: it would fit every message. */
    WordingIndex(List<Analysed> wordings) {
        Map<String, Set<String>> topics = new HashMap<>();
        wordings.forEach(analysed -> analysed.terms().stream()
                .filter(Term::telling)
                .forEach(term -> term.stems()
                        .forEach(stem -> topics.computeIfAbsent(stem, unseen -> new HashSet<>(2))
                                .add(analysed.wording().topic().id()))));
        topics.forEach((stem, ids) -> weights.put(stem, weight(ids.size())));
        wordings.forEach(analysed -> add(analysed.wording(), analysed.terms()));
    }

    /** What is in many topics tells little about any of them. */
    private static double weight(int topics) {
        return 2 / (1 + Math.log(1 + topics) / Math.log(2));
    }

    private void add(Wording wording, List<Term> terms) {
        List<Term> telling = distinct(terms.stream().filter(Term::telling).toList());
        if (!telling.isEmpty()) {
            for (int i = 0; i < telling.size(); i++) {
                Place place = new Place(entries.size(), 1L << i);
                telling.get(i)
                        .stems()
                        .forEach(stem -> places.computeIfAbsent(stem, unseen -> new ArrayList<>(2))
                                .add(place));
            }
            double whole =
                    telling.stream().mapToDouble(term -> weight(term.stems())).sum();
            entries.add(Entry.of(wording, terms, telling, whole));
        }
    }

    private static List<Term> distinct(List<Term> terms) {
        Set<Set<String>> seen = new HashSet<>();
        return terms.stream()
                .filter(term -> seen.add(term.stems()))
                .limit(MOST_TERMS)
                .toList();
    }

    boolean has(String stem) {
        return places.containsKey(stem);
    }

    /** All wordings that share a word with the message. */
    List<Match> compare(List<Heard> message) {
        Tally tally = new Tally(message);
        message.stream()
                .sorted(Comparator.comparingDouble(Heard::likeness).reversed())
                .forEach(tally::count);
        return tally.matches();
    }

    private double weight(Set<String> stems) {
        double most = 0;
        for (String stem : stems) {
            most = Math.max(most, weights.getOrDefault(stem, 0.0));
        }
        return most > 0 ? most : 1;
    }

    /** A wording and its words. */
    record Analysed(Wording wording, List<Term> terms) {}

    /**
     * A word of a message.
     *
     * @param stems what it stands for in wordings, or its own stems when no wording has it
     * @param likeness 1 when it is written as in the wording
     */
    record Heard(Set<String> stems, double likeness, boolean telling, boolean turning) {
        boolean exact() {
            return likeness == 1;
        }
    }

    /** A telling word of a wording. */
    private record Place(int entry, long bit) {}

    private record Entry(
            Wording wording, Set<String> stems, Set<Set<String>> telling, double whole, long all, long turning) {
        static Entry of(Wording wording, List<Term> terms, List<Term> telling, double whole) {
            Set<String> stems = new HashSet<>();
            terms.forEach(term -> stems.addAll(term.stems()));
            long turning = IntStream.range(0, telling.size())
                    .filter(i -> telling.get(i).turning())
                    .mapToLong(i -> 1L << i)
                    .sum();
            return new Entry(
                    wording,
                    Set.copyOf(stems),
                    telling.stream().map(Term::stems).collect(Collectors.toUnmodifiableSet()),
                    whole,
                    (1L << telling.size()) - 1,
                    turning);
        }
    }

    /**
     * How a wording fits a message.
     *
     * @param telling its telling words; equal for wordings that say the same
     * @param complete whether all of them are in the message, however spelled
     * @param exact whether all of them are in the message as they are
     * @param words how many of all its words are in the message, if it is exact
     * @param part whether the message has no telling word that the wording has not
     */
    record Match(
            Wording wording,
            Set<Set<String>> telling,
            boolean complete,
            boolean exact,
            int words,
            boolean part,
            int score) {}

    /** What the words of one message add up to. A message touches few wordings, so that only those are counted. */
    private final class Tally {
        private final Set<String> stems = new HashSet<>();
        private final double wholeMessage;
        private final long turningInMessage;
        private final @Nullable Found[] found = new Found[entries.size()];
        private int number;

        Tally(List<Heard> message) {
            message.forEach(heard -> stems.addAll(heard.stems()));
            wholeMessage = message.stream()
                    .filter(Heard::telling)
                    .mapToDouble(heard -> weight(heard.stems()))
                    .sum();
            turningInMessage = message.stream().filter(Heard::turning).count();
        }

        void count(Heard heard) {
            number++;
            double weight = weight(heard.stems());
            for (String stem : heard.stems()) {
                for (Place place : places.getOrDefault(stem, List.of())) {
                    found(place.entry()).count(heard, place.bit(), weight, number);
                }
            }
        }

        private Found found(int entry) {
            Found known = found[entry];
            if (known != null) {
                return known;
            }
            Found fresh = new Found(entries.get(entry));
            found[entry] = fresh;
            return fresh;
        }

        List<Match> matches() {
            List<Match> matches = new ArrayList<>();
            for (Found each : found) {
                if (each != null) {
                    matches.add(each.match(stems, wholeMessage, turningInMessage));
                }
            }
            return matches;
        }
    }

    /** What a message and one wording have in common. */
    private static final class Found {
        private final Entry entry;
        private long found;
        private long exact;
        private double covered;
        private double used;
        private int usedWords;
        private int usedTurning;
        private int last;

        Found(Entry entry) {
            this.entry = entry;
        }

        /** @param number of the word in the message; a word counts once, in however many places it stands */
        void count(Heard heard, long bit, double weight, int number) {
            if ((found & bit) == 0) {
                found |= bit;
                covered += heard.likeness() * weight;
                exact |= heard.exact() ? bit : 0;
            }
            if (last != number && heard.telling()) {
                last = number;
                used += weight;
                usedWords++;
                usedTurning += heard.turning() ? 1 : 0;
            }
        }

        Match match(Set<String> message, double wholeMessage, long turningInMessage) {
            boolean complete = found == entry.all();
            boolean asWritten = exact == entry.all();
            return new Match(
                    entry.wording(),
                    entry.telling(),
                    complete,
                    asWritten,
                    asWritten ? common(message) : 0,
                    wholeMessage > 0 && used > wholeMessage - 0.001 && usedTurning < usedWords,
                    score(complete, asWritten, wholeMessage == 0 ? 1 : used / wholeMessage, turningInMessage));
        }

        private int common(Set<String> message) {
            int common = 0;
            for (String stem : entry.stems()) {
                common += message.contains(stem) ? 1 : 0;
            }
            return common;
        }

        private int score(boolean complete, boolean asWritten, double precision, long turningInMessage) {
            if (asWritten) {
                return (int) Math.round(90 + 9 * precision);
            }
            double coverage = Math.min(1, covered / entry.whole());
            if (complete) {
                boolean drowned = entry.telling().size() == 1 && precision < 0.5;
                return (int) Math.min(drowned ? DOUBTFUL : 89, Math.round(100 * coverage));
            }
            boolean sameSense = (entry.turning() & ~exact) == 0 && usedTurning == turningInMessage;
            boolean enough = sameSense && usedWords > 1;
            double both = coverage + precision == 0 ? 0 : 2 * coverage * precision / (coverage + precision);
            return (int) Math.min(enough ? 89 : DOUBTFUL, Math.round(100 * both));
        }
    }
}
