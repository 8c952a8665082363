package parley.web;

import java.util.Locale;

/** What a language is called in another one, as the Java runtime knows it. */
final class LanguageNames {
    private LanguageNames() {}

    static String of(String tag, Locale reader) {
        String name = Locale.forLanguageTag(tag).getDisplayName(reader);
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first).toUpperCase(reader) + name.substring(first);
    }
}
