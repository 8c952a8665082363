package parley.engine;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads times of day: "15:30", "3 pm", "15h30", "в 9 утра". */
final class ReadTime {
    private static final Pattern BORDER = Pattern.compile("(?<=\\d)(?=\\p{L})|(?<=\\p{L})(?=\\d)");

    /** An hour alone from here on is what it says; a smaller one may be in the afternoon. */
    private static final int CLEAR_HOUR = 7;

    private final Locale locale;
    private final OwnWords words;

    ReadTime(Locale locale, OwnWords words) {
        this.locale = locale;
        this.words = words;
    }

    Optional<LocalTime> read(String said) {
        return read(tokens(said, locale), false);
    }

    /** The words of a text, letters and digits apart, "p.m." in one. */
    static List<String> tokens(String said, Locale locale) {
        String plain = Words.withoutAccents(Words.of(Words.fold(said, locale)));
        String apart = BORDER.matcher(plain).replaceAll(" ").replaceAll("\\b([ap]) m\\b", "$1m");
        return apart.isEmpty() ? List.of() : Arrays.asList(apart.split(" "));
    }

    /** @param vague whether an hour is good enough that may be in the morning or in the afternoon */
    Optional<LocalTime> read(List<String> tokens, boolean vague) {
        List<Integer> numbers = new ArrayList<>();
        boolean before = false;
        boolean after = false;
        for (String token : tokens) {
            if (isIn("noon", token)) {
                return tokens.size() <= 2 ? Optional.of(LocalTime.NOON) : Optional.empty();
            } else if (token.chars().allMatch(Character::isDigit) && token.length() <= 2) {
                numbers.add(Integer.parseInt(token));
            } else if (isIn("am", token)) {
                before = true;
            } else if (isIn("pm", token)) {
                after = true;
            } else if (!isIn("time_filler", token)) {
                return Optional.empty();
            }
        }
        boolean clear = vague || before || after || numbers.size() > 1;
        return (before && after) || numbers.isEmpty() || numbers.size() > 3
                ? Optional.empty()
                : time(numbers, before, after)
                        .filter(time -> clear || time.getHour() >= CLEAR_HOUR || time.getHour() == 0);
    }

    private boolean isIn(String list, String token) {
        return words.list(list).stream()
                .anyMatch(word -> Words.withoutAccents(Words.fold(word, locale)).equals(token));
    }

    private static Optional<LocalTime> time(List<Integer> numbers, boolean before, boolean after) {
        int hour = numbers.getFirst();
        int minute = numbers.size() > 1 ? numbers.get(1) : 0;
        int second = numbers.size() > 2 ? numbers.get(2) : 0;
        boolean half = before || after;
        if (hour > (half && !after ? 12 : 23) || minute > 59 || second > 59 || (half && hour == 0)) {
            return Optional.empty();
        }
        int shifted = after && hour < 12 ? hour + 12 : before && hour == 12 ? 0 : hour;
        return Optional.of(LocalTime.of(shifted, minute));
    }
}
