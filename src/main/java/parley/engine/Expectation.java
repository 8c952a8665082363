package parley.engine;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer must be to fit a question.
 *
 * @param choices what can be answered, for {@link Kind#ONE_OF} only
 * @param least smallest number or amount, or shortest text; null for no limit
 * @param most largest number, amount or rating, or longest text; null for no limit
 */
public record Expectation(
        Kind kind,
        List<Choice> choices,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most) {
    public static final int MOST_CHOICES = 10;
    public static final int DEFAULT_RATING = 5;

    public Expectation {
        choices = List.copyOf(choices);
    }

    public static Expectation of(Kind kind) {
        return new Expectation(kind, List.of(), null, null);
    }

    /** One answer; its number, its label and its synonyms mean it. */
    public record Choice(String label, List<String> synonyms) {
        public Choice {
            synonyms = List.copyOf(synonyms);
        }
    }

    /** The kinds of answers. */
    public enum Kind {
        TEXT,
        NUMBER,
        AMOUNT,
        DATE,
        TIME,
        PHONE,
        EMAIL,
        LINK,
        YES_NO,
        ONE_OF,
        RATING,
        FILE
    }
}
