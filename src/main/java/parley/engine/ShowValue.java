package parley.engine;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.Locale;

/** Writes values as people of a language read them. */
final class ShowValue {
    private ShowValue() {}

    static String show(Value value, Format format, Locale language) {
        String shown = switch (value.type()) {
            case NUMBER -> number(value.raw(), language);
            case AMOUNT -> amount(value.raw(), language);
            case DATE -> date(LocalDate.parse(value.raw()), format, language);
            case TIME ->
                DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        .withLocale(language)
                        .format(LocalTime.parse(value.raw()));
            case YES_NO ->
                OwnWords.of(language)
                        .text(value.raw().equals("yes") ? OwnWords.Line.YES : OwnWords.Line.NO)
                        .source();
            case TEXT, PHONE, EMAIL, LINK, FILE -> value.raw();
        };
        return switch (format) {
            case UPPER -> shown.toUpperCase(language);
            case LOWER -> shown.toLowerCase(language);
            case USUAL, SHORT, LONG, WEEKDAY -> shown;
        };
    }

    private static String number(String raw, Locale language) {
        NumberFormat format = NumberFormat.getInstance(language);
        format.setMaximumFractionDigits(10);
        return format.format(new BigDecimal(raw));
    }

    private static String amount(String raw, Locale language) {
        int blank = raw.indexOf(' ');
        if (blank < 0) {
            return number(raw, language);
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(language);
        format.setCurrency(Currency.getInstance(raw.substring(blank + 1)));
        return format.format(new BigDecimal(raw.substring(0, blank)));
    }

    private static String date(LocalDate day, Format format, Locale language) {
        return switch (format) {
            case WEEKDAY -> day.getDayOfWeek().getDisplayName(TextStyle.FULL, language);
            case LONG ->
                DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                        .withLocale(language)
                        .format(day);
            case SHORT ->
                DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT)
                        .withLocale(language)
                        .format(day);
            case USUAL, UPPER, LOWER ->
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(language)
                        .format(day);
        };
    }
}
