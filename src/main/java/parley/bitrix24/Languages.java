package parley.bitrix24;

import java.util.Locale;
import java.util.Map;

/** Bitrix24 has language codes of its own (iframe.md §7, bx24-get-lang.md). */
final class Languages {
    private static final Map<String, String> TAGS = Map.ofEntries(
            Map.entry("en", "en"),
            Map.entry("de", "de-DE"),
            Map.entry("fr", "fr-FR"),
            Map.entry("it", "it-IT"),
            Map.entry("la", "es"),
            Map.entry("br", "pt-BR"),
            Map.entry("pl", "pl-PL"),
            Map.entry("tr", "tr-TR"),
            Map.entry("ua", "uk-UA"),
            Map.entry("kz", "kk"),
            Map.entry("ru", "ru-RU"),
            Map.entry("ar", "ar"),
            Map.entry("vn", "vi-VN"),
            Map.entry("th", "th-TH"),
            Map.entry("id", "id-ID"),
            Map.entry("ms", "ms-MY"),
            Map.entry("ja", "ja-JP"),
            Map.entry("sc", "zh-CN"),
            Map.entry("tc", "zh-TW"),
            Map.entry("in", "hi-IN"));

    private Languages() {}

    /** English for a code we do not know. */
    static Locale of(String code) {
        return Locale.forLanguageTag(TAGS.getOrDefault(code.toLowerCase(Locale.ROOT), "en"));
    }

    /** The platform's code for a language; English for one it does not have. */
    static String code(Locale language) {
        return TAGS.entrySet().stream()
                .filter(entry ->
                        Locale.forLanguageTag(entry.getValue()).getLanguage().equals(language.getLanguage()))
                .filter(entry -> language.getCountry().isEmpty()
                        || Locale.forLanguageTag(entry.getValue()).getCountry().isEmpty()
                        || Locale.forLanguageTag(entry.getValue()).getCountry().equals(language.getCountry()))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse("en");
    }
}
