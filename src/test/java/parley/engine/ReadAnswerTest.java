package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write when they are asked for something. It is Monday, 2 March 2026, 9 o'clock. */
class ReadAnswerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | NUMBER | 12              | 12
            en | NUMBER | -3              | -3
            en | NUMBER | 1,234.50        | 1234.5
            en | NUMBER | 1234.5          | 1234.5
            en | NUMBER | 1,5             | 1.5
            en | NUMBER | 0               | 0
            en | NUMBER | 100             | 100
            en | NUMBER | 123456789012345678 | 123456789012345678
            de | NUMBER | 1.234,5         | 1234.5
            de | NUMBER | 1.5             | 1.5
            ru | NUMBER | 1 234,5         | 1234.5
            ru | NUMBER | 12 500          | 12500
            fr | NUMBER | 1 234,5         | 1234.5
            es | NUMBER | 1.234,5         | 1234.5
            pt | NUMBER | 2,5             | 2.5
            pl | NUMBER | 2,5             | 2.5
            tr | NUMBER | 1.234,5         | 1234.5
            uk | NUMBER | 10 000          | 10000
            en | AMOUNT | 250             | 250
            en | AMOUNT | $20             | 20 USD
            en | AMOUNT | 99.9 EUR        | 99.90 EUR
            en | AMOUNT | 99.95 EUR       | 99.95 EUR
            en | AMOUNT | 100 JPY         | 100 JPY
            en | AMOUNT | 20 euros        | 20 EUR
            de | AMOUNT | 99,90 €         | 99.90 EUR
            de | AMOUNT | 1.250 Euro      | 1250 EUR
            ru | AMOUNT | 100 рублей      | 100 RUB
            ru | AMOUNT | 1 500,50 руб.   | 1500.50 RUB
            ru | AMOUNT | 100₽            | 100 RUB
            uk | AMOUNT | 100 грн         | 100 UAH
            pl | AMOUNT | 20 zł           | 20 PLN
            pl | AMOUNT | 20 złotych      | 20 PLN
            tr | AMOUNT | 50 TL           | 50 TRY
            pt | AMOUNT | R$ 20,50        | 20.50 BRL
            es | AMOUNT | 20 euros        | 20 EUR
            fr | AMOUNT | 20 € | 20 EUR
            en | DATE   | today           | 2026-03-02
            en | DATE   | Tomorrow!       | 2026-03-03
            en | DATE   | the day after tomorrow | 2026-03-04
            en | DATE   | tomorrow at 3   | 2026-03-03
            en | DATE   | on Friday       | 2026-03-06
            en | DATE   | Monday          | 2026-03-09
            en | DATE   | 15 March        | 2026-03-15
            en | DATE   | March 15th, 2027 | 2027-03-15
            en | DATE   | 1 March         | 2027-03-01
            en | DATE   | the 15th        | 2026-03-15
            en | DATE   | the 1st         | 2026-04-01
            en | DATE   | 2026-12-24      | 2026-12-24
            en | DATE   | 3/15            | 2026-03-15
            en | DATE   | 12/25           | 2026-12-25
            en | DATE   | 15 May          | 2026-05-15
            en | DATE   | 3 Jan           | 2027-01-03
            en | DATE   | on Fri          | 2026-03-06
            en | DATE   | 31 March 2026   | 2026-03-31
            en | DATE   | 31/3/2026       | 2026-03-31
            en | DATE   | on the of on the of on the of on 15 March | 2026-03-15
            en-GB | DATE | 5/4/2026       | 2026-04-05
            en-US | DATE | 5/4/2026       | 2026-05-04
            en-US | DATE | 12/5/2026      | 2026-12-05
            en-US | DATE | 5/12/2026      | 2026-05-12
            en-US | DATE | 13/12/2026     | 2026-12-13
            en | DATE   | 29 February     | 2028-02-29
            de | DATE   | morgen          | 2026-03-03
            de | DATE   | übermorgen      | 2026-03-04
            de | DATE   | am Freitag      | 2026-03-06
            de | DATE   | 15.3.           | 2026-03-15
            de | DATE   | 1.1.            | 2027-01-01
            de | DATE   | 31.12.          | 2026-12-31
            de | DATE   | 15. März        | 2026-03-15
            de | DATE   | am 15.03.26     | 2026-03-15
            de | DATE   | 1. Juli         | 2026-07-01
            de | DATE   | morgen um 15 Uhr | 2026-03-03
            ru | DATE   | завтра          | 2026-03-03
            ru | DATE   | послезавтра     | 2026-03-04
            ru | DATE   | в пятницу       | 2026-03-06
            ru | DATE   | в среду         | 2026-03-04
            ru | DATE   | 15 марта        | 2026-03-15
            ru | DATE   | 15-го марта 2026 года | 2026-03-15
            ru | DATE   | 15.03.1985      | 1985-03-15
            ru | DATE   | 15.03.85        | 1985-03-15
            ru | DATE   | 15.03.46        | 2046-03-15
            ru | DATE   | 15.03.47        | 1947-03-15
            ru | DATE   | 15 числа        | 2026-03-15
            es | DATE   | mañana          | 2026-03-03
            es | DATE   | pasado mañana   | 2026-03-04
            es | DATE   | el viernes      | 2026-03-06
            es | DATE   | 15 de marzo de 2026 | 2026-03-15
            es | DATE   | 15/3            | 2026-03-15
            fr | DATE   | demain          | 2026-03-03
            fr | DATE   | après-demain    | 2026-03-04
            fr | DATE   | aujourd’hui     | 2026-03-02
            fr | DATE   | vendredi        | 2026-03-06
            fr | DATE   | le 1er avril    | 2026-04-01
            pt | DATE   | amanhã          | 2026-03-03
            pt | DATE   | depois de amanhã | 2026-03-04
            pt | DATE   | sexta-feira     | 2026-03-06
            pt | DATE   | na sexta        | 2026-03-06
            pt | DATE   | 15 de março     | 2026-03-15
            pl | DATE   | jutro           | 2026-03-03
            pl | DATE   | pojutrze        | 2026-03-04
            pl | DATE   | w piątek        | 2026-03-06
            pl | DATE   | w środę         | 2026-03-04
            pl | DATE   | 15 marca        | 2026-03-15
            pl | DATE   | 1 września      | 2026-09-01
            tr | DATE   | yarın           | 2026-03-03
            tr | DATE   | öbür gün        | 2026-03-04
            tr | DATE   | cuma günü       | 2026-03-06
            tr | DATE   | 15 Mart         | 2026-03-15
            uk | DATE   | завтра          | 2026-03-03
            uk | DATE   | післязавтра     | 2026-03-04
            uk | DATE   | у п'ятницю      | 2026-03-06
            uk | DATE   | 15 березня      | 2026-03-15
            en | TIME   | 15:30           | 15:30
            en | TIME   | 15:30:59        | 15:30
            en | TIME   | 23:59           | 23:59
            en | TIME   | 0:00            | 00:00
            en | TIME   | at 7            | 07:00
            en | TIME   | 3 pm            | 15:00
            en | TIME   | 3:15 p.m.       | 15:15
            en | TIME   | 12 am           | 00:00
            en | TIME   | 12 pm           | 12:00
            en | TIME   | 1 am            | 01:00
            en | TIME   | 23 pm           | 23:00
            en | TIME   | at 9            | 09:00
            en | TIME   | noon            | 12:00
            en | TIME   | at noon         | 12:00
            de | TIME   | 15 Uhr 30       | 15:30
            de | TIME   | um 15 Uhr       | 15:00
            de | TIME   | 15.30 Uhr       | 15:30
            ru | TIME   | в 9 утра        | 09:00
            ru | TIME   | 3 часа дня      | 15:00
            ru | TIME   | в 15:00         | 15:00
            es | TIME   | a las 5 de la tarde | 17:00
            fr | TIME   | 15h30           | 15:30
            fr | TIME   | 9 heures du matin | 09:00
            pt | TIME   | às 15h          | 15:00
            pl | TIME   | o 15:30         | 15:30
            pl | TIME   | 5 po południu   | 17:00
            tr | TIME   | saat 15.30      | 15:30
            uk | TIME   | о 9 ранку       | 09:00
            en | PHONE  | +420 777 123 456 | +420777123456
            en | PHONE  | call me: +44 20 7946 0958 please | +442079460958
            cs | PHONE  | 777 123 456     | +420777123456
            de | PHONE  | 030 12345678    | +493012345678
            ru | PHONE  | 8 (495) 123-45-67 | +74951234567
            uk | PHONE  | 044 123 45 67   | +380441234567
            pl | PHONE  | 22 123 45 67    | +48221234567
            fr | PHONE  | 01 23 45 67 89  | +33123456789
            tr | PHONE  | 0212 393 45 67  | +902123934567
            en | EMAIL  | Anna@Example.COM | Anna@example.com
            en | EMAIL  | mailto:anna@example.com | anna@example.com
            ru | EMAIL  | <anna@example.com>. | anna@example.com
            en | LINK   | https://example.com/a?b=c#d | https://example.com/a?b=c#d
            en | LINK   | example.com/page | https://example.com/page
            en | LINK   | http://intranet/page | http://intranet/page
            en | YES_NO | Yes, please!    | yes
            en | YES_NO | of course       | yes
            en | YES_NO | nope            | no
            en | YES_NO | No way, thanks  | no
            en | YES_NO | no, not really  | no
            en | YES_NO | 👍🏽              | yes
            de | YES_NO | ja, gerne       | yes
            de | YES_NO | nein danke      | no
            ru | YES_NO | да, конечно     | yes
            ru | YES_NO | Нет, спасибо    | no
            es | YES_NO | si              | yes
            fr | YES_NO | d’accord        | yes
            pt | YES_NO | nao             | no
            pl | YES_NO | tak, poproszę   | yes
            tr | YES_NO | HAYIR           | no
            uk | YES_NO | так             | yes
            en | RATING | 4               | 4
            en | RATING | 4/5             | 4
            en | RATING | ⭐⭐⭐             | 3
            en | TEXT   | anything at all | anything at all
            """)
    void readsAnswersAsPeopleWriteThem(String language, Expectation.Kind kind, String said, String raw) {
        assertEquals(
                Optional.of(raw), read(language, Expectation.of(kind), said).map(Value::raw), said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | NUMBER | several
            en | NUMBER | 5 or 6
            en | NUMBER | 1e9
            en | NUMBER | 1.2.3
            en | NUMBER | 12345678901234567890
            en | NUMBER | 1234567890123456789
            en | NUMBER | -
            en | AMOUNT | a lot
            en | AMOUNT | 5 apples
            en | AMOUNT | 12.345 EUR
            en | AMOUNT | 5 EUR 6
            en | DATE   | soon
            en | DATE   | 31 February
            en | DATE   | 2026-13-01
            en | DATE   | 32
            en | DATE   | 0
            en | DATE   | vpn does not work
            en | DATE   | 12345
            en | DATE   | 15.3.202
            en | DATE   | on the of on the of on the of on the 15 March
            ru | DATE   | не знаю
            de | DATE   | 30.2.2026
            en | TIME   | 25:00
            en | TIME   | 12:60
            en | TIME   | 12:30:60
            en | TIME   | 1:2:3:4
            en | TIME   | 24:00
            en | TIME   | 13 am
            en | TIME   | 0 am
            en | TIME   | 0 pm
            en | TIME   | at 6
            en | TIME   | about noon then
            en | TIME   | at 3
            en | TIME   | later
            en | TIME   | 15 pm am
            en | PHONE  | 12345
            en | PHONE  | none
            en | PHONE  | +44 20 7946 0958 or +420 777 123 456
            en | EMAIL  | anna@
            en | EMAIL  | anna at example
            en | EMAIL  | two@example.com one@example.com
            en | LINK   | hello
            en | LINK   | javascript:alert(1)
            en | LINK   | anna@example.com
            en | LINK   | ftp://example.com
            en | YES_NO | maybe
            en | YES_NO | yes and no
            en | YES_NO | please
            en | YES_NO | notary
            en | RATING | 6
            en | RATING | 0
            en | RATING | 4.5
            en | RATING | ⭐⭐⭐⭐⭐⭐
            en | ONE_OF | 1
            en | FILE   | file.pdf
            """)
    void refusesWhatDoesNotFit(String language, Expectation.Kind kind, String said) {
        assertEquals(Optional.empty(), read(language, Expectation.of(kind), said), said);
    }

    @ParameterizedTest
    @CsvSource({"NUMBER,9", "NUMBER,21", "AMOUNT,9.99 EUR", "TEXT,too short", "TEXT,a text that is too long for it"})
    void keepsTheLimits(Expectation.Kind kind, String said) {
        Expectation between = new Expectation(kind, List.of(), BigDecimal.TEN, BigDecimal.valueOf(20));
        assertEquals(Optional.empty(), read("en", between, said));
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER,10",
        "NUMBER,20",
        "AMOUNT,10.00 EUR",
        "TEXT,ten letter",
        "TEXT,👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍"
    })
    void takesTheLimitsThemselves(Expectation.Kind kind, String said) {
        Expectation between = new Expectation(kind, List.of(), BigDecimal.TEN, BigDecimal.valueOf(20));
        assertEquals(true, read("en", between, said).isPresent());
    }

    @Test
    void readsAPhoneAsPeopleOfTheZoneDialIt() {
        ReadAnswer prague = new ReadAnswer(Locale.ENGLISH, Transcript.NOW.atZone(ZoneId.of("Europe/Prague")));
        assertEquals(
                Optional.of(new Value(Value.Type.PHONE, "+420777123456")),
                prague.read(Expectation.of(Expectation.Kind.PHONE), "777 123 456"));
        assertEquals(
                Optional.of(new Value(Value.Type.DATE, "2026-04-05")),
                prague.read(Expectation.of(Expectation.Kind.DATE), "5/4"));
    }

    @Test
    void findsALeapDayBehindAYearThatHasNone() {
        ReadAnswer later = new ReadAnswer(Locale.ENGLISH, ZonedDateTime.parse("2096-03-01T09:00:00Z"));
        assertEquals(
                Optional.of(new Value(Value.Type.DATE, "2104-02-29")),
                later.read(Expectation.of(Expectation.Kind.DATE), "29 February"));
    }

    @Test
    void aHundredCharactersAreEnoughAndTwoThousandForAnAddress() {
        Expectation yesOrNo = Expectation.of(Expectation.Kind.YES_NO);
        String hundred = "ok" + " please".repeat(14);
        assertEquals(true, read("en", yesOrNo, hundred).isPresent());
        assertEquals(false, read("en", yesOrNo, hundred + "!").isPresent());

        Expectation link = Expectation.of(Expectation.Kind.LINK);
        String address = "https://example.com/" + "a".repeat(1_980);
        assertEquals(true, read("en", link, address).isPresent());
        assertEquals(false, read("en", link, address + "a").isPresent());
    }

    @Test
    void refusesWhatIsFarTooLong() {
        for (Expectation.Kind kind : Expectation.Kind.values()) {
            if (kind != Expectation.Kind.TEXT) {
                for (String crumb : List.of("1", "1 ", "a@", "http://a.", "+1 ", "yes ", "(")) {
                    assertEquals(
                            Optional.empty(), read("en", Expectation.of(kind), crumb.repeat(20_000 / crumb.length())));
                }
            }
        }
    }

    private static Optional<Value> read(String language, Expectation expects, String said) {
        return new ReadAnswer(Locale.forLanguageTag(language), Transcript.NOW.atZone(ZoneId.of("UTC")))
                .read(expects, said);
    }
}
