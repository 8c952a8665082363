package parley.engine;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads days: "tomorrow", "Friday", "15 March", "15.3.", "the 15th", "2026-03-15", "tomorrow at 3". */
final class ReadDay {
    private static final List<TextStyle> STYLES =
            List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);
    private static final int MOST_TOKENS = 12;

    /** Leap days come at least so often. */
    private static final int MOST_YEARS = 8;

    /** Years of two digits may lie so far ahead. */
    private static final int YEARS_AHEAD = 20;

    /** A year of three digits is one of four with a digit left out. */
    private static final int EARLIEST_YEAR = 1000;

    /** Within a year every number that days have comes up. */
    private static final int MOST_MONTHS = 12;

    private final Locale locale;
    private final OwnWords words;
    private final ZonedDateTime now;

    ReadDay(Locale locale, OwnWords words, ZonedDateTime now) {
        this.locale = locale;
        this.words = words;
        this.now = now;
    }

    Optional<LocalDate> read(String said) {
        List<String> tokens = ReadTime.tokens(said, locale);
        if (tokens.size() > MOST_TOKENS) {
            return Optional.empty();
        }
        for (int end = tokens.size(); end > 0; end--) {
            Optional<LocalDate> day = day(tokens.subList(0, end));
            boolean timeFollows = end == tokens.size()
                    || new ReadTime(locale, words)
                            .read(tokens.subList(end, tokens.size()), true)
                            .isPresent();
            if (day.isPresent() && timeFollows) {
                return day;
            }
        }
        return Optional.empty();
    }

    private Optional<LocalDate> day(List<String> tokens) {
        return relative(String.join(" ", tokens)).or(() -> dated(tokens));
    }

    private Optional<LocalDate> relative(String said) {
        List<String> names = List.of("today", "tomorrow", "day_after_tomorrow", "yesterday");
        List<Integer> days = List.of(0, 1, 2, -1);
        for (int i = 0; i < names.size(); i++) {
            if (words.list(names.get(i)).stream().anyMatch(word -> fold(word).equals(said))) {
                return Optional.of(today().plusDays(days.get(i)));
            }
        }
        return Optional.empty();
    }

    private LocalDate today() {
        return now.toLocalDate();
    }

    private String fold(String word) {
        return String.join(" ", ReadTime.tokens(word, locale));
    }

    private Optional<LocalDate> dated(List<String> tokens) {
        List<Integer> numbers = new ArrayList<>();
        @Nullable Month month = null;
        @Nullable DayOfWeek weekday = null;
        for (String token : tokens) {
            if (token.chars().allMatch(Character::isDigit)) {
                if (token.length() > 4) {
                    return Optional.empty();
                }
                numbers.add(Integer.parseInt(token));
                continue;
            }
            boolean filler = words.list("date_filler").stream()
                    .anyMatch(word -> fold(word).equals(token));
            Optional<Month> asMonth = filler ? Optional.empty() : named(token, Month.values(), Month::getDisplayName);
            Optional<DayOfWeek> asWeekday =
                    filler ? Optional.empty() : named(token, DayOfWeek.values(), DayOfWeek::getDisplayName);
            if (asMonth.isPresent() && month == null) {
                month = asMonth.get();
            } else if (asWeekday.isPresent() && weekday == null) {
                weekday = asWeekday.get();
            } else if (!filler) {
                return Optional.empty();
            }
        }
        if (month != null) {
            return inMonth(month, numbers);
        }
        return numbers.isEmpty()
                ? Optional.ofNullable(weekday).map(day -> today().with(TemporalAdjusters.next(day)))
                : numeric(numbers);
    }

    /** A name in any form the language has, or an inflection of one only. */
    private <T> Optional<T> named(String token, T[] all, Named<T> name) {
        BiFunction<T, TextStyle, String> written = (one, style) -> {
            String plain = fold(name.in(one, style, locale));
            int blank = plain.indexOf(' ');
            return blank < 0 ? plain : plain.substring(0, blank);
        };
        Optional<T> exactly = Arrays.stream(all)
                .filter(one ->
                        STYLES.stream().map(style -> written.apply(one, style)).anyMatch(token::equals))
                .findFirst();
        List<T> inflected = Arrays.stream(all)
                .filter(one ->
                        STYLES.subList(0, 2).stream().anyMatch(style -> isInflected(token, written.apply(one, style))))
                .toList();
        return exactly.isPresent() || inflected.size() != 1 ? exactly : Optional.of(inflected.getFirst());
    }

    private static boolean isInflected(String token, String name) {
        int same = 0;
        while (same < Math.min(token.length(), name.length()) && token.charAt(same) == name.charAt(same)) {
            same++;
        }
        return same >= Math.max(4, name.length() - 2) && token.length() - same <= 3;
    }

    private Optional<LocalDate> inMonth(Month month, List<Integer> numbers) {
        return switch (numbers.size()) {
            case 1 -> next(month.getValue(), numbers.getFirst());
            case 2 ->
                numbers.getFirst() > 31
                        ? of(numbers.getFirst(), month.getValue(), numbers.getLast())
                        : of(numbers.getLast(), month.getValue(), numbers.getFirst());
            default -> Optional.empty();
        };
    }

    private Optional<LocalDate> numeric(List<Integer> numbers) {
        return switch (numbers.size()) {
            case 1 -> nextDay(numbers.getFirst());
            case 2 -> {
                boolean monthFirst = isMonthFirst(numbers.get(0), numbers.get(1));
                yield next(numbers.get(monthFirst ? 0 : 1), numbers.get(monthFirst ? 1 : 0));
            }
            case 3 -> {
                if (numbers.getFirst() > 31) {
                    yield of(numbers.get(0), numbers.get(1), numbers.get(2));
                }
                boolean monthFirst = isMonthFirst(numbers.get(0), numbers.get(1));
                yield of(numbers.get(2), numbers.get(monthFirst ? 0 : 1), numbers.get(monthFirst ? 1 : 0));
            }
            default -> Optional.empty();
        };
    }

    /** English is written in both orders: without a country, the zone decides. */
    private boolean isMonthFirst(int first, int second) {
        if (first > 12 || second > 12) {
            return second > 12;
        }
        String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale);
        boolean elsewhere =
                locale.getCountry().isEmpty() && now.getZone().getId().matches("(?:Europe|Africa|Asia|Australia)/.*");
        return !elsewhere && pattern.indexOf('M') < pattern.indexOf('d') && !pattern.startsWith("y");
    }

    private Optional<LocalDate> nextDay(int day) {
        return Stream.iterate(YearMonth.from(today()), month -> month.plusMonths(1))
                .limit(MOST_MONTHS)
                .filter(month -> month.isValidDay(day))
                .map(month -> month.atDay(day))
                .filter(date -> !date.isBefore(today()))
                .findFirst();
    }

    private Optional<LocalDate> next(int month, int day) {
        for (int year = today().getYear(); year <= today().getYear() + MOST_YEARS; year++) {
            Optional<LocalDate> date = of(year, month, day);
            if (date.isPresent() && !date.get().isBefore(today())) {
                return date;
            }
        }
        return Optional.empty();
    }

    private Optional<LocalDate> of(int year, int month, int day) {
        if (month < 1 || month > 12 || (year > 99 && year < EARLIEST_YEAR)) {
            return Optional.empty();
        }
        int century = today().getYear() / 100 * 100;
        int whole = year >= EARLIEST_YEAR
                ? year
                : year + century > today().getYear() + YEARS_AHEAD ? year + century - 100 : year + century;
        YearMonth in = YearMonth.of(whole, month);
        return in.isValidDay(day) ? Optional.of(in.atDay(day)) : Optional.empty();
    }

    /** Names something in a language. */
    private interface Named<T> {
        String in(T thing, TextStyle style, Locale language);
    }
}
