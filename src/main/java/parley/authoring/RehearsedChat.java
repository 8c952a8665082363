package parley.authoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import parley.authoring.Rehearsal.Awaited;
import parley.authoring.Rehearsal.Rehearsed;
import parley.engine.Conversation;
import parley.engine.Effect;
import parley.engine.Effect.WakeAt;
import parley.engine.Engine;
import parley.engine.Input;
import parley.engine.Message;
import parley.engine.Person;
import parley.engine.Place;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Turn;
import parley.engine.Turn.Act;

/** A rehearsed chat while it is played: its clock, its person, and what the bot waits for. Used once. */
final class RehearsedChat {
    /** How long people take for a message; keeps a long chat below the limit on messages in a minute. */
    private static final Duration TYPING = Duration.ofSeconds(5);

    /** A scenario may wake itself up for ever; somebody who only waits should not wait that long. */
    private static final int MOST_WAKES = 50;

    private static final Duration LONGEST_WAIT = Duration.ofDays(400);

    /** A ticket that nothing has. */
    private static final long NOTHING = 0;

    private final Scenario scenario;
    private final Engine engine;
    private final Setting setting;
    private final List<Act> awaited = new ArrayList<>();
    private final Map<String, Message.Choice> buttons = new HashMap<>();
    private Conversation conversation = Conversation.NEW;
    private Person person;
    private Instant now;
    private int inputs;

    RehearsedChat(Scenario scenario, Engine engine, Setting setting) {
        this.scenario = scenario;
        this.engine = engine;
        this.setting = setting;
        this.person = setting.person();
        this.now = setting.start();
    }

    Rehearsed play(RehearsedInput input) {
        List<Turn> turns = new ArrayList<>();
        switch (input) {
            case RehearsedInput.Waited(Duration length) -> passTo(turns, now.plus(shortened(length)));
            case RehearsedInput.WaitedUntil(Instant moment) ->
                passTo(turns, now.plus(shortened(Duration.between(now, moment))));
            case RehearsedInput.Joined _,
                    RehearsedInput.Said _,
                    RehearsedInput.Edited _,
                    RehearsedInput.Pressed _,
                    RehearsedInput.Commanded _,
                    RehearsedInput.Called _,
                    RehearsedInput.HandedOver _,
                    RehearsedInput.HumanSpoke _,
                    RehearsedInput.GivenBack _ -> {
                if (inputs > 0) {
                    passTo(turns, now.plus(TYPING));
                }
                take(turns, heard(input));
            }
        }
        Instant at = now;
        inputs++;
        person = new Person(
                person.number(),
                person.name(),
                person.firstName(),
                person.lastName(),
                person.departments(),
                person.facts(),
                false);
        finishPauses(turns);
        return new Rehearsed(input, at, turns);
    }

    private static Duration shortened(Duration length) {
        if (length.isNegative()) {
            return Duration.ZERO;
        }
        return length.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : length;
    }

    /** Lets happen what the bot waits for until then. */
    private void passTo(List<Turn> turns, Instant then) {
        for (int wakes = 0; wakes < MOST_WAKES; wakes++) {
            Optional<WakeAt> next = wakes().map(act -> (WakeAt) act.effect())
                    .filter(wake -> !wake.when().isAfter(then))
                    .min(Comparator.comparing(WakeAt::when));
            if (next.isEmpty()) {
                break;
            }
            wake(turns, next.get());
        }
        now = then;
    }

    /** Nobody wants to watch a bot typing. */
    private void finishPauses(List<Turn> turns) {
        for (int wakes = 0; wakes < MOST_WAKES; wakes++) {
            Optional<WakeAt> pause = wakes().filter(act ->
                            act.step() != null && scenario.step(act.step()).orElse(null) instanceof Step.Pause)
                    .map(act -> (WakeAt) act.effect())
                    .findFirst();
            if (pause.isEmpty()) {
                return;
            }
            wake(turns, pause.get());
        }
    }

    private Stream<Act> wakes() {
        return awaited.stream().filter(act -> act.effect() instanceof WakeAt);
    }

    private void wake(List<Turn> turns, WakeAt wake) {
        now = wake.when().isAfter(now) ? wake.when() : now;
        awaited.removeIf(act -> act.effect().equals(wake));
        take(turns, new Input.Woken(wake.ticket(), setting.place(), person));
    }

