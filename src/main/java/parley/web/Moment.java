package parley.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Locale;

/**
 * When something happened, told as "5 minutes ago". The server says it first; the page keeps it true and tells the exact time
 * where its reader is (behaviours/time.js, which counts in the same units).
 *
 * @param exact in universal time, for as long as no script has run
 * @param sentence around the time, with {@code {0}} in its place
 */
public record Moment(String iso, String text, String exact, String sentence, String justNow) {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT);

    /** From the largest: a time is told in the first one that fits into it. */
    private enum Unit {
        YEARS(Duration.ofDays(365), "times.years"),
        MONTHS(Duration.ofDays(30), "times.months"),
        DAYS(Duration.ofDays(1), "times.days"),
        HOURS(Duration.ofHours(1), "times.hours"),
        MINUTES(Duration.ofMinutes(1), "times.minutes");

        private final Duration length;
        private final String key;

        Unit(Duration length, String key) {
            this.length = length;
            this.key = key;
        }
    }

    /** The time alone. */
    static Moment of(Locale language, Instant then, Instant now) {
        return of(language, "times.alone", then, now);
    }

    /** @param key of a sentence with one value: how long ago */
    static Moment of(Locale language, String key, Instant then, Instant now) {
        return new Moment(
                then.toString(),
                Messages.text(language, key, ago(language, Duration.between(then, now))),
                Messages.text(
                        language,
                        "times.exact",
                        EXACT.withLocale(language).withZone(ZoneOffset.UTC).format(then)),
                Messages.text(language, key, "{0}"),
                Messages.text(language, "times.now"));
    }

    private static String ago(Locale language, Duration age) {
        return Arrays.stream(Unit.values())
                .filter(unit -> age.compareTo(unit.length) >= 0)
                .findFirst()
                .map(unit -> Plural.text(language, unit.key, age.dividedBy(unit.length)))
                .orElseGet(() -> Messages.text(language, "times.now"));
    }
}
