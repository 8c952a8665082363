package parley.engine;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds which of several offered ways a message means: by one of its spellings, by its number, or by a slip for one. */
final class Choices {
    private Choices() {}

    /** @return the place among the ways, from 0 */
    static OptionalInt find(Phrase message, List<Expectation.Choice> ways, Language language) {
        String said = message.keyWithoutSlash();
        List<Set<String>> keys = ways.stream()
                .map(way -> spellings(way)
                        .map(spelling -> Phrase.of(spelling, language).keyWithoutSlash())
                        .collect(Collectors.toSet()))
                .toList();
        OptionalInt named = first(keys, said::equals);
        if (named.isPresent()) {
            return named;
        }
        OptionalInt numbered = IntStream.range(0, ways.size())
                .filter(way -> said.equals(Integer.toString(way + 1)))
                .findFirst();
        return numbered.isPresent() ? numbered : onlyAlike(said, keys, language);
    }

    private static OptionalInt first(List<Set<String>> keys, Predicate<String> fits) {
        return IntStream.range(0, keys.size())
                .filter(way -> keys.get(way).stream().anyMatch(fits))
                .findFirst();
    }

    /** A slip counts only where it can mean no other way. */
    private static OptionalInt onlyAlike(String said, List<Set<String>> keys, Language language) {
        int[] alike = IntStream.range(0, keys.size())
                .filter(way -> keys.get(way).stream()
                        .anyMatch(key -> language.spelling().isSlip(said, key)))
                .toArray();
        return alike.length == 1 ? OptionalInt.of(alike[0]) : OptionalInt.empty();
    }

    private static Stream<String> spellings(Expectation.Choice way) {
        return Stream.concat(Stream.of(way.label()), way.synonyms().stream());
    }
}
