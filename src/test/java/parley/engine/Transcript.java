package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
    private Instant now = NOW;
    private long ticket;
    private Effect.@Nullable WakeAt waking;
    private Effect.@Nullable Call calling;
    private Effect.@Nullable HandOver handing;

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
        assertEquals(
                new Why(rule, topic, compared, wording),
                new Why(why.rule(), why.topic(), why.compared(), why.wording()));
    }

    final void thenNothingFits() {
        assertEquals(
                Why.Rule.FALLBACK,
                turn().why().rule(),
                () -> "took it for: " + turn().why().wording());
    }

    final void thenRepairIs(Repair repair) {
        assertEquals(Why.Rule.REPAIR, turn().why().rule());
        assertEquals(repair.name().toLowerCase(Locale.ROOT), turn().why().wording());
    }

    final void thenMissesAre(int misses) {
        assertEquals(misses, conversation.misses());
    }

    final void given(Topic... topics) {
        given(scenario(topics));
    }

    final void given(Scenario scenario) {
        engine = new Engine(scenario);
    }

    static Scenario scenario(Topic... topics) {
        return new Scenario(
                Locale.ENGLISH,
                List.of(Steps.say("Hello!")),
                List.of(topics),
                List.of(Steps.say("I did not understand that.")));
    }

    /** Presses a button of the last message that had any. */
    final void whenPersonPresses(int number) {
        whenPersonPresses(ticket, number);
    }

    final void whenPersonPresses(long pressed, int number) {
        advance(new Input.Chosen(pressed, number, Place.PRIVATE, IVAN));
    }

    final void whenPersonSends(long message, String text) {
        advance(new Input.Said(text, Place.PRIVATE, IVAN, true, message, ""));
    }

    final void whenPersonSendsFile(String name) {
        advance(new Input.Said("", Place.PRIVATE, IVAN, true, 0, name));
    }

    final void whenPersonEdits(long message, String text) {
        advance(new Input.Edited(text, Place.PRIVATE, IVAN, message));
    }

    /** The last moment that the bot wanted to be woken at comes. */
    final void whenTheMomentComes() {
        whenWoken(Objects.requireNonNull(waking));
    }

    final void whenWoken(Effect.WakeAt moment) {
        now = moment.when();
        advance(new Input.Woken(moment.ticket(), Place.PRIVATE, IVAN));
    }

    final void whenTheCallEnds(Input.Called.Outcome outcome, Map<String, String> picked) {
        advance(new Input.Called(Objects.requireNonNull(calling).ticket(), outcome, picked, Place.PRIVATE, IVAN));
    }

    final void whenHandingOverEnds(Input.HandedOver.Outcome outcome) {
        advance(new Input.HandedOver(Objects.requireNonNull(handing).ticket(), outcome, Place.OPEN_CHANNEL, IVAN));
    }

    final void whenHumanSpeaks() {
        advance(new Input.HumanSpoke());
    }

    final void whenHumanGivesBack() {
        advance(new Input.GivenBack());
    }

    final void whenTimePasses(Duration time) {
        now = now.plus(time);
    }

    final void thenChoicesAre(String... labels) {
        assertEquals(
                List.of(labels),
                said().getLast().choices().stream().map(Message.Choice::label).toList());
    }

    final void thenEffectIs(Effect effect) {
        assertTrue(turn().effects().contains(effect), () -> "happened: " + turn().effects());
    }

    final void thenBotWakesAfter(Duration time) {
        assertEquals(now.plus(time), Objects.requireNonNull(waking).when());
    }

    final void thenRuleIs(Why.Rule rule) {
        assertEquals(rule, turn().why().rule());
    }

    final void thenConversationWaitsAt(String... positions) {
        assertEquals(
                List.of(positions),
                conversation.strands().stream()
                        .map(strand -> strand.at().toString())
                        .toList());
    }

    final void thenNothingIsOpen() {
        thenConversationWaitsAt();
        assertTrue(conversation.idle());
    }

    final void thenVariableIs(String name, Value.Type type, String raw) {
        assertEquals(new Value(type, raw), conversation.variables().get(name));
    }

    final void thenVariableIsUnknown(String name) {
        assertNull(conversation.variables().get(name));
    }

    final Effect.Call lastCall() {
        return Objects.requireNonNull(calling);
    }

    final Effect.WakeAt moment() {
        return Objects.requireNonNull(waking);
    }

    final long ticket() {
        return ticket;
    }

    final void advance(Input input) {
        if (engine == null) {
            throw new IllegalStateException("No scenario was given.");
        }
        turn = engine.advance(conversation, input, now);
        conversation = turn.conversation();
        turn.effects().forEach(this::note);
    }

    private void note(Effect effect) {
        switch (effect) {
            case Effect.Say(Message message)
            when !message.choices().isEmpty() ->
                ticket = message.choices().getFirst().ticket();
            case Effect.WakeAt moment -> waking = moment;
            case Effect.Call call -> calling = call;
            case Effect.HandOver handOver -> handing = handOver;
            case Effect.Say _,
                    Effect.Retire _,
                    Effect.Type _,
                    Effect.Remember _,
                    Effect.CreateLead _,
                    Effect.CreateTask _,
                    Effect.Notify _ -> {}
        }
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
