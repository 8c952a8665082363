package parley.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts moments into words: how long ago, and exactly. */
final class Moments {
    private Moments() {}

    static HealthView.Moment of(Locale language, @Nullable Instant moment, Instant now) {
        if (moment == null) {
            return HealthView.Moment.NONE;
        }
        String exact = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language)
                .format(moment.atZone(ZoneOffset.UTC));
        return new HealthView.Moment(
                moment.toString(),
                Messages.text(language, "health.time.exact", exact),
                relative(language, moment, now));
    }

    private static String relative(Locale language, Instant moment, Instant now) {
        Duration ago = Duration.between(moment, now);
        if (ago.compareTo(Duration.ofMinutes(1)) < 0) {
            return Messages.text(language, "health.time.now");
        } else if (ago.compareTo(Duration.ofHours(1)) < 0) {
            return Messages.text(language, "health.time.minutes", ago.toMinutes());
        } else if (ago.compareTo(Duration.ofDays(2)) < 0) {
            return Messages.text(language, "health.time.hours", ago.toHours());
        } else {
            return Messages.text(language, "health.time.days", ago.toDays());
        }
    }
}
