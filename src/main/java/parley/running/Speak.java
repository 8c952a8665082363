package parley.running;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.engine.Effect;
import parley.engine.Message;
import parley.engine.Place;
import parley.inbox.Envelope;
import parley.inbox.Handler.Task;
import parley.inbox.Handler.Verdict;
import parley.inbox.NewEnvelope;
import parley.portals.PortalFailure;
import parley.running.Channels.Holder;
import parley.running.Channels.Standing;
import parley.running.DialogHistory.Finding;
import parley.running.Doubts.Settled;
import parley.running.Messenger.Delivery;
import parley.running.PromisedEffect.Tone;

/**
 * Says a message, once. When nobody knows whether an earlier try did, it looks before it sends again; so people see a message
 * twice only where looking is not allowed. In an Open Channel it asks first whose the dialog is.
 */
final class Speak {
    private static final Logger LOG = LoggerFactory.getLogger(Speak.class);

    private final Outlets outlets;
    private final Stores stores;
    private final Doubts doubts;
    private final Setbacks setbacks;
    private final Clock clock;

    Speak(Outlets outlets, Stores stores, Doubts doubts, Setbacks setbacks, Clock clock) {
        this.outlets = outlets;
        this.stores = stores;
        this.doubts = doubts;
        this.setbacks = setbacks;
        this.clock = clock;
    }

    Verdict perform(Task task, PromisedEffect promised, Message message) {
        List<Message> parts = outlets.messenger().parts(promised.meeting().place(), message);
        if (parts.size() > 1) {
            return inParts(task, promised, parts);
        }
        return task.uncertain() ? lookAndSay(task, promised, message) : sayIfAllowed(task, promised, message);
    }

    /** Each part is a promise of its own, so that a crash between two of them repeats none. */
    private Verdict inParts(Task task, PromisedEffect promised, List<Message> parts) {
        List<NewEnvelope> next = new ArrayList<>();
        for (Message part : parts) {
            next.add(PerformEffect.promise(
                    task.envelope(), next.size(), promised.with(new Effect.Say(part)), clock.instant()));
        }
        return settled(task, next);
    }

    private Verdict settled(Task task, List<NewEnvelope> next) {
        return stores.transactions().inTransaction(() -> {
            task.settle(next);
            return new Verdict.Settled();
        });
    }

    private Verdict lookAndSay(Task task, PromisedEffect promised, Message message) {
        BotRef bot = promised.bot();
        DialogId dialog = promised.dialog();
        long after = Math.max(promised.answered(), stores.conversations().said(bot, dialog));
        return switch (outlets.history().find(bot, dialog, promised.meeting().place(), message, after)) {
            case Finding.Said(long id) -> {
                settled(task, Settled.FOUND, "it was there");
                yield done(task, promised, message, id);
            }
            case Finding.NotSaid _ ->
                setbacks.whilePending(task).orElseGet(() -> {
                    settled(task, Settled.MISSING, "it was not there and is sent");
                    return sayIfAllowed(task, promised, message);
                });
            case Finding.Closed(String reason) -> {
                settled(task, Settled.BLIND, "it is sent without a look: " + reason);
                yield sayIfAllowed(task, promised, message);
            }
            case Finding.Failed(PortalFailure failure) -> setbacks.afterALook(failure, task.envelope());
        };
    }

    private void settled(Task task, Settled how, String told) {
        Envelope envelope = task.envelope();
        LOG.info("Nobody knew whether envelope {} of lane {} was sent; {}", envelope.id(), envelope.lane(), told);
        doubts.count(how);
    }

    private Verdict sayIfAllowed(Task task, PromisedEffect promised, Message message) {
        if (promised.meeting().place() != Place.OPEN_CHANNEL) {
            return say(task, promised, message);
        }
        return switch (outlets.channels().standing(promised.bot(), promised.dialog())) {
            // A message into a closed dialog would open a new session, with the bot as its operator.
            case Standing.Known known
            when known.isOver(promised.meeting().session()) -> dropped(task, "its session is over", List.of());
            case Standing.Known known
            when known.holder() == Holder.HUMAN && promised.tone() == Tone.USUAL ->
                dropped(task, "a human has the word", List.of(humanFound(task, promised)));
            case Standing.Known known when known.holder() == Holder.NOBODY -> sayOrAnnounce(task, promised, message);
            case Standing.Known _, Standing.Hidden _ -> say(task, promised, message);
            case Standing.Failed(PortalFailure failure) -> setbacks.afterALook(failure, task.envelope());
        };
    }

    private NewEnvelope humanFound(Task task, PromisedEffect promised) {
        return new Happening(promised.meeting(), new Happening.What.HumanFound())
                .after(task.envelope(), "human", clock.instant());
    }

    private Verdict dropped(Task task, String why, List<NewEnvelope> next) {
        Envelope envelope = task.envelope();
        LOG.info("Envelope {} of lane {} is not sent: {}", envelope.id(), envelope.lane(), why);
        return settled(task, next);
    }

    /** While people wait for a human the bot may have left; then the channel says it. */
    private Verdict sayOrAnnounce(Task task, PromisedEffect promised, Message message) {
        return say(task, promised, message, () -> switch (send(promised, message)) {
            case Delivery.Failed(PortalFailure.Refused _)
            when promised.tone() != Tone.WHISPER ->
                outlets.channels().announce(promised.bot(), promised.dialog(), message);
            case Delivery delivery -> delivery;
        });
    }

    private Verdict say(Task task, PromisedEffect promised, Message message) {
        return say(task, promised, message, () -> send(promised, message));
    }

    private Verdict say(Task task, PromisedEffect promised, Message message, Supplier<Delivery> way) {
        if (!task.held()) {
            return new Verdict.Later(Setbacks.growing(task.envelope()));
        }
        return switch (way.get()) {
            case Delivery.Sent(long id) -> done(task, promised, message, id);
            case Delivery.Failed(PortalFailure failure) -> setbacks.after(failure, task.envelope());
        };
    }

    /** A command may be gone before its answer is sent; in a chat the bot belongs to, the answer is welcome all the same. */
    private Delivery send(PromisedEffect promised, Message message) {
        Place place = promised.meeting().place();
        CommandCall call = promised.call();
        if (promised.tone() == Tone.WHISPER) {
            return outlets.messenger().whisper(promised.bot(), promised.dialog(), message);
        }
        if (call != null) {
            Delivery delivery = outlets.answers().answer(promised.bot(), call, place, message);
            boolean refused = delivery instanceof Delivery.Failed(PortalFailure.Refused _);
            if (!refused) {
                return delivery;
            }
        }
        return outlets.messenger().send(promised.bot(), promised.dialog(), place, message);
    }

    /** What is said is noted in the transaction that removes the envelope: a later look must not take it for another. */
    private Verdict done(Task task, PromisedEffect promised, Message message, long id) {
        return stores.transactions().inTransaction(() -> {
            stores.conversations().noteSaid(promised.bot(), promised.dialog(), id);
            message.choices().stream()
                    .mapToLong(Message.Choice::ticket)
                    .distinct()
                    .forEach(ticket ->
                            stores.conversations().noteButtons(promised.bot(), promised.dialog(), ticket, id));
            task.settle(List.of());
            return new Verdict.Settled();
        });
    }
}
