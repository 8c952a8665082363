package parley.running;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import parley.engine.Effect;
import parley.engine.Input.HandedOver.Outcome;
import parley.engine.Message;
import parley.engine.Place;
import parley.inbox.Handler.Task;
import parley.inbox.Handler.Verdict;
import parley.inbox.NewEnvelope;
import parley.portals.PortalFailure;
import parley.running.Channels.Handing;
import parley.running.Channels.Holder;
import parley.running.Channels.Standing;
import parley.running.PromisedEffect.Tone;

/**
 * Asks for a human where there are any, then looks now and then whether one came; the portal does not tell. Every round
 * begins with a look, so that repeating one neither calls twice nor opens a session that is over.
 */
final class GiveToHuman {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(3);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** About half an hour; who was not there by then has long been told so by the scenario. */
    private static final int MOST_LOOKS = 35;

    private final Outlets outlets;
    private final Stores stores;
    private final Setbacks setbacks;
    private final Clock clock;

    GiveToHuman(Outlets outlets, Stores stores, Setbacks setbacks, Clock clock) {
        this.outlets = outlets;
        this.stores = stores;
        this.setbacks = setbacks;
        this.clock = clock;
    }

    Verdict perform(Task task, PromisedEffect promised, Effect.HandOver handOver) {
        if (promised.meeting().place() != Place.OPEN_CHANNEL) {
            return outcome(task, promised, handOver, Outcome.NOBODY);
        }
        if (!handOver.note().isBlank()) {
            return noteFirst(task, promised, handOver);
        }
        if (hasSpoken(promised, handOver)) {
            return outcome(task, promised, handOver, Outcome.ACCEPTED);
        }
        return switch (outlets.channels().standing(promised.bot(), promised.dialog())) {
            case Standing.Known known when known.isOver(promised.meeting().session()) -> settled(task, List.of());
            case Standing.Known known
            when known.holder() == Holder.HUMAN -> outcome(task, promised, handOver, Outcome.ACCEPTED);
            case Standing.Known known
            when known.holder() == Holder.NOBODY && wasAsked(task, promised) -> lookAgain(task, promised);
            case Standing.Known known ->
                promised.round() > 0 ? lookAgain(task, promised) : ask(task, promised, handOver, known.holder());
            case Standing.Hidden _ ->
                promised.round() > 0 ? lookAgain(task, promised) : ask(task, promised, handOver, Holder.BOT);
            case Standing.Failed(PortalFailure failure) -> setbacks.afterALook(failure, task.envelope());
        };
    }

    /** Who speaks is there, also where the portal may not be asked. */
    private boolean hasSpoken(PromisedEffect promised, Effect.HandOver handOver) {
        return stores.conversations().find(promised.bot(), promised.dialog()).stream()
                .flatMap(talk -> talk.conversation().strands().stream())
                .anyMatch(strand -> strand.ticket() == handOver.ticket() && strand.isMet());
    }

    private static boolean wasAsked(Task task, PromisedEffect promised) {
        return task.uncertain() || promised.round() > 0;
    }

    /** Words of their own, so that they are looked for like all others before they are said again. */
    private Verdict noteFirst(Task task, PromisedEffect promised, Effect.HandOver handOver) {
        Message note = new Message(List.of(new Message.Piece.Value(handOver.note())));
        Instant now = clock.instant();
        return settled(
                task,
                List.of(
                        PerformEffect.promise(
                                task.envelope(),
                                0,
                                promised.with(new Effect.Say(note)).inTone(Tone.WHISPER),
                                now),
                        PerformEffect.promise(
                                task.envelope(),
                                1,
                                promised.with(new Effect.HandOver(handOver.ticket(), handOver.to(), "")),
                                now)));
    }

    /** A second call could take the dialog away from whom the first one has just brought. */
    private Verdict ask(Task task, PromisedEffect promised, Effect.HandOver handOver, Holder seen) {
        return setbacks.whilePending(task).orElseGet(() -> askNow(task, promised, handOver, seen));
    }

    /** @param seen who had the word a moment ago */
    private Verdict askNow(Task task, PromisedEffect promised, Effect.HandOver handOver, Holder seen) {
        if (!task.held()) {
            return new Verdict.Later(Setbacks.growing(task.envelope()));
        }
        return switch (outlets.channels().hand(promised.bot(), promised.dialog(), handOver.to())) {
            case Handing.Asked() -> lookAgain(task, promised);
            case Handing.NotTheBots() when seen == Holder.NOBODY -> lookAgain(task, promised);
            case Handing.NotTheBots() -> outcome(task, promised, handOver, Outcome.ACCEPTED);
            case Handing.Failed(PortalFailure.Refused _) -> outcome(task, promised, handOver, Outcome.NOBODY);
            case Handing.Failed(PortalFailure failure) -> setbacks.after(failure, task.envelope());
        };
    }

    private Verdict lookAgain(Task task, PromisedEffect promised) {
        if (promised.round() >= MOST_LOOKS) {
            return settled(task, List.of());
        }
        Duration pause = FIRST_LOOK.multipliedBy(1L << Math.min(promised.round(), 10));
        Instant due = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        return stores.transactions().inTransaction(() -> {
            stores.alarms().set(PerformEffect.promise(task.envelope(), 0, promised.later(), due));
            task.settle(List.of());
            return new Verdict.Settled();
        });
    }

    private Verdict outcome(Task task, PromisedEffect promised, Effect.HandOver handOver, Outcome outcome) {
        return settled(
                task,
                List.of(new Happening(promised.meeting(), new Happening.What.HandedOver(handOver.ticket(), outcome))
                        .after(task.envelope(), "outcome", clock.instant())));
    }

    private Verdict settled(Task task, List<NewEnvelope> next) {
        return stores.transactions().inTransaction(() -> {
            task.settle(next);
            return new Verdict.Settled();
        });
    }
}
