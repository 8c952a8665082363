package parley.authoring;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import parley.authoring.Change.Deed;
import parley.authoring.Change.Kind;
import parley.authoring.Problem.Field;
import parley.engine.Text;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Puts a bot live, pauses it, brings it back, and has another try where the portal declined. Words and profile stay. */
public final class SteerBot {
    private final Bots bots;
    private final BotPlatform platform;
    private final Reconcile reconcile;
    private final RecordChange recordChange;
    private final Clock clock;

    public SteerBot(Bots bots, BotPlatform platform, Reconcile reconcile, RecordChange recordChange, Clock clock) {
        this.bots = bots;
        this.platform = platform;
        this.reconcile = reconcile;
        this.recordChange = recordChange;
        this.clock = clock;
    }

    /** What a paused bot says unless its author has a better idea. */
    public static String usualPause(Bot bot) {
        return Starter.words(bot.scenario().language()).getString("pause");
    }

    /** A draft goes live, a paused bot answers again, a bot that was to be deleted stays. */
    public Saved publish(PortalId portal, UserId by, BotId id) {
        return steer(portal, by, id, SteerBot::publication, bot -> bot.with(new Wish.Live(), clock.instant()));
    }

    private static Kind publication(Bot bot) {
        return bot.wish() instanceof Wish.Paused ? Kind.RESUMED : Kind.PUBLISHED;
    }

    /** @param line what the bot says from now on, whatever it is asked */
    public Saved pause(PortalId portal, UserId by, BotId id, String line) {
        String source = line.replace("\r\n", "\n").strip();
        Text text = Text.parse(source);
        List<String> unknown = CheckDraft.unknown(text);
        if (source.isEmpty()) {
            return Saved.rejected(new Problem(Field.WHOLE, Problem.Kind.MISSING));
        } else if (source.length() > CheckDraft.LONGEST_TEXT) {
            return Saved.rejected(new Problem(Field.WHOLE, Problem.Kind.TOO_LONG, CheckDraft.LONGEST_TEXT));
        } else if (!unknown.isEmpty()) {
            return new Saved.Rejected(unknown.stream()
                    .map(name -> new Problem(Field.WHOLE, Problem.Kind.UNKNOWN_VARIABLE, name))
                    .toList());
        }
        return steer(portal, by, id, _ -> Kind.PAUSED, bot -> bot.with(new Wish.Paused(text), clock.instant()));
    }

    /** Registers a bot anew that people have deleted in the portal, also when we have not heard of that yet. */
    public Saved restore(PortalId portal, UserId by, BotId id) {
        reconcile.converge(portal);
        return steer(portal, by, id, _ -> Kind.REPAIRED, bot -> {
            if (bot.removedInPortal()) {
                bots.of(portal).note(id, new Registration.NotRegistered());
            }
            return bot;
        });
    }

    /** Tries once more what the portal declined. */
    public Saved repair(PortalId portal, UserId by, BotId id) {
        return steer(portal, by, id, _ -> Kind.REPAIRED, UnaryOperator.identity());
    }

    private Saved steer(PortalId portal, UserId by, BotId id, Function<Bot, Kind> kind, UnaryOperator<Bot> change) {
        return reconcile
                .alone(portal, converge -> {
                    Bots.OfPortal own = bots.of(portal);
                    return own.find(id)
                            .map(before -> steer(by, kind.apply(before), before, change.apply(before), converge))
                            .orElseGet(() -> Saved.rejected(new Problem(Field.WHOLE, Problem.Kind.DELETED_MEANWHILE)));
                })
                .orElseGet(Saved::busy);
    }

    private Saved steer(UserId by, Kind kind, Bot before, Bot after, Converge converge) {
        Bots.OfPortal own = bots.of(before.portal());
        long places = own.all().stream().filter(Bot::takesAPlace).count();
        if (!before.takesAPlace() && after.takesAPlace() && places >= platform.limit()) {
            return Saved.rejected(new Problem(Field.WHOLE, Problem.Kind.LIMIT_REACHED, platform.limit()));
        }
        recordChange.carryOut(
                before.portal(),
                by,
                Deed.of(kind, after),
                () -> after.revision() == before.revision() || own.replace(after, before.revision()));
        var problems = converge.run();
        return Saved.of(own.find(before.id()).orElse(after), problems);
    }
}
