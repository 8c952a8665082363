package parley.running;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.engine.Conversation;
import parley.engine.Conversation.Owner;
import parley.engine.Effect;
import parley.engine.Engine;
import parley.engine.Input;
import parley.engine.Person;
import parley.engine.Place;
import parley.engine.Turn;
import parley.inbox.Handler.Task;
import parley.inbox.Handler.Verdict;
import parley.inbox.NewEnvelope;
import parley.running.LiveBots.LiveBot;
import parley.running.LiveBots.Met;
import parley.running.PromisedEffect.Tone;
import parley.running.Resume.Entrance;
import parley.running.Resume.Resumed;
import parley.running.Stimulus.Author;

/**
 * Handles one stimulus: asks the engine, then saves the conversation and appends the effects in one transaction. Nothing is
 * sent here.
 */
public final class TakeTurn {
    private static final Verdict DONE = new Verdict.Done();
    private static final Verdict NOT_NOW = new Verdict.Later(Duration.ofSeconds(1));

    private final LiveBots bots;
    private final CommandTopics commandTopics;
    private final Census census;
    private final TurnLog log;
    private final Stores stores;
    private final Clock clock;
    private final Engines engines = new Engines();
    private final Acquaint acquaint;
    private final Resume resume;

    public TakeTurn(
            LiveBots bots,
            CommandTopics commandTopics,
            Census census,
            Departments departments,
            TurnLog log,
            Stores stores,
            Clock clock) {
        this.bots = bots;
        this.commandTopics = commandTopics;
        this.census = census;
        this.log = log;
        this.stores = stores;
        this.clock = clock;
        this.acquaint = new Acquaint(departments, stores);
        this.resume = new Resume(bots);
    }

    /** @param task the envelope that brought the stimulus */
    public Verdict take(Stimulus stimulus, Task task) {
        return switch (stimulus) {
            case Stimulus.MessageAdded said when said.system() || mute(said.author(), said.bot()) -> DONE;
            case Stimulus.MessageAdded said ->
                turn(
                        task,
                        new Cause(meeting(said), Entrance.MAY_OPEN, null, said.messageId()),
                        person -> heard(said, person));
            case Stimulus.MessageEdited edited when mute(edited.author(), edited.bot()) -> DONE;
            case Stimulus.MessageEdited edited ->
                turn(
                        task,
                        new Cause(meeting(edited), Entrance.GOES_ON, null, edited.messageId()),
                        person -> new Input.Edited(edited.text(), edited.place(), person, edited.messageId()));
            case Stimulus.BotJoined joined ->
                turn(
                        task,
                        new Cause(
                                new Meeting(
                                        joined.bot(),
                                        joined.dialog(),
                                        joined.place(),
                                        joined.session(),
                                        joined.author()),
                                Entrance.JOINS,
                                null,
                                0),
                        person -> new Input.Joined(joined.place(), person));
            case Stimulus.ChoicePressed pressed when mute(pressed.author(), pressed.bot()) -> DONE;
            case Stimulus.ChoicePressed pressed ->
                turn(
                        task,
                        new Cause(
                                new Meeting(
                                        pressed.bot(),
                                        pressed.dialog(),
                                        pressed.place(),
                                        pressed.session(),
                                        pressed.author()),
                                Entrance.MAY_OPEN,
                                call(pressed.commandId(), pressed.messageId()),
                                pressed.messageId()),
                        person -> new Input.Chosen(pressed.ticket(), pressed.number(), pressed.place(), person));
            case Stimulus.CommandInvoked command when mute(command.author(), command.bot()) -> DONE;
            case Stimulus.CommandInvoked command ->
                turn(
                        task,
                        new Cause(
                                new Meeting(
                                        command.bot(),
                                        command.dialog(),
                                        command.place(),
                                        command.session(),
                                        command.author()),
                                Entrance.MAY_OPEN,
                                call(command.commandId(), command.messageId()),
                                command.messageId()),
                        person -> commanded(command, person));
            // What was answered stays answered, also when the question is taken away.
            case Stimulus.MessageDeleted _ -> DONE;
            // Any employee could have sent this; the portal itself has to say that the bot is gone.
            case Stimulus.BotRemoved _ when !task.held() -> NOT_NOW;
            case Stimulus.BotRemoved removed -> {
                census.look(removed.bot().portal());
                yield DONE;
            }
        };
    }

    /** @param task the envelope that brought it */
    public Verdict take(Happening happening, Task task) {
        return turn(task, new Cause(happening.meeting(), Entrance.GOES_ON, null, 0), happening::input);
    }

    /** @param task the envelope that brought them */
    public Verdict take(Tidings tidings, Task task) {
        Cause cause = new Cause(tidings.meeting(), Entrance.GOES_ON, null, 0);
        Inputs inputs = person -> new Input.Commanded(tidings.topic(), "", "", tidings.place(), person);
        Optional<Met> met = meet(task, cause.meeting());
        boolean known = met.map(found -> resume.at(cause.meeting(), cause.entrance(), found, clock.instant()))
                .filter(resumed ->
                        resumed.bot().scenario().topic(tidings.topic()).isEmpty())
                .isEmpty();
        return known ? turn(task, cause, inputs, met) : beside(task, cause, inputs, met.orElseThrow());
    }

