package parley.engine;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds which of several offered ways a message means: by its number, or by one of its spellings. */
final class Choices {
    private Choices() {}

    /** @return the place among the ways, from 0 */
    static OptionalInt find(String message, List<Expectation.Choice> ways, Language language) {
        String said = Phrase.of(message, language).keyWithoutSlash();
        return IntStream.range(0, ways.size())
                .filter(way -> said.equals(Integer.toString(way + 1))
                        || spellings(ways.get(way))
                                .anyMatch(spelling -> Phrase.of(spelling, language)
                                        .keyWithoutSlash()
                                        .equals(said)))
                .findFirst();
    }

    private static Stream<String> spellings(Expectation.Choice way) {
        return Stream.concat(Stream.of(way.label()), way.synonyms().stream());
    }
}
