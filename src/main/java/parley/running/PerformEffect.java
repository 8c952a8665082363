package parley.running;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.engine.Effect;
import parley.engine.Message;
import parley.inbox.Envelope;
import parley.inbox.Handler;
import parley.inbox.NewEnvelope;
import parley.portals.PortalFailure;
import parley.running.Messenger.Delivery;

/** Makes one promised effect happen. */
public final class PerformEffect implements Handler {
    /** The kind of envelope handled here. */
    public static final String KIND = "effect";

    /** A reply later than this helps nobody. */
    private static final Duration STALE = Duration.ofHours(24);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Messenger messenger;
    private final CommandAnswers answers;
    private final Clock clock;

    /**
     * The work of making an effect happen in the lane of what caused it.
     *
     * @param number of the effect among those of the same cause
     * @param call the command the effect answers, if it answers one
     */
    public static NewEnvelope promise(
            Envelope cause,
            int number,
            BotRef bot,
            DialogId dialog,
            @Nullable CommandCall call,
            Effect effect,
            Instant now) {
        return new NewEnvelope(
                cause.lane(),
                KIND,
                cause.id() + "/" + number,
                new PromisedEffect(bot, dialog, call, effect).write(),
                now);
    }

    public PerformEffect(Messenger messenger, CommandAnswers answers, Clock clock) {
        this.messenger = messenger;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public Verdict handle(Task task) {
        PromisedEffect promised = PromisedEffect.read(task.envelope().payload());
        Delivery delivery = switch (promised.effect()) {
            case Effect.Say(Message message) -> say(promised, message);
        };
        return switch (delivery) {
            case Delivery.Sent _ -> new Verdict.Done();
            case Delivery.Failed(PortalFailure failure) -> afterwards(failure, task.envelope());
        };
    }

    /** A command may be gone before its answer is sent; in a chat the bot belongs to, the answer is welcome all the same. */
    private Delivery say(PromisedEffect promised, Message message) {
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

    private Verdict afterwards(PortalFailure failure, Envelope envelope) {
        return switch (failure) {
            case PortalFailure.PortalGone _ -> new Verdict.Hopeless("the portal is gone");
            case PortalFailure.Refused(String reason) -> new Verdict.Hopeless("the portal refused: " + reason);
            case PortalFailure.Throttled(Duration pause) -> later(pause, envelope);
            // Sent again although it may have arrived: a lost answer hurts more than a doubled one.
            case PortalFailure.Unreachable _ -> later(growing(envelope), envelope);
            case PortalFailure.AccessLost _ -> later(LONGEST_PAUSE, envelope);
        };
    }

    private Verdict later(Duration pause, Envelope envelope) {
        boolean stale = envelope.acceptedAt().plus(STALE).isBefore(clock.instant());
        return stale ? new Verdict.Hopeless("the portal could not be reached for too long") : new Verdict.Later(pause);
    }

    private static Duration growing(Envelope envelope) {
        Duration pause = Duration.ofSeconds(1L << Math.min(envelope.attempts(), 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