    /**
     * A conversation may go on with a version that does not have the topic yet: then the live one speaks, and what is open
     * stays as it is. A topic that asks something has to wait until people ask for it.
     */
    private Verdict beside(Task task, Cause cause, Inputs inputs, Met met) {
        Meeting meeting = cause.meeting();
        LiveBot live = met.bot();
        Needs needs = engines.of(live).needs();
        Person known = acquaint.fromOutside(meeting, needs);
        Instant now = clock.instant();
        return stores.transactions().inTransaction(() -> {
            Talk talk = resume.beside(meeting, met, now);
            Input input = inputs.of(acquaint.withMemory(known, meeting, needs, talk, now));
            Engine engine = engines.of(live).engine();
            Turn turn = engine.advance(talk.conversation(), input, now);
            List<NewEnvelope> next = new ArrayList<>();
            if (turn.conversation().idle()) {
                log.add(new TurnLog.Taken(
                        meeting.bot(), live, engine, meeting.dialog(), talk.conversation(), input, turn, now));
                for (Effect effect : turn.effects()) {
                    next.add(PerformEffect.promise(
                            task.envelope(), next.size(), cause.promise(effect, tone(input, turn)), now));
                }
            }
            task.settle(next);
            return new Verdict.Settled();
        });
    }

    /** Bots are never listened to, this one least of all: two of them would talk for ever. */
    private static boolean mute(@Nullable Author author, BotRef bot) {
        return author != null && (author.bot() || author.userId() == bot.number());
    }

    private static Meeting meeting(Stimulus.MessageAdded said) {
        return new Meeting(said.bot(), said.dialog(), said.place(), said.session(), said.author());
    }

    private static Meeting meeting(Stimulus.MessageEdited edited) {
        return new Meeting(edited.bot(), edited.dialog(), edited.place(), edited.session(), edited.author());
    }

    /** In an Open Channel, whoever is not the customer is a human of the company. */
    private static Input heard(Stimulus.MessageAdded said, Person person) {
        boolean colleague = said.place() == Place.OPEN_CHANNEL
                && said.author() != null
                && !said.addressing().direct();
        return colleague
                ? new Input.HumanSpoke()
                : new Input.Said(
                        said.text(),
                        said.place(),
                        person,
                        said.addressing().reaches(said.bot()),
                        said.messageId(),
                        said.file());
    }

    /** Without the number of a message the platform takes no answer to a command. */
    private static @Nullable CommandCall call(long command, long message) {
        return message > 0 ? new CommandCall(command, message) : null;
    }

    private Input commanded(Stimulus.CommandInvoked command, Person person) {
        return new Input.Commanded(
                commandTopics
                        .find(command.bot(), command.commandId(), command.name())
                        .orElse(null),
                command.name(),
                command.parameters(),
                command.place(),
                person);
    }

    private Verdict turn(Task task, Cause cause, Inputs inputs) {
        return turn(task, cause, inputs, meet(task, cause.meeting()));
    }

    /** Nobody else changes it meanwhile: who does not hold the lane any more, or finds it changed in the end, cannot save. */
    private Optional<Met> meet(Task task, Meeting meeting) {
        return bots.meet(meeting.bot(), meeting.dialog(), task.envelope().lane());
    }

    private Verdict turn(Task task, Cause cause, Inputs inputs, Optional<Met> met) {
        return met.map(found -> turn(task, cause, inputs, found)).orElse(DONE);
    }

    private Verdict turn(Task task, Cause cause, Inputs inputs, Met met) {
        Meeting meeting = cause.meeting();
        Needs needs = engines.of(met.bot()).needs();
        // Without the lane nothing may get past what waits there, and nobody outside is asked while a portal waits.
        if (!task.held() && (met.busy() || acquaint.asksOutside(meeting, needs))) {
            return NOT_NOW;
        }
        Person known = acquaint.fromOutside(meeting, needs);
        Instant now = clock.instant();
        return stores.transactions().inTransaction(() -> {
            Resumed resumed = resume.at(meeting, cause.entrance(), met, now);
            Person person = acquaint.withMemory(known, meeting, needs, resumed.talk(), now);
            List<NewEnvelope> next = new ArrayList<>();
            Talk talk = resumed.talk();
            for (Input input : resumed.inputs(inputs.of(person), meeting, person)) {
                Engine engine = engines.of(resumed.bot()).engine();
                Conversation before = talk.conversation();
                Turn turn = engine.advance(before, input, task.envelope().acceptedAt(), now);
                log.add(new TurnLog.Taken(
                        meeting.bot(), resumed.bot(), engine, meeting.dialog(), before, input, turn, now));
                talk = new Talk(turn.conversation(), resumed.bot().version(), talk.session(), talk.begunAt(), now);
                for (Effect effect : turn.effects()) {
                    next.add(PerformEffect.promise(
                            task.envelope(), next.size(), cause.promise(effect, tone(input, turn)), now));
                }
            }
            stores.conversations().save(meeting.bot(), meeting.dialog(), met.talk(), talk);
            task.settle(next);
            return new Verdict.Settled();
        });
    }

    /** What is said around handing over is said whoever has the word. */
    private static Tone tone(Input input, Turn turn) {
        boolean handingOver =
                input instanceof Input.HandedOver || turn.conversation().owner() == Owner.HUMAN;
        return handingOver ? Tone.FAREWELL : Tone.USUAL;
    }

    /** What the input is, once it is known from whom. */
    private interface Inputs {
        Input of(Person person);
    }

    /**
     * Where a turn comes from.
     *
     * @param answered the number of the message it answers, 0 if there is none
     */
    private record Cause(
            Meeting meeting, Entrance entrance, @Nullable CommandCall call, long answered) {
        PromisedEffect promise(Effect effect, Tone tone) {
            return new PromisedEffect(meeting, call, answered, tone, effect);
        }
    }
}
