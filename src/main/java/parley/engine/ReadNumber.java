package parley.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.Normalizer;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers as people of a language write them, and as computers do. */
final class ReadNumber {
    private static final int MOST_DIGITS = 18;
    private static final Pattern GAP = Pattern.compile("(?<=\\d)[\\p{Zs}'’](?=\\d{3}(?!\\d))");
    private static final Pattern DIGITS_ONLY = Pattern.compile("[-+−]?\\d++(?:[.,]\\d++)*+");
    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,18}(?:[.,]\\d{1,10})?+");
    private static final Pattern AMOUNT =
            Pattern.compile("(?<before>[^\\d+−-]*+)(?<number>[-+−]?\\d[\\d\\p{Zs}'’.,]*+)(?<after>[^\\d]*+)");

    private final Locale locale;

    ReadNumber(Locale locale) {
        this.locale = locale;
    }

    Optional<BigDecimal> number(String said) {
        String digits = GAP.matcher(
                        Normalizer.normalize(said, Normalizer.Form.NFKC).strip())
                .replaceAll("");
        if (!DIGITS_ONLY.matcher(digits).matches()
                || digits.chars().filter(Character::isDigit).count() > MOST_DIGITS) {
            return Optional.empty();
        }
        String signed = digits.replace('−', '-').replace("+", "");
        return written(signed).or(() -> withOnePoint(signed)).map(ReadNumber::plain);
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0, RoundingMode.UNNECESSARY) : bare;
    }

    /** As the language has it. */
    private Optional<BigDecimal> written(String digits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        if (format instanceof DecimalFormat decimal) {
            decimal.setParseBigDecimal(true);
            decimal.setStrict(true);
        }
        ParsePosition end = new ParsePosition(0);
        @Nullable Number number = format.parse(digits, end);
        return number instanceof BigDecimal read && end.getIndex() == digits.length()
                ? Optional.of(read)
                : Optional.empty();
    }

    /** As other languages and computers have it. */
    private static Optional<BigDecimal> withOnePoint(String digits) {
        return PLAIN.matcher(digits).matches()
                ? Optional.of(new BigDecimal(digits.replace(',', '.')))
                : Optional.empty();
    }

    /** With or without a currency, before or behind. */
    Optional<Value> amount(String said, OwnWords words) {
        Matcher parts =
                AMOUNT.matcher(Normalizer.normalize(said, Normalizer.Form.NFKC).strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String money = (parts.group("before") + " " + parts.group("after")).strip();
        Optional<BigDecimal> number = number(parts.group("number").strip().replaceFirst("[.,]$", ""));
        if (money.isEmpty()) {
            return number.map(amount -> new Value(Value.Type.AMOUNT, amount.toPlainString()));
        }
        return number.flatMap(amount -> currency(money, words).flatMap(currency -> in(currency, amount)));
    }

    private static Optional<Value> in(Currency currency, BigDecimal amount) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return amount.scale() > digits
                ? Optional.empty()
                : Optional.of(new Value(
                        Value.Type.AMOUNT,
                        (amount.scale() > 0 ? amount.setScale(digits, RoundingMode.UNNECESSARY) : amount)
                                        .toPlainString()
                                + " " + currency.getCurrencyCode()));
    }

    private Optional<Currency> currency(String money, OwnWords words) {
        String name = fold(money);
        return words.list("currency").stream()
                .filter(entry -> fold(entry.substring(4)).equals(name))
                .map(entry -> Currency.getInstance(entry.substring(0, 3)))
                .findFirst()
                .or(() -> Currency.getAvailableCurrencies().stream()
                        .filter(currency -> currency.getCurrencyCode().equalsIgnoreCase(money)
                                || fold(currency.getSymbol(locale)).equals(name)
                                || fold(currency.getDisplayName(locale)).equals(name))
                        .findFirst());
    }

    private String fold(String name) {
        return Words.fold(name, locale).replace(".", "").strip();
    }
}
