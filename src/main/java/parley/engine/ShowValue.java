package parley.engine;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Writes values as people of a language read them. */
final class ShowValue {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(?:\\.\\d{1,30})?+");

    private ShowValue() {}

    /** What is not in the form it should have, as what a system answered may be, is shown as it is. */
    static String show(Value value, Format format, Locale language) {
        String shown = Optional.of(value.raw())
                .flatMap(raw -> show(value.type(), raw, format, language))
                .orElse(value.raw());
        return switch (format) {
            case UPPER -> shown.toUpperCase(language);
            case LOWER -> shown.toLowerCase(language);
            case USUAL, SHORT, LONG, WEEKDAY -> shown;
        };
    }

    private static Optional<String> show(Value.Type type, String raw, Format format, Locale language) {
        return switch (type) {
            case NUMBER -> number(raw).map(number -> show(number, language));
            case AMOUNT -> amount(raw, language);
            case DATE -> parsed(raw, LocalDate::parse).map(day -> date(day, format, language));
            case TIME ->
                parsed(raw, LocalTime::parse)
                        .map(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                                .withLocale(language)::format);
            case YES_NO ->
                switch (raw) {
                    case "yes" -> Optional.of(OwnWords.of(language).plain(OwnWords.Line.YES));
                    case "no" -> Optional.of(OwnWords.of(language).plain(OwnWords.Line.NO));
                    default -> Optional.empty();
                };
            case TEXT, PHONE, EMAIL, LINK, FILE -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> number(String raw) {
        return NUMBER.matcher(raw).matches() ? Optional.of(new BigDecimal(raw)) : Optional.empty();
    }

    private static <T> Optional<T> parsed(String raw, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(raw));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static String show(BigDecimal number, Locale language) {
        NumberFormat format = NumberFormat.getInstance(language);
        format.setMaximumFractionDigits(10);
        return format.format(number);
    }

    private static Optional<String> amount(String raw, Locale language) {
        int blank = raw.indexOf(' ');
        if (blank < 0) {
            return number(raw).map(number -> show(number, language));
        }
        Optional<Currency> currency = Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(raw.substring(blank + 1)))
                .findAny();
        return number(raw.substring(0, blank))
                .flatMap(number -> currency.map(known -> {
                    NumberFormat format = NumberFormat.getCurrencyInstance(language);
                    format.setCurrency(known);
                    return format.format(number);
                }));
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
