package parley.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a value is shown: {@code {due:long}}. Where a format does not suit a value, the value is shown as usual. */
public enum Format {
    USUAL,
    /** Days and times in few characters. */
    SHORT,
    /** Days with the month written out. */
    LONG,
    /** The name of the day. */
    WEEKDAY,
    UPPER,
    LOWER;

    /** The format an author means, {@link #USUAL} by no name at all. */
    public static Optional<Format> spelled(String spelling) {
        return Arrays.stream(values())
                .filter(format -> format != USUAL && format.spelling().equals(spelling))
                .findAny();
    }

    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }
}
