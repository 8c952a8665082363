package parley.running;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import parley.engine.Effect;
import parley.engine.Message;
import parley.inbox.Envelope;
import parley.inbox.Handler;
import parley.inbox.NewEnvelope;
import parley.portals.PortalFailure;
import parley.running.Messenger.Delivery;
import parley.running.Stimulus.Author;

/** Makes one promised effect happen, once, by its kind. */
public final class PerformEffect implements Handler {
    /** The kind of envelope handled here. */
    public static final String KIND = "effect";

    private final Outlets outlets;
    private final Stores stores;
    private final Clock clock;
    private final Setbacks setbacks;
    private final Speak speak;
    private final GiveToHuman giveToHuman;
    private final AskOutside askOutside;
    private final UseOffice useOffice;

    /**
     * The work of making an effect happen in the lane of what caused it.
     *
     * @param number of the effect among those of the same cause
     */
    static NewEnvelope promise(Envelope cause, int number, PromisedEffect promised, Instant due) {
        return new NewEnvelope(
                cause.lane(), KIND, cause.lane() + "/" + cause.id() + "/" + number, promised.write(), due);
    }

    /** The work of answering a message, for others than the engine. */
    public static NewEnvelope reply(Envelope cause, Stimulus.MessageAdded said, Message message, Instant now) {
        Meeting meeting = new Meeting(said.bot(), said.dialog(), said.place(), said.session(), said.author());
        return promise(
                cause,
                0,
                new PromisedEffect(meeting, null, said.messageId(), PromisedEffect.Tone.USUAL, new Effect.Say(message)),
                now);
    }

    public PerformEffect(Outlets outlets, Stores stores, Doubts doubts, Clock clock) {
        this.outlets = outlets;
        this.stores = stores;
        this.clock = clock;
        this.setbacks = new Setbacks(clock, outlets.atWork());
        this.speak = new Speak(outlets, stores, doubts, setbacks, clock);
        this.giveToHuman = new GiveToHuman(outlets, stores, setbacks, clock);
        this.askOutside = new AskOutside(outlets.outside(), stores, clock);
        this.useOffice = new UseOffice(outlets.office(), stores, setbacks, clock);
    }

    @Override
    public Verdict handle(Task task) {
        PromisedEffect promised = PromisedEffect.read(task.envelope().payload());
        return switch (promised.effect()) {
            case Effect.Say(Message message) -> speak.perform(task, promised, message);
            case Effect.Retire(long ticket) -> retire(task, promised, ticket);
            case Effect.Type _ -> type(promised);
            case Effect.WakeAt wake -> wakeAt(task, promised, wake);
            case Effect.Call call -> askOutside.perform(task, promised, call);
            case Effect.Remember remember -> remember(task, promised, remember);
            case Effect.CreateLead lead -> useOffice.createLead(task, promised, lead);
            case Effect.CreateTask made -> useOffice.createTask(task, promised, made);
            case Effect.Notify notify -> useOffice.notify(task, promised, notify);
            case Effect.HandOver handOver -> giveToHuman.perform(task, promised, handOver);
        };
    }

    /** A message that cannot be changed any more keeps its buttons, which then lead nowhere. */
    private Verdict retire(Task task, PromisedEffect promised, long ticket) {
        OptionalLong message = stores.conversations().buttons(promised.bot(), promised.dialog(), ticket);
        if (message.isEmpty()) {
            return new Verdict.Done();
        }
        boolean again = outlets.messenger().retire(promised.bot(), message.getAsLong())
                        instanceof Delivery.Failed(PortalFailure failure)
                && !(failure instanceof PortalFailure.Refused)
                && !(failure instanceof PortalFailure.PortalGone);
        if (again && task.envelope().attempts() < 3) {
            return new Verdict.Later(Setbacks.growing(task.envelope()));
        }
        return stores.transactions().inTransaction(() -> {
            stores.conversations().forgetButtons(promised.bot(), promised.dialog(), ticket);
            task.settle(List.of());
            return new Verdict.Settled();
        });
    }

    /** What would come too late is left out. */
    private Verdict type(PromisedEffect promised) {
        outlets.messenger().typing(promised.bot(), promised.dialog());
        return new Verdict.Done();
    }

    /** A moment that is gone by is not waited for: the alarm rings at once. */
    private Verdict wakeAt(Task task, PromisedEffect promised, Effect.WakeAt wake) {
        Envelope envelope = task.envelope();
        NewEnvelope alarm = new Happening(promised.meeting(), new Happening.What.Woken(wake.ticket()))
                .after(envelope, "wake", wake.when());
        return stores.transactions().inTransaction(() -> {
            stores.alarms().set(alarm);
            task.settle(List.of());
            return new Verdict.Settled();
        });
    }

    private Verdict remember(Task task, PromisedEffect promised, Effect.Remember remember) {
        Author author = promised.meeting().author();
        return stores.transactions().inTransaction(() -> {
            if (author != null) {
                stores.facts()
                        .keep(
                                promised.bot().portal(),
                                author.userId(),
                                remember.fact(),
                                remember.value(),
                                clock.instant());
            }
            task.settle(List.of());
            return new Verdict.Settled();
        });
    }
}
