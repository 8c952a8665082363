package parley.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages the pages speak; who asks for another one reads English. */
final class Languages {
    static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.of("ru"), Locale.GERMAN);

    private Languages() {}

    static Locale nearest(Locale wanted) {
        return SPOKEN.stream()
                .filter(spoken -> spoken.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** For pages that open without a session, from what the browser prefers. */
    static Locale preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return Locale.ENGLISH;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException _) {
            return Locale.ENGLISH;
        }
    }
}
