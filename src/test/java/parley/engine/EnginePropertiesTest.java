package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.engine.ScenarioDraft.in;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every message, however strange. */
class EnginePropertiesTest {
    private static final List<String> CRUMBS = List.of(
            "vpn",
            "VPN",
            "does",
            "not",
            "work",
            "принтер",
            "ё",
            "ß",
            "İ",
            "ı",
            "Σ",
            "👍🏽",
            "/",
            "/vpn",
            "?",
            ",",
            "'",
            "’",
            " ",
            "\n",
            "\u0301",
            "\u200D",
            "\u200C",
            "\uFE0F",
            "\uD800",
            "\uDC00",
            "\u0000",
            "ﷺ",
            "打印",
            "ไทย",
            "{message}",
            "[b]",
            "*",
            "$1",
            "\\");

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "de", "tr", "fr", "el", "fa", "hi", "zh", "th", "hu", "pl", "und"})
    void neverThrowsAndAlwaysSaysWhy(String language) {
        Random random = new Random(language.hashCode());
        for (int i = 0; i < 300; i++) {
            String wording = strange(random);
            Engine engine = new Engine(in(language)
                    .greets(wording)
                    .topic("strange", wording, strange(random))
                    .fallsBackTo(strange(random))
                    .scenario());
            Turn turn = say(engine, strange(random));
            assertEquals(turn.why().topic() == null ? 1 : 0, turn.conversation().misses());
            assertTrue(turn.effects().size() <= 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "de", "tr", "fr", "el", "fa", "hi", "zh", "th", "hu", "pl", "und"})
    void findsEveryWordingByItself(String language) {
        Random random = new Random(language.hashCode());
        for (int i = 0; i < 300; i++) {
            String wording = "x" + strange(random);
            Engine engine = new Engine(in(language).topic("strange", wording).scenario());
            assertEquals(Why.Rule.EXACT_WORDING, say(engine, wording).why().rule(), wording);
        }
    }

    @Test
    void decidesTheSameForManyThreadsAtOnce() throws Exception {
        Engine engine = new Engine(in("ru").topic("printer", "не работает принтер")
                .topic("vpn", "/vpn", "не подключается vpn")
                .fallsBackTo("{message}?")
                .scenario());
        Random random = new Random(7);
        List<String> messages = IntStream.range(0, 500)
                .mapToObj(i -> i % 2 == 0 ? "У меня не работают принтеры " + strange(random) : strange(random))
                .toList();
        List<Turn> alone =
                messages.stream().map(message -> say(engine, message)).toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Turn>>> together = IntStream.range(0, 16)
                    .mapToObj(thread -> threads.submit(() -> messages.stream()
                            .map(message -> say(engine, message))
                            .toList()))
                    .toList();
            for (Future<List<Turn>> turns : together) {
                assertEquals(alone, turns.get());
            }
        }
    }

    private static Turn say(Engine engine, String message) {
        Input said = new Input.Said(message, Place.PRIVATE, Person.UNKNOWN, true);
        return engine.advance(Conversation.NEW, said, Transcript.NOW);
    }

    private static String strange(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            if (random.nextInt(4) == 0) {
                text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            } else {
                text.append(CRUMBS.get(random.nextInt(CRUMBS.size())));
            }
        }
        return text.toString();
    }
}
