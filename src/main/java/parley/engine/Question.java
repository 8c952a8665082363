package parley.engine;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is open between the bot and a person: a step that asks and the ways to answer it that can be offered.
 *
 * @param ways in the order of their numbers; empty where people answer in their own words
 */
record Question(Step.Asking step, List<Expectation.Choice> ways) {

    /** Empty when the step asks nothing. */
    static Optional<Question> of(Step step, OwnWords words) {
        return step instanceof Step.Asking asking
                ? Optional.of(new Question(asking, ways(asking, words)))
                : Optional.empty();
    }

    private static List<Expectation.Choice> ways(Step.Asking step, OwnWords words) {
        return switch (step) {
            case Step.Ask ask -> ways(ask, words);
            case Step.Menu menu ->
                menu.options().stream()
                        .map(option -> new Expectation.Choice(option.label(), option.synonyms()))
                        .toList();
        };
    }

    private static List<Expectation.Choice> ways(Step.Ask ask, OwnWords words) {
        Stream<String> plain = switch (ask.expects().kind()) {
            case YES_NO -> Stream.of(words.plain(OwnWords.Line.YES), words.plain(OwnWords.Line.NO));
            case RATING ->
                IntStream.rangeClosed(1, highestRating(ask.expects())).mapToObj(Integer::toString);
            case TEXT, NUMBER, AMOUNT, DATE, TIME, PHONE, EMAIL, LINK, ONE_OF, FILE -> Stream.empty();
        };
        Stream<Expectation.Choice> own = Stream.concat(
                plain.map(label -> new Expectation.Choice(label, List.of())), ask.expects().choices().stream());
        Stream<Expectation.Choice> skip = ask.optional()
                ? Stream.of(new Expectation.Choice(words.plain(OwnWords.Line.SKIP), words.spellings(Repair.SKIP)))
                : Stream.empty();
        return Stream.concat(own, skip).toList();
    }

    static int highestRating(Expectation expects) {
        BigDecimal most = expects.most();
        return most == null ? Expectation.DEFAULT_RATING : Math.clamp(most.longValue(), 2, Expectation.MOST_CHOICES);
    }

    /** What a question's message offers for pressing. */
    List<Message.Choice> choices(long ticket) {
        return IntStream.range(0, ways.size())
                .mapToObj(
                        way -> new Message.Choice(ticket, way + 1, ways.get(way).label()))
                .toList();
    }

    /** The way a message means, by number or name. */
    OptionalInt way(Phrase said, Language language) {
        return Choices.find(said, ways, language);
    }

    /** The value that a way of an {@link Step.Ask} stands for; null for skipping. */
    static @Nullable Value valueOf(Step.Ask ask, int way) {
        Expectation expects = ask.expects();
        return switch (expects.kind()) {
            case YES_NO -> way > 1 ? null : new Value(Value.Type.YES_NO, way == 0 ? "yes" : "no");
            case RATING -> way >= highestRating(expects) ? null : Value.number(way + 1L);
            case ONE_OF ->
                way >= expects.choices().size()
                        ? null
                        : Value.text(expects.choices().get(way).label());
            case TEXT, NUMBER, AMOUNT, DATE, TIME, PHONE, EMAIL, LINK, FILE -> null;
        };
    }

    static Map<String, Value> limits(Expectation expects) {
        return Map.of("most", Value.number(highestRating(expects)));
    }
}
