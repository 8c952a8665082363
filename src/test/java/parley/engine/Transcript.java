package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.engine.Message.Piece;

/** Plays a dialog line by line: what was given, who said what, what the bot answered and why. */
abstract class Transcript {
    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final Person IVAN = new Person("Ivan Petrov", "Ivan", "Petrov");

    private Conversation conversation = Conversation.NEW;
    private @Nullable Engine engine;
    private @Nullable Turn turn;

    final void given(ScenarioDraft draft) {
        engine = new Engine(draft.scenario());
    }

    final void whenBotJoins(Person person) {
        advance(new Input.Joined(Place.PRIVATE, person));
    }

    final void whenPersonSays(String text) {
        whenPersonSays(text, IVAN);
    }

    final void whenPersonSays(String text, Person person) {
        advance(new Input.Said(text, Place.PRIVATE, person, true));
    }

    final void whenPersonSaysIn(Place place, String text, boolean addressed) {
        advance(new Input.Said(text, place, IVAN, addressed));
    }

    final void whenPersonCommands(@Nullable String topic, String name, String parameters) {
        advance(new Input.Commanded(topic, name, parameters, IVAN));
    }

    final void thenBotSays(String... texts) {
        assertEquals(List.of(texts), said().stream().map(Transcript::plain).toList());
    }

    final void thenBotSaysNothing() {
        assertEquals(List.of(), turn().effects());
    }

    final void thenBotSaysPieces(Piece... pieces) {
        assertEquals(List.of(new Message(List.of(pieces))), said());
    }

    final void thenTopicIs(String id, Why.Rule rule) {
        assertEquals(
                id, turn().why().topic(), () -> "compared as: " + turn().why().compared());
        assertEquals(rule, turn().why().rule());
    }

    final void thenWhyIs(Why.Rule rule, @Nullable String topic, String compared, @Nullable String wording) {
        Why why = turn().why();
        assertEquals(new Why(rule, topic, compared, wording), new Why(why.rule(), why.topic(), why.compared(), why.wording()));
    }

    final void thenNothingFits() {
        assertEquals(
                Why.Rule.FALLBACK,
                turn().why().rule(),
                () -> "took it for: " + turn().why().wording());
    }

    final void thenMissesAre(int misses) {
        assertEquals(misses, conversation.misses());
    }

    private void advance(Input input) {
        if (engine == null) {
            throw new IllegalStateException("No scenario was given.");
        }
        turn = engine.advance(conversation, input, NOW);
        conversation = turn.conversation();
    }

    private Turn turn() {
        if (turn == null) {
            throw new IllegalStateException("Nothing has happened yet.");
        }
        return turn;
    }

    private List<Message> said() {
        return turn().effects().stream()
                .flatMap(effect -> effect instanceof Effect.Say say ? Stream.of(say.message()) : Stream.empty())
                .toList();
    }

    private static String plain(Message message) {
        return message.pieces().stream().map(Piece::text).collect(Collectors.joining());
    }
}
