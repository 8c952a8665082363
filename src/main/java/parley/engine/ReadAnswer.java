package parley.engine;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.validator.routines.EmailValidator;
import org.apache.commons.validator.routines.UrlValidator;
import org.jspecify.annotations.Nullable;

/** Reads what a person wrote as the kind of answer a question expects. */
final class ReadAnswer {
    /** Nobody needs more to say when, how much or where. */
    private static final int LONGEST_WORDING = 100;

    private static final int LONGEST_ADDRESS = 2_000;
    private static final int MOST_TRIES = 10;
    private static final BigDecimal LOWEST_RATING = BigDecimal.ONE;

    private final Locale locale;
    private final ZonedDateTime now;
    private final OwnWords words;

    ReadAnswer(Locale locale, ZonedDateTime now) {
        this.locale = locale;
        this.now = now;
        this.words = OwnWords.of(locale);
    }

    /** Empty when the text does not fit. Choices and files are found elsewhere, see {@link Question}. */
    Optional<Value> read(Expectation expects, String text) {
        String said = text.strip();
        if (expects.kind() == Expectation.Kind.TEXT) {
            return within(expects, said);
        }
        if (expects.kind() == Expectation.Kind.LINK) {
            return link(said);
        }
        return said.isEmpty() || said.length() > LONGEST_WORDING ? Optional.empty() : readShort(expects, said);
    }

    private Optional<Value> readShort(Expectation expects, String said) {
        return switch (expects.kind()) {
            case NUMBER ->
                new ReadNumber(locale)
                        .number(said)
                        .filter(number -> fits(number, expects.least(), expects.most()))
                        .map(ReadAnswer::number);
            case AMOUNT -> new ReadNumber(locale).amount(said, words).filter(amount -> fits(amount, expects));
            case DATE ->
                new ReadDay(locale, words, now).read(said).map(day -> new Value(Value.Type.DATE, day.toString()));
            case TIME ->
                new ReadTime(locale, words).read(said).map(time -> new Value(Value.Type.TIME, time.toString()));
            case PHONE -> phone(said);
            case EMAIL -> email(said);
            case YES_NO -> yesOrNo(said);
            case RATING -> rating(expects, said);
            case TEXT, LINK, ONE_OF, FILE -> Optional.empty();
        };
    }

    private static Value number(BigDecimal number) {
        return new Value(Value.Type.NUMBER, number.toPlainString());
    }

    private static boolean fits(Value amount, Expectation expects) {
        return fits(new BigDecimal(amount.raw().split(" ")[0]), expects.least(), expects.most());
    }

    private static Optional<Value> within(Expectation expects, String text) {
        int length = text.codePointCount(0, text.length());
        boolean fits = !text.isEmpty() && fits(BigDecimal.valueOf(length), expects.least(), expects.most());
        return fits ? Optional.of(Value.text(text)) : Optional.empty();
    }

    private static boolean fits(BigDecimal number, @Nullable BigDecimal least, @Nullable BigDecimal most) {
        return (least == null || number.compareTo(least) >= 0) && (most == null || number.compareTo(most) <= 0);
    }

    /** "4", "4/5" or as many stars. */
    private Optional<Value> rating(Expectation expects, String said) {
        BigDecimal highest = BigDecimal.valueOf(Question.highestRating(expects));
        String bare = said.replaceFirst("\\s*/\\s*" + highest + "$", "");
        String symbols = Words.symbols(bare);
        boolean stars = !symbols.isEmpty() && symbols.codePoints().allMatch(c -> c == '⭐' || c == '★');
        Optional<BigDecimal> number = stars
                ? Optional.of(BigDecimal.valueOf(symbols.codePointCount(0, symbols.length())))
                : new ReadNumber(locale).number(bare);
        return number.filter(rating -> rating.scale() <= 0 && fits(rating, LOWEST_RATING, highest))
                .map(ReadAnswer::number);
    }

    /** Exactly one number, also among words. */
    private Optional<Value> phone(String said) {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        Iterator<PhoneNumberMatch> found = phones.findNumbers(
                        said, Regions.of(locale, now.getZone()), Leniency.VALID, MOST_TRIES)
                .iterator();
        if (!found.hasNext()) {
            return Optional.empty();
        }
        PhoneNumberMatch first = found.next();
        return found.hasNext()
                ? Optional.empty()
                : Optional.of(new Value(Value.Type.PHONE, phones.format(first.number(), PhoneNumberFormat.E164)));
    }

    private static Optional<Value> email(String said) {
        String address = withoutWrapping(said.regionMatches(true, 0, "mailto:", 0, 7) ? said.substring(7) : said);
        int at = address.lastIndexOf('@');
        return EmailValidator.getInstance().isValid(address)
                ? Optional.of(new Value(
                        Value.Type.EMAIL,
                        address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    private static Optional<Value> link(String said) {
        String address = withoutWrapping(said);
        if (address.length() > LONGEST_ADDRESS) {
            return Optional.empty();
        }
        String[] schemes = {"http", "https"};
        boolean complete =
                address.regionMatches(true, 0, "http://", 0, 7) || address.regionMatches(true, 0, "https://", 0, 8);
        String whole = complete ? address : "https://" + address;
        UrlValidator links = new UrlValidator(schemes, complete ? UrlValidator.ALLOW_LOCAL_URLS : 0);
        return !address.contains("@") && links.isValid(whole)
                ? Optional.of(new Value(Value.Type.LINK, whole))
                : Optional.empty();
    }

    private static String withoutWrapping(String said) {
        return said.replaceAll("^[<(\"'«„“]+|[>)\"'»”“,;.!]+$", "");
    }

    /** "Yes", "yes, please" and "of course", but neither "yes and no" nor "please". */
    private Optional<Value> yesOrNo(String said) {
        boolean yes = consistsOf(said, words.list("yes"));
        boolean no = consistsOf(said, words.list("no"));
        return yes == no ? Optional.empty() : Optional.of(new Value(Value.Type.YES_NO, yes ? "yes" : "no"));
    }

    private boolean consistsOf(String said, List<String> known) {
        String rest = key(said);
        while (!rest.isEmpty()) {
            String left = rest;
            Optional<String> word = longest(left, known).or(() -> longest(left, words.list("courtesy")));
            if (word.isEmpty()) {
                return false;
            }
            rest = rest.substring(word.get().length()).strip();
        }
        return true;
    }

    private Optional<String> longest(String text, List<String> spellings) {
        return spellings.stream()
                .map(this::key)
                .filter(word -> text.equals(word) || text.startsWith(word + " "))
                .max((one, other) -> Integer.compare(one.length(), other.length()));
    }

    private String key(String text) {
        String folded = Words.fold(text, locale);
        String plain = Words.withoutAccents(Words.of(folded));
        return plain.isEmpty() ? Words.symbols(folded) : plain;
    }
}
