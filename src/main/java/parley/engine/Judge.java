package parley.engine;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says whether a condition holds now. */
final class Judge {
    private static final Pattern NUMBER = Pattern.compile("-?+\\d{1,30}+(?:\\.\\d{1,20}+)?+");

    private final Round round;

    Judge(Round round) {
        this.round = round;
    }

    boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.parts().stream().allMatch(this::holds);
            case Condition.Any any -> any.parts().stream().anyMatch(this::holds);
            case Condition.Not(Condition part) -> !holds(part);
            case Condition.Compare compare -> compare(compare);
            case Condition.During(String schedule) -> {
                Schedule known = round.scenario.schedules().get(schedule);
                yield known != null && known.openAt(round.now);
            }
            case Condition.In(Place place) -> round.place == place;
            case Condition.FirstVisit() -> round.person.newcomer();
            case Condition.Department(String name) ->
                round.person.departments().stream()
                        .anyMatch(department -> department.strip().equalsIgnoreCase(name.strip()));
        };
    }

    private boolean compare(Condition.Compare compare) {
        Value left = round.values().find(compare.variable()).orElse(Value.text(""));
        String right = round.value(compare.value()).raw();
        return switch (compare.operator()) {
            case KNOWN -> !left.raw().isBlank();
            case IS -> same(left, right);
            case IS_NOT -> !same(left, right);
            case CONTAINS -> fold(left.raw()).contains(fold(right));
            case LESS -> order(left, right).map(order -> order < 0).orElse(false);
            case MORE -> order(left, right).map(order -> order > 0).orElse(false);
        };
    }

    private boolean same(Value left, String right) {
        return fold(left.raw()).equals(fold(right))
                || order(left, right).map(order -> order == 0).orElse(false);
    }

    private String fold(String text) {
        return Words.fold(text, round.scenario.language()).strip();
    }

    /** Empty when the two cannot be put in order. ISO days and times are in order as texts. */
    private static Optional<Integer> order(Value left, String right) {
        Optional<BigDecimal> one = number(left);
        Optional<BigDecimal> other = number(Value.text(right));
        if (one.isPresent() && other.isPresent()) {
            return Optional.of(one.get().compareTo(other.get()));
        }
        return switch (left.type()) {
            case DATE, TIME -> Optional.of(left.raw().compareTo(right));
            case TEXT, NUMBER, AMOUNT, PHONE, EMAIL, LINK, YES_NO, FILE -> Optional.empty();
        };
    }

    /** The number a value is, or that an amount has; empty for others. */
    static Optional<BigDecimal> number(Value value) {
        String raw = value.raw().strip();
        Matcher number = NUMBER.matcher(raw);
        boolean whole = number.lookingAt() && (number.end() == raw.length() || value.type() == Value.Type.AMOUNT);
        return whole ? Optional.of(new BigDecimal(number.group())) : Optional.empty();
    }

    /** The same value, as a number if it reads like one. */
    static Value numberOr(Value value) {
        return number(value).isPresent()
                ? new Value(Value.Type.NUMBER, value.raw().strip())
                : value;
    }
}
