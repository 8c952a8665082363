package parley.authoring.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import parley.engine.Condition.Operator;
import parley.engine.Expectation;
import parley.engine.Place;
import parley.engine.Step;

/** Words that stand for one of a few things, and their spelling in a document. */
record Words<T>(List<T> things, Function<T, String> spelling) {
    static final Words<Expectation.Kind> EXPECTATIONS = lowerCase(Expectation.Kind.values());
    static final Words<Place> CHANNELS = lowerCase(Place.values());
    static final Words<Step.Method> METHODS = new Words<>(List.of(Step.Method.values()), Step.Method::name);
    static final Words<Operator> OPERATORS = new Words<>(List.of(Operator.values()), Words::spelling);

    private static <E extends Enum<E>> Words<E> lowerCase(E[] things) {
        return new Words<>(Arrays.asList(things), thing -> thing.name().toLowerCase(Locale.ROOT));
    }

    private static String spelling(Operator operator) {
        return switch (operator) {
            case IS -> "equal";
            case IS_NOT -> "not_equal";
            case CONTAINS -> "contains";
            case LESS -> "less";
            case MORE -> "more";
            case KNOWN -> "known";
        };
    }

    List<String> all() {
        return things.stream().map(spelling).toList();
    }

    String of(T thing) {
        return spelling.apply(thing);
    }
}
