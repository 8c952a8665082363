package parley.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Words and phrases that an author declared to mean the same. In a wording they give way to one name for all of them, in a
 * message that name is added to them.
 */
final class Synonyms {
    private static final Comparator<String> SHORTEST_FIRST =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final List<List<Term>> phrases = new ArrayList<>();
    private final Map<List<Term>, String> names = new HashMap<>();
    private final Map<String, List<List<Term>>> byStem = new HashMap<>();

    Synonyms(List<Set<String>> groups, Language language) {
        groups.forEach(group -> add(group, language));
    }

    private void add(Set<String> group, Language language) {
        List<String> spellings = group.stream()
                .map(text -> Phrase.of(text, language).words())
                .filter(words -> !words.isEmpty())
                .sorted(SHORTEST_FIRST)
                .toList();
        for (String words : spellings) {
            List<Term> phrase = language.terms(words);
            if (!phrase.isEmpty() && names.putIfAbsent(phrase, spellings.getFirst()) == null) {
                phrases.add(phrase);
                phrase.getFirst()
                        .stems()
                        .forEach(stem -> byStem.computeIfAbsent(stem, added -> new ArrayList<>())
                                .add(phrase));
            }
        }
    }

    /** Every phrase as it would stand in a wording that consists of it. */
    List<List<Term>> alone() {
        return phrases.stream()
                .map(phrase -> phrase.size() == 1
                        ? List.of(new Term(phrase.getFirst().form(), Set.of(names.get(phrase)), true, false))
                        : List.<Term>of())
                .toList();
    }

    /** For wordings: each phrase becomes one word. */
    List<Term> replaceIn(List<Term> terms) {
        List<Term> replaced = new ArrayList<>();
        int i = 0;
        while (i < terms.size()) {
            Optional<List<Term>> phrase = longestAt(i, terms);
            if (phrase.isPresent()) {
                String form = terms.subList(i, i + phrase.get().size()).stream()
                        .map(Term::form)
                        .collect(Collectors.joining());
                replaced.add(new Term(form, Set.of(names.get(phrase.get())), true, false));
                i += phrase.get().size();
            } else {
                replaced.add(terms.get(i));
                i++;
            }
        }
        return replaced;
    }

    /** For messages: each word of a phrase also stands for the phrase. */
    List<Term> addTo(List<Term> terms) {
        if (phrases.isEmpty()) {
            return terms;
        }
        List<Term> added = new ArrayList<>(terms);
        for (int i = 0; i < terms.size(); i++) {
            int start = i;
            phrasesAt(i, terms)
                    .forEach(phrase -> IntStream.range(start, start + phrase.size())
                            .forEach(at ->
                                    added.set(at, with(names.getOrDefault(phrase, ""), added.get(at), at == start))));
        }
        return added;
    }

    private static Term with(String name, Term term, boolean first) {
        Set<String> stems = new HashSet<>(term.stems());
        stems.add(name);
        return new Term(term.form(), stems, first || term.telling(), term.turning());
    }

    private Optional<List<Term>> longestAt(int start, List<Term> terms) {
        return phrasesAt(start, terms).max(Comparator.comparingInt(List::size));
    }

    private Stream<List<Term>> phrasesAt(int start, List<Term> terms) {
        return terms.get(start).stems().stream()
                .flatMap(stem -> byStem.getOrDefault(stem, List.of()).stream())
                .distinct()
                .filter(phrase -> start + phrase.size() <= terms.size())
                .filter(phrase -> IntStream.range(0, phrase.size())
                        .allMatch(i -> phrase.get(i).shares(terms.get(start + i))));
    }
}
