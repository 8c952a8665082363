package parley.engine;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a person wrote as the kind of answer a question expects. */
final class ReadAnswer {
    private final Locale locale;
    private final ZonedDateTime now;

    ReadAnswer(Locale locale, ZonedDateTime now) {
        this.locale = locale;
        this.now = now;
    }

    /** Empty when the text does not fit. Choices are found elsewhere, see {@link Question}. */
    Optional<Value> read(Expectation expects, String text) {
        return switch (expects.kind()) {
            case TEXT -> within(expects, text.strip());
            case NUMBER, AMOUNT, DATE, TIME, PHONE, EMAIL, LINK, YES_NO, ONE_OF, RATING, FILE -> Optional.empty();
        };
    }

    private static Optional<Value> within(Expectation expects, String text) {
        int length = text.codePointCount(0, text.length());
        boolean fits = !text.isEmpty() && fits(BigDecimal.valueOf(length), expects.least(), expects.most());
        return fits ? Optional.of(Value.text(text)) : Optional.empty();
    }

    private static boolean fits(BigDecimal number, @Nullable BigDecimal least, @Nullable BigDecimal most) {
        return (least == null || number.compareTo(least) >= 0) && (most == null || number.compareTo(most) <= 0);
    }
}
