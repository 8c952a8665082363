package parley.running;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import parley.engine.Effect;
import parley.inbox.Envelope;
import parley.inbox.Handler.Task;
import parley.inbox.Handler.Verdict;
import parley.inbox.NewEnvelope;
import parley.portals.PortalId;
import parley.running.Office.Outcome;
import parley.running.Office.Trace;

/** Does what a portal offers besides talking; what may have been made is searched for before it is made again. */
final class UseOffice {
    private final Office office;
    private final Stores stores;
    private final Setbacks setbacks;
    private final Clock clock;

    UseOffice(Office office, Stores stores, Setbacks setbacks, Clock clock) {
        this.office = office;
        this.stores = stores;
        this.setbacks = setbacks;
        this.clock = clock;
    }

    Verdict notify(Task task, PromisedEffect promised, Effect.Notify notify) {
        PortalId portal = promised.bot().portal();
        return switch (notify.people().size()) {
            case 0 -> new Verdict.Done();
            case 1 ->
                after(task, office.notify(portal, notify.people().getFirst(), notify.message(), key(task, promised)));
            default -> oneByOne(task, promised, notify);
        };
    }

    /** So that one who cannot be told keeps nobody else from being told once. */
    private Verdict oneByOne(Task task, PromisedEffect promised, Effect.Notify notify) {
        List<NewEnvelope> next = new ArrayList<>();
        for (long person : notify.people()) {
            next.add(PerformEffect.promise(
                    task.envelope(),
                    next.size(),
                    promised.with(new Effect.Notify(List.of(person), notify.message())),
                    clock.instant()));
        }
        return stores.transactions().inTransaction(() -> {
            task.settle(next);
            return new Verdict.Settled();
        });
    }

    Verdict createLead(Task task, PromisedEffect promised, Effect.CreateLead lead) {
        PortalId portal = promised.bot().portal();
        String key = key(task, promised);
        return create(task, () -> office.findLead(portal, key), () -> office.createLead(promised.meeting(), lead, key));
    }

    Verdict createTask(Task task, PromisedEffect promised, Effect.CreateTask made) {
        PortalId portal = promised.bot().portal();
        String key = key(task, promised);
        return create(task, () -> office.findTask(portal, made, key), () -> office.createTask(portal, made, key));
    }

    private Verdict create(Task task, Supplier<Trace> find, Supplier<Outcome> make) {
        Function<Supplier<Outcome>, Verdict> making = making(task);
        if (!task.uncertain()) {
            return making.apply(make);
        }
        return switch (find.get()) {
            case FOUND -> new Verdict.Done();
            case MISSING -> setbacks.whilePending(task).orElseGet(() -> making.apply(make));
            // Better none than two: an operator sees it and can look.
            case HIDDEN ->
                new Verdict.Hopeless("nobody knows whether it was made, and the portal does not let us search");
            case UNKNOWN -> new Verdict.Later(Setbacks.growing(task.envelope()));
        };
    }

    private Function<Supplier<Outcome>, Verdict> making(Task task) {
        return make -> task.held() ? after(task, make.get()) : new Verdict.Later(Setbacks.growing(task.envelope()));
    }

    private Verdict after(Task task, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done() -> new Verdict.Done();
            case Outcome.Failed failed -> setbacks.after(failed.failure(), task.envelope());
        };
    }

    /** The same for every try, and in this portal no other's. */
    private static String key(Task task, PromisedEffect promised) {
        Envelope envelope = task.envelope();
        return promised.bot().number() + "-" + envelope.id() + "-"
                + envelope.acceptedAt().getEpochSecond();
    }
}
