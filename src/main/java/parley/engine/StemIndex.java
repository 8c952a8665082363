package parley.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the wordings all of whose telling words a message contains. Leads from stem to wordings, so that a message
 * costs its own length and what it has in common with wordings, however many there are.
 */
final class StemIndex {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<Integer>> entriesByStem = new HashMap<>();

    /** A wording none of whose words tells anything is left out: it would fit every message. */
    void add(Wording wording, Set<String> stems, Set<String> tellingStems) {
        if (!tellingStems.isEmpty()) {
            tellingStems.forEach(stem -> entriesByStem
                    .computeIfAbsent(stem, unseen -> new ArrayList<>())
                    .add(entries.size()));
            entries.add(new Entry(wording, Set.copyOf(stems), tellingStems.size()));
        }
    }

    /**
     * The wording with the most telling words wins, then the one with the most words in the message, then the first.
     */
    Optional<Wording> find(Set<String> message) {
        int[] found = new int[entries.size()];
        for (String stem : message) {
            for (int entry : entriesByStem.getOrDefault(stem, List.of())) {
                found[entry]++;
            }
        }
        return IntStream.range(0, found.length)
                .filter(entry -> found[entry] == entries.get(entry).telling())
                .mapToObj(entries::get)
                .min(Comparator.comparingInt(Entry::telling)
                        .thenComparingLong(entry -> entry.wordsIn(message))
                        .reversed())
                .map(Entry::wording);
    }

    private record Entry(Wording wording, Set<String> stems, int telling) {
        long wordsIn(Set<String> message) {
            return stems.stream().filter(message::contains).count();
        }
    }
}
