package parley.engine;

/**
 * What a variable holds.
 *
 * @param raw in the form that is the same everywhere: numbers as {@code 1234.5}, amounts as {@code 12.50 EUR} (ISO 4217;
 *     without a code where none was said), days as {@code 2026-03-02}, times as {@code 15:00}, phones as {@code
 *     +420777123456}, yes and no as {@code yes} and {@code no}, choices by their label
 */
public record Value(Type type, String raw) {

    public static Value text(String raw) {
        return new Value(Type.TEXT, raw);
    }

    public static Value number(long number) {
        return new Value(Type.NUMBER, Long.toString(number));
    }

    /** What kind of thing a value is: decides how it is shown and compared. */
    public enum Type {
        TEXT,
        NUMBER,
        AMOUNT,
        DATE,
        TIME,
        PHONE,
        EMAIL,
        LINK,
        YES_NO,
        FILE
    }
}
