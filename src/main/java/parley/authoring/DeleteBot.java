package parley.authoring;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import parley.authoring.Change.Deed;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;
import parley.portals.PortalId;
import parley.portals.UserId;

/**
 * Removes a bot: the wish is noted first, then the portal forgets it, then we do. Whatever comes between, a later convergence
 * goes on; a bot nobody here knows could never be removed there.
 */
public final class DeleteBot {
    private final Bots bots;
    private final Reconcile reconcile;
    private final RecordChange recordChange;
    private final Clock clock;

    public DeleteBot(Bots bots, Reconcile reconcile, RecordChange recordChange, Clock clock) {
        this.bots = bots;
        this.reconcile = reconcile;
        this.recordChange = recordChange;
        this.clock = clock;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        /** Gone here and there; also when it was gone before. */
        record Deleted() implements Outcome {}

        /** The portal declined or did not answer; it is asked again later unless the author wants to keep the bot. */
        record NotDeleted(Bot bot, Problem problem) implements Outcome {}
    }

    public Outcome delete(PortalId portal, UserId by, BotId id) {
        Optional<Bot> bot = bots.of(portal).find(id);
        if (bot.isEmpty()) {
            return new Outcome.Deleted();
        }
        return reconcile
                .alone(portal, converge -> delete(portal, by, id, converge))
                .orElseGet(() -> new Outcome.NotDeleted(bot.get(), new Problem(Field.WHOLE, Kind.PORTAL_BUSY)));
    }

    private Outcome delete(PortalId portal, UserId by, BotId id, Converge converge) {
        Bots.OfPortal own = bots.of(portal);
        Optional<Bot> found = own.find(id);
        if (found.isEmpty()) {
            return new Outcome.Deleted();
        }
        Bot bot = found.get();
        Deed deed = Deed.of(Change.Kind.DELETED, bot);
        if (!bot.takesAPlace() || bot.removedInPortal()) {
            recordChange.carryOut(portal, by, deed, () -> own.remove(id));
            return new Outcome.Deleted();
        }
        Bot unwanted = bot.with(new Wish.Deleted(), clock.instant());
        recordChange.carryOut(portal, by, deed, () -> own.replace(unwanted, bot.revision()));
        Map<BotId, Problem> problems = converge.run();
        return own.find(id)
                .<Outcome>map(kept -> new Outcome.NotDeleted(
                        kept, problems.getOrDefault(id, new Problem(Field.WHOLE, Kind.PORTAL_UNREACHABLE))))
                .orElseGet(Outcome.Deleted::new);
    }
}
