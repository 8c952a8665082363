package parley.running;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.engine.Effect;
import parley.engine.Message;
import parley.inbox.Envelope;
import parley.inbox.Handler;
import parley.inbox.NewEnvelope;
import parley.inbox.Transactions;
import parley.portals.PortalFailure;
import parley.running.DialogHistory.Finding;
import parley.running.Doubts.Settled;
import parley.running.Messenger.Delivery;

/**
 * Makes one promised effect happen, once. When nobody knows whether an earlier try did, it looks before it sends again; so
 * people see a message twice only where looking is not allowed.
 */
public final class PerformEffect implements Handler {
    /** The kind of envelope handled here. */
    public static final String KIND = "effect";

    private static final Logger LOG = LoggerFactory.getLogger(PerformEffect.class);

    /** A reply later than this helps nobody. */
    private static final Duration STALE = Duration.ofHours(24);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Messenger messenger;
    private final CommandAnswers answers;
    private final DialogHistory history;
    private final Conversations conversations;
    private final Transactions transactions;
    private final Doubts doubts;
    private final Clock clock;

    /**
     * The work of making an effect happen in the lane of what caused it.
     *
     * @param number of the effect among those of the same cause
     * @param call the command the effect answers, if it answers one
     * @param answered the number of the message that the effect follows, 0 if there is none
     */
    public static NewEnvelope promise(
            Envelope cause,
            int number,
            BotRef bot,
            DialogId dialog,
            @Nullable CommandCall call,
            long answered,
            Effect effect,
            Instant now) {
        return new NewEnvelope(
                cause.lane(),
                KIND,
                cause.id() + "/" + number,
                new PromisedEffect(bot, dialog, call, answered, effect).write(),
                now);
    }

    public PerformEffect(
            Messenger messenger,
            CommandAnswers answers,
            DialogHistory history,
            Conversations conversations,
            Transactions transactions,
            Doubts doubts,
            Clock clock) {
        this.messenger = messenger;
        this.answers = answers;
        this.history = history;
        this.conversations = conversations;
        this.transactions = transactions;
        this.doubts = doubts;
        this.clock = clock;
    }

    @Override
    public Verdict handle(Task task) {
        PromisedEffect promised = PromisedEffect.read(task.envelope().payload());
        return switch (promised.effect()) {
            case Effect.Say(Message message) ->
                task.uncertain() ? lookAndSay(task, promised, message) : say(task, promised, message);
            default -> throw new UnsupportedOperationException("not yet performed: " + promised.effect());
        };
    }

    private Verdict lookAndSay(Task task, PromisedEffect promised, Message message) {
        BotRef bot = promised.bot();
        DialogId dialog = promised.dialog();
        long after = Math.max(promised.answered(), conversations.said(bot, dialog));
        return switch (history.find(bot, dialog, message, after)) {
            case Finding.Said(long id) -> {
                settled(task, Settled.FOUND, "it was there");
                yield done(task, promised, id);
            }
            case Finding.NotSaid _ -> {
                settled(task, Settled.MISSING, "it was not there and is sent");
                yield say(task, promised, message);
            }
            case Finding.Closed(String reason) -> {
                settled(task, Settled.BLIND, "it is sent without a look: " + reason);
                yield say(task, promised, message);
            }
            case Finding.Failed(PortalFailure failure) -> afterwards(failure, task.envelope());
        };
    }

    private void settled(Task task, Settled how, String told) {
        Envelope envelope = task.envelope();
        LOG.info("Nobody knew whether envelope {} of lane {} was sent; {}", envelope.id(), envelope.lane(), told);
        doubts.count(how);
    }

    private Verdict say(Task task, PromisedEffect promised, Message message) {
        if (!task.held()) {
            return new Verdict.Later(growing(task.envelope()));
        }
        return switch (send(promised, message)) {
            case Delivery.Sent(long id) -> done(task, promised, id);
            case Delivery.Failed(PortalFailure failure) -> afterwards(failure, task.envelope());
        };
    }

    /** A command may be gone before its answer is sent; in a chat the bot belongs to, the answer is welcome all the same. */
    private Delivery send(PromisedEffect promised, Message message) {
        CommandCall call = promised.call();
        if (call != null) {
            Delivery delivery = answers.answer(promised.bot(), call, message);
            boolean refused = delivery instanceof Delivery.Failed(PortalFailure.Refused _);
            if (!refused) {
                return delivery;
            }
        }
        return messenger.send(promised.bot(), promised.dialog(), message);
    }

    /** What is said is noted in the transaction that removes the envelope: a later look must not take it for another. */
    private Verdict done(Task task, PromisedEffect promised, long message) {
        return transactions.inTransaction(() -> {
            conversations.noteSaid(promised.bot(), promised.dialog(), message);
            task.settle(List.of());
            return new Verdict.Settled();
        });
    }

    private Verdict afterwards(PortalFailure failure, Envelope envelope) {
        return switch (failure) {
            case PortalFailure.PortalGone _ -> new Verdict.Hopeless("the portal is gone");
            case PortalFailure.Refused(String reason) -> new Verdict.Hopeless("the portal refused: " + reason);
            case PortalFailure.Throttled(Duration pause) -> later(envelope, new Verdict.Later(pause));
            case PortalFailure.Unreachable(boolean mayHaveHappened) -> {
                Duration pause = growing(envelope);
                yield later(envelope, mayHaveHappened ? new Verdict.Unsure(pause) : new Verdict.Later(pause));
            }
            case PortalFailure.AccessLost _ -> later(envelope, new Verdict.Later(LONGEST_PAUSE));
        };
    }

    private Verdict later(Envelope envelope, Verdict again) {
        boolean stale = envelope.acceptedAt().plus(STALE).isBefore(clock.instant());
        return stale ? new Verdict.Hopeless("the portal could not be reached for too long") : again;
    }

    private static Duration growing(Envelope envelope) {
        Duration pause = Duration.ofSeconds(1L << Math.min(envelope.attempts(), 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
