package parley.bitrix24.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.bitrix24.Sample;

class BracketFormTest {
    private static final String ALPHABET = "ab01[]%=&+%5B%5D%C3%A9%ff\u00e9 \uD83D\uDE00";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app-install",
                "app-uninstall",
                "bot-delete",
                "command__keyboard-group",
                "command__textarea-private",
                "join__group",
                "join__openline",
                "join__private",
                "message-add__group-supervisor",
                "message-add__group-two-bots",
                "message-add__openline",
                "message-add__private",
                "message-add__private-file-observed",
                "message-delete__group",
                "message-delete__private",
                "message-update__group",
                "message-update__private"
            })
    void writesARecordedBodyAsItWasRead(String sample) throws Malformed {
        assertEquals(Sample.text(sample), new String(parse(Sample.text(sample)).encode(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            message-add__private,         'Привет! 😀 Скидка 15% + доставка?\nЦена = 1 200 & НДС [b]20%[/b]\nhttps://shop.example/?a=1&b=2'
            message-add__group-two-bots,  ',  а как оформить отпуск? 🏖️'
            message-add__group-supervisor,'Коллеги, отчёт готов на 100% + приложение'
            message-add__openline,        'Здравствуйте!\nГде мой заказ №42? Оплатил 100% + чаевые 😅'
            message-update__private,      'Привет! Скидка 20% + доставка (исправлено) ✏️'
            message-update__group,        'покажи остаток отпуска [i]за 2026[/i]'
            message-delete__group,        'Сообщение от 10.11.2026 12:05:00 было удалено'
            command__textarea-private,    '/order 42 +срочно 100%'
            command__keyboard-group,      '/page {"step":"city","v":"Нижний Новгород + область"}'
            """)
    void findsTheWordsOfARecordedMessageUnchanged(String sample, String words) throws Malformed {
        assertEquals(words.translateEscapes(), parse(Sample.text(sample)).required("data", "PARAMS", "MESSAGE"));
    }

    @Test
    void findsWhatRecordedBodiesHideDeeply() throws Malformed {
        BracketForm file =
                parse(Sample.text("message-add__private-file-observed")).at("data", "PARAMS");
        assertEquals("Счёт №7 + акт (10%).pdf", file.required("FILES", "9107", "name"));
        assertEquals(List.of("9107"), file.at("PARAMS", "FILE_ID").texts());
        assertEquals(Optional.empty(), file.text("MESSAGE"));
        assertEquals(
                "Liam O'Connor",
                parse(Sample.text("message-add__group-supervisor")).required("data", "USER", "NAME"));
        assertEquals(
                List.of("842", "845"),
                parse(Sample.text("message-add__group-two-bots"))
                        .at("data", "BOT")
                        .keys());
    }

    @Test
    void readsRawAndEscapedBracketsAlike() throws Malformed {
        assertEquals("x", parse("a[b][c]=x").required("a", "b", "c"));
        assertEquals("x", parse("a%5Bb%5D%5bc%5d=x").required("a", "b", "c"));
    }

    @Test
    void appendsToAListWithoutNumbers() throws Malformed {
        assertEquals(List.of("x", "y", "z"), parse("k[]=x&k[]=y&k[7]=z").at("k").texts());
        assertEquals(List.of("7", "8"), parse("k[7]=z&k[]=x").at("k").keys());
    }

    @Test
    void lastOfEqualKeysWins() throws Malformed {
        assertEquals("2", parse("a=1&a=2").required("a"));
        assertEquals("2", parse("a=1&a[b]=2").required("a", "b"));
        assertEquals("2", parse("a[b]=1&a=2").required("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a[b", "a]b", "[a]", "a[b]c", "a[b][c", "[", "]"})
    void takesBracketsThatDoNotPairAsTheyStand(String key) throws Malformed {
        assertEquals("x", parse(key + "=x").required(key));
    }

    @Test
    void wrongEscapesAndWrongUtf8BecomeReplacements() throws Malformed {
        assertEquals("100% sure %zz %", parse("a=100%+sure+%zz+%").required("a"));
        assertEquals("\uFFFD!", parse("a=%ff!").required("a"));
        assertEquals("a\uFFFDb", parse("a=a%00b").required("a"));
    }

    @Test
    void absentEmptyAndNullAreTheSame() throws Malformed {
        BracketForm form = parse("a=&b&&=x");
        assertEquals(Optional.empty(), form.text("a"));
        assertEquals(Optional.empty(), form.text("b"));
        assertEquals(Optional.empty(), form.text("c"));
        assertTrue(form.number("a").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"Y,true", "1,true", "true,true", "N,false", "0,false", "'',false", "no,false"})
    void zeroIsNotYes(String written, boolean yes) throws Malformed {
        assertEquals(yes, parse("a=" + written).yes("a"));
    }

    @Test
    void namesThePlaceOfWhatIsMissing() throws Malformed {
        BracketForm form = parse("data[PARAMS][A]=1&data[PARAMS][N]=secret");
        assertEquals(
                "There is no text at data[PARAMS][B]",
                assertThrows(Malformed.class, () -> form.at("data").required("PARAMS", "B"))
                        .getMessage());
        assertEquals(
                "There is no whole number at data[PARAMS][N]",
                assertThrows(Malformed.class, () -> form.at("data", "PARAMS").requiredNumber("N"))
                        .getMessage());
    }

    @Test
    void removesKeysWhereverTheyAre() throws Malformed {
        BracketForm form = parse("a[AUTH][x]=1&a[b][access_token]=2&a[b][c]=3&auth[y]=4");
        assertEquals(
                "a%5Bb%5D%5Bc%5D=3",
                new String(form.without(Set.of("auth", "access_token")).encode(), StandardCharsets.UTF_8));
    }

    @Test
    void printsNoContent() throws Malformed {
        assertFalse(parse("auth[access_token]=secret").toString().contains("secret"));
    }

    @Test
    void holdsItsLimits() throws Malformed {
        assertEquals("x", parse("a" + "[b]".repeat(15) + "=x").at("a").textOrEmpty(repeat("b", 15)));
        assertMalformed("a" + "[b]".repeat(16) + "=x");
        assertEquals(
                BracketForm.MOST_KEYS,
                parse("a[]=x&".repeat(BracketForm.MOST_KEYS)).at("a").keys().size());
        assertMalformed("a[]=x&".repeat(BracketForm.MOST_KEYS + 1));
        assertEquals(65_536, parse("a=" + "x".repeat(65_536)).required("a").length());
        assertMalformed("a=" + "x".repeat(65_537));
        assertMalformed("k".repeat(1_001) + "=x");
        assertMalformed("a=" + "x".repeat(300_000));
    }

    @Test
    void refusesATreeOfManyBranches() {
        StringBuilder flood = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            flood.append('k').append(i).append("[a][b][c][d][e]=1&");
        }
        assertMalformed(flood.append("k[a]=1").toString());
    }

    @Test
    void readsAgainWhatItWroteLonger() throws Malformed {
        String words = "я".repeat(60_000);
        BracketForm form = parse("a=" + words + "&b=" + words);
        assertEquals(words, BracketForm.stored(form.encode()).required("b"));
    }

    @Test
    void readsWhatWasStored() throws Malformed {
        Random random = new Random(4);
        for (int round = 0; round < 5_000; round++) {
            String body = randomBody(random);
            BracketForm form = parse(body);
            BracketForm again = BracketForm.stored(form.toJson());
            assertArrayEquals(form.encode(), again.encode(), () -> "Body: " + body);
            assertArrayEquals(form.toJson(), again.toJson(), () -> "Body: " + body);
        }
    }

    @Test
    void tellsThatWhatWasStoredIsBroken() {
        for (String broken : List.of("{", "{\"a\":", "{\"a\":{\"b\":\"c\"}", "{\"a\" \"b\"}", "{]")) {
            assertThrows(Malformed.class, () -> BracketForm.stored(broken.getBytes(StandardCharsets.UTF_8)), broken);
        }
    }

    @Test
    void collidingKeysCostLittle() {
        // "Aa" and "BB" have the same hash code, and so has every mixture of them.
        StringBuilder flood = new StringBuilder();
        for (int i = 0; i < BracketForm.MOST_KEYS; i++) {
            for (int bit = 0; bit < 13; bit++) {
                flood.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            flood.append("=1&");
        }
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            parse(flood.toString());
        });
    }

    @Test
    void whateverIsReadStaysTheSameWhenWrittenAndReadAgain() throws Malformed {
        Random random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            String body = randomBody(random);
            byte[] once = parse(body).encode();
            assertArrayEquals(once, BracketForm.parse(once).encode(), () -> "Body: " + body);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a[b][c]=1&a[b][d]=2&a[b][]=3&a[b][]=4&a[b][7]=5&a[b][]=6",
                "a[b][c]=1&a[b]=x&a[b][d]=2",
                "a[b][c]=1&a[b][c][e]=2&a[b][d]=3&a[b][c]=4",
                "a[][b]=1&a[][c]=2",
                "a[b]c]=1&a[b]d]=2&[b][c]=3&[b][d]=4&a[b=5&b]=6",
                "a[b][c]=1&a[bb][c]=2&aa[b][c]=3&a[b][+c]=4&a[b][%41]=5&a[b][\u00e9]=6",
                "a=1&a[b]=2&a[c]=3&=4&[]=5&a[]=6"
            })
    void readsNeighboursAsItReadsEachOfThem(String plain) throws Malformed {
        String escaped = plain.replace("[", "%5B").replace("]", "%5D");
        String strange = plain.replace("[", "%5b").replace("]", "%5d");

        assertArrayEquals(parse(strange).encode(), parse(escaped).encode());
        assertArrayEquals(parse(plain).encode(), parse(escaped).encode());
    }

    @Test
    void readsNeighboursAsItReadsEachOfThemWhateverTheyAre() throws Malformed {
        Random random = new Random(3);
        List<String> parts =
                List.of("a", "b", "[", "]", "[a]", "[b]", "[]", "[1]", "=", "&", "+", "%41", "\u00e9", "&a[b]");
        for (int round = 0; round < 20_000; round++) {
            StringBuilder plain = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                plain.append(parts.get(random.nextInt(parts.size())));
            }
            String escaped = plain.toString().replace("[", "%5B").replace("]", "%5D");
            assertArrayEquals(parse(plain.toString()).encode(), parse(escaped).encode(), escaped);
        }
    }

    @Test
    void noBytesBreakIt() {
        Random random = new Random(2);
        for (int round = 0; round < 5_000; round++) {
            byte[] body = new byte[random.nextInt(300)];
            random.nextBytes(body);
            try {
                BracketForm form = BracketForm.parse(body);
                form.encode();
                form.keys().forEach(form::at);
            } catch (Malformed e) {
                assertFalse(e.getMessage() == null);
            }
        }
    }

    private static String randomBody(Random random) {
        StringBuilder body = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            body.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return body.toString();
    }

    private static void assertMalformed(String body) {
        assertThrows(Malformed.class, () -> parse(body));
    }

    private static String[] repeat(String step, int times) {
        String[] steps = new String[times];
        Arrays.fill(steps, step);
        return steps;
    }

    private static BracketForm parse(String body) throws Malformed {
        return BracketForm.parse(Sample.utf8(body));
    }
}
