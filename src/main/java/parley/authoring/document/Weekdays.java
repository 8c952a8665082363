package parley.authoring.document;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Days of the week as they are written: {@code sat}, {@code mon-fri}. */
final class Weekdays {
    private Weekdays() {}

    /** Empty when it names no days. */
    static List<DayOfWeek> read(String text) {
        String[] ends = text.split("-", -1);
        Optional<DayOfWeek> first = day(ends[0]);
        Optional<DayOfWeek> last = day(ends[ends.length - 1]);
        if (ends.length > 2 || first.isEmpty() || last.isEmpty()) {
            return List.of();
        }
        int days = Math.floorMod(last.get().getValue() - first.get().getValue(), 7) + 1;
        return Stream.iterate(first.get(), day -> day.plus(1)).limit(days).toList();
    }

    private static Optional<DayOfWeek> day(String text) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> spelling(day).equals(text))
                .findAny();
    }

    static String write(DayOfWeek first, DayOfWeek last) {
        return first == last ? spelling(first) : spelling(first) + "-" + spelling(last);
    }

    private static String spelling(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }
}
