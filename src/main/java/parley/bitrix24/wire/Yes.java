package parley.bitrix24.wire;

import java.util.Locale;
import java.util.Set;

/** The platform's ways to say yes: {@code Y}, {@code 1}, {@code true} (rest.md §1); "0" is not empty and still no. */
final class Yes {
    private static final Set<String> WORDS = Set.of("y", "1", "true");

    private Yes() {}

    static boolean is(String text) {
        return WORDS.contains(text.toLowerCase(Locale.ROOT));
    }
}
