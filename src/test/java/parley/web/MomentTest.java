package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MomentTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | PT59S   | Changed just now
                    en | PT1M    | Changed 1 minute ago
                    en | PT59M   | Changed 59 minutes ago
                    en | PT23H   | Changed 23 hours ago
                    en | P1D     | Changed 1 day ago
                    en | P31D    | Changed 1 month ago
                    en | P800D   | Changed 2 years ago
                    de | PT1M    | Geändert vor 1 Minute
                    de | P2D     | Geändert vor 2 Tagen
                    de | P90D    | Geändert vor 3 Monaten
                    ru | PT0S    | Изменён только что
                    ru | PT1M    | Изменён 1 минуту назад
                    ru | PT2M    | Изменён 2 минуты назад
                    ru | PT5M    | Изменён 5 минут назад
                    ru | PT11M   | Изменён 11 минут назад
                    ru | PT21M   | Изменён 21 минуту назад
                    ru | PT24M   | Изменён 24 минуты назад
                    ru | PT14H   | Изменён 14 часов назад
                    ru | P3D     | Изменён 3 дня назад
                    ru | P365D   | Изменён 1 год назад
                    ru | P1825D  | Изменён 5 лет назад
                    ru | P40515D | Изменён 111 лет назад
                    """)
    void saysHowLongAgoInTheFormTheLanguageHas(String language, Duration age, String sentence) {
        assertEquals(
                sentence,
                Moment.of(Locale.of(language), "bots.list.changed", NOW.minus(age), NOW)
                        .text());
    }

    @Test
    void aClockThatIsAheadOfOursSaysJustNow() {
        assertEquals(
                "Changed just now",
                Moment.of(Locale.ENGLISH, "bots.list.changed", NOW.plusSeconds(90), NOW)
                        .text());
    }

    @Test
    void theExactTimeIsThereForMachinesAndForPeople() {
        Moment moment = Moment.of(Locale.GERMAN, "bots.list.changed", NOW, NOW);
        assertEquals("2026-03-02T09:00:00Z", moment.iso());
        assertEquals("2. März 2026, 09:00 (UTC)", moment.exact().replace(" um ", ", "));
        assertEquals("Geändert {0}", moment.sentence());
    }
}
