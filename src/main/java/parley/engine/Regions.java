package parley.engine;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/** Guesses in which country people are, to read a phone number without its country code. */
final class Regions {
    private static final Map<String, String> BY_ZONE = Map.ofEntries(
            Map.entry("America/Mexico_City", "MX"),
            Map.entry("America/New_York", "US"),
            Map.entry("America/Sao_Paulo", "BR"),
            Map.entry("America/Toronto", "CA"),
            Map.entry("Asia/Almaty", "KZ"),
            Map.entry("Asia/Dubai", "AE"),
            Map.entry("Asia/Tashkent", "UZ"),
            Map.entry("Asia/Yekaterinburg", "RU"),
            Map.entry("Europe/Berlin", "DE"),
            Map.entry("Europe/Istanbul", "TR"),
            Map.entry("Europe/Kiev", "UA"),
            Map.entry("Europe/Kyiv", "UA"),
            Map.entry("Europe/Lisbon", "PT"),
            Map.entry("Europe/London", "GB"),
            Map.entry("Europe/Madrid", "ES"),
            Map.entry("Europe/Minsk", "BY"),
            Map.entry("Europe/Moscow", "RU"),
            Map.entry("Europe/Paris", "FR"),
            Map.entry("Europe/Prague", "CZ"),
            Map.entry("Europe/Vienna", "AT"),
            Map.entry("Europe/Warsaw", "PL"),
            Map.entry("Europe/Zurich", "CH"));
    private static final Map<String, String> BY_LANGUAGE =
            Map.of("en", "US", "uk", "UA", "pt", "BR", "cs", "CZ", "be", "BY", "kk", "KZ");

    private Regions() {}

    static String of(Locale locale, ZoneId zone) {
        String language = locale.getLanguage();
        return locale.getCountry().isEmpty()
                ? BY_ZONE.getOrDefault(
                        zone.getId(), BY_LANGUAGE.getOrDefault(language, language.toUpperCase(Locale.ROOT)))
                : locale.getCountry();
    }
}
