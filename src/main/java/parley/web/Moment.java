package parley.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** A moment as a page shows it. A script then shows it in the reader's own time zone. */
public record Moment(String machine, String text) {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

    static Moment of(Locale language, Instant moment) {
        String text = FORM.withLocale(language).format(moment.atOffset(ZoneOffset.UTC));
        return new Moment(
                moment.truncatedTo(ChronoUnit.SECONDS).toString(), Messages.text(language, "times.utc", text));
    }
}