    private void take(List<Turn> turns, Input input) {
        Turn turn = engine.advance(conversation, input, now);
        turns.add(turn);
        conversation = turn.conversation();
        turn.acts().forEach(this::note);
        awaited.removeIf(act -> conversation.strands().stream()
                .noneMatch(strand -> strand.ticket() == ticket(act.effect()).orElse(-1)));
    }

    private void note(Act act) {
        switch (act.effect()) {
            case Effect.Say(Message message) ->
                message.choices().forEach(choice -> buttons.put(choice.label(), choice));
            case Effect.Remember(String fact, String value) -> person = remembering(fact, value);
            case WakeAt _, Effect.Call _, Effect.HandOver _ -> awaited.add(act);
            case Effect.Retire _, Effect.Type _, Effect.CreateLead _, Effect.CreateTask _, Effect.Notify _ -> {}
        }
    }

    private Person remembering(String fact, String value) {
        Map<String, String> facts = new HashMap<>(person.facts());
        if (value.isBlank()) {
            facts.remove(fact);
        } else {
            facts.put(fact, value);
        }
        return person.remembered(facts, person.newcomer());
    }

    private static OptionalLong ticket(Effect effect) {
        return switch (effect) {
            case WakeAt wake -> OptionalLong.of(wake.ticket());
            case Effect.Call call -> OptionalLong.of(call.ticket());
            case Effect.HandOver handOver -> OptionalLong.of(handOver.ticket());
            case Effect.Say _,
                    Effect.Retire _,
                    Effect.Type _,
                    Effect.Remember _,
                    Effect.CreateLead _,
                    Effect.CreateTask _,
                    Effect.Notify _ -> OptionalLong.empty();
        };
    }

    private Input heard(RehearsedInput input) {
        Place place = setting.place();
        return switch (input) {
            case RehearsedInput.Joined _ -> new Input.Joined(place, person);
            case RehearsedInput.Said said ->
                new Input.Said(said.text(), place, person, said.addressed(), message(inputs), said.file());
            case RehearsedInput.Edited(int earlier, String text) ->
                new Input.Edited(text, place, person, message(earlier));
            case RehearsedInput.Pressed(String label) ->
                Optional.ofNullable(buttons.get(label))
                        .map(choice -> new Input.Chosen(choice.ticket(), choice.number(), place, person))
                        .orElseGet(() -> new Input.Chosen(NOTHING, 0, place, person));
            case RehearsedInput.Commanded(var topic, String name, String parameters) ->
                new Input.Commanded(topic, name, parameters, place, person);
            case RehearsedInput.Called(var outcome, var picked) ->
                new Input.Called(awaited(Effect.Call.class), outcome, picked, place, person);
            case RehearsedInput.HandedOver(var outcome) ->
                new Input.HandedOver(awaited(Effect.HandOver.class), outcome, place, person);
            case RehearsedInput.HumanSpoke _ -> new Input.HumanSpoke();
            case RehearsedInput.GivenBack _ -> new Input.GivenBack();
            case RehearsedInput.Waited _, RehearsedInput.WaitedUntil _ ->
                throw new IllegalArgumentException("Time is no input of the engine");
        };
    }

    private static long message(int input) {
        return input + 1L;
    }

    /** The ticket of what was begun first. */
    private long awaited(Class<? extends Effect> kind) {
        return awaited.stream()
                .map(Act::effect)
                .filter(kind::isInstance)
                .flatMapToLong(effect -> ticket(effect).stream())
                .findFirst()
                .orElse(NOTHING);
    }

    Rehearsal ended(List<Rehearsed> turns) {
        return new Rehearsal(
                turns,
                conversation,
                now,
                awaited.stream().flatMap(RehearsedChat::open).toList());
    }

    private static Stream<Awaited> open(Act act) {
        return switch (act.effect()) {
            case WakeAt wake -> Stream.of(new Awaited.Moment(wake.when(), act.step()));
            case Effect.Call call -> Stream.of(new Awaited.Answer(call, act.step()));
            case Effect.HandOver handOver -> Stream.of(new Awaited.Human(handOver, act.step()));
            case Effect.Say _,
                    Effect.Retire _,
                    Effect.Type _,
                    Effect.Remember _,
                    Effect.CreateLead _,
                    Effect.CreateTask _,
                    Effect.Notify _ -> Stream.of();
        };
    }
}
