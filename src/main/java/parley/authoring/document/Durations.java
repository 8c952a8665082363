package parley.authoring.document;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lengths of time as people write them: {@code 30s}, {@code 1h30m}, {@code 3d}. */
final class Durations {
    private static final Pattern WRITTEN = Pattern.compile(
            "(?:(?<days>\\d{1,5})d)?+(?:(?<hours>\\d{1,7})h)?+(?:(?<minutes>\\d{1,9})m(?!s))?+(?:(?<seconds>\\d{1,9})s)?+"
                    + "(?:(?<millis>\\d{1,9})ms)?+");

    private Durations() {}

    static Optional<Duration> read(String text) {
        Matcher written = WRITTEN.matcher(text);
        return text.isEmpty() || !written.matches()
                ? Optional.empty()
                : Optional.of(Duration.ofDays(number(written.group("days")))
                        .plusHours(number(written.group("hours")))
                        .plusMinutes(number(written.group("minutes")))
                        .plusSeconds(number(written.group("seconds")))
                        .plusMillis(number(written.group("millis"))));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** A day is 24h: only from two days on are days easier to read. */
    static String write(Duration duration) {
        boolean days = duration.toDays() > 1 && duration.equals(Duration.ofDays(duration.toDays()));
        if (days) {
            return duration.toDays() + "d";
        }
        String written = part(duration.toHours(), "h")
                + part(duration.toMinutesPart(), "m")
                + part(duration.toSecondsPart(), "s")
                + part(duration.toMillisPart(), "ms");
        return written.isEmpty() ? "0s" : written;
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }
}
