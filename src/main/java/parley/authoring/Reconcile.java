package parley.authoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import parley.portals.PortalId;

/**
 * The one place that makes portals agree with what authors want of their bots: on every save, installation, update and visit,
 * when a bot was deleted there, and now and then. May be repeated at any time, by any process. A bot that somebody deleted in
 * the portal is not registered again behind their back: its author sees it and decides.
 */
public final class Reconcile {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration A_MOMENT = Duration.ofSeconds(3);

    private final Bots bots;
    private final Photos photos;
    private final BotPlatform platform;
    private final ConvergeCommands commands;
    private final Leases leases;

    public Reconcile(Bots bots, Photos photos, BotPlatform platform, ConvergeCommands commands, Leases leases) {
        this.bots = bots;
        this.photos = photos;
        this.platform = platform;
        this.commands = commands;
        this.leases = leases;
    }

    /** Brings the bots back that an installation starts without, and tells the portal our address of today. */
    public void install(PortalId portal) {
        alone(portal, PATIENCE, Converge::runAfterInstalling);
    }

    /** Something happened in the portal. */
    public void converge(PortalId portal) {
        alone(portal, PATIENCE, Converge::run);
    }

    /** Somebody wants to see the bots: waits a moment when they are being changed, and shows them as they are after that. */
    public void visit(PortalId portal) {
        alone(portal, A_MOMENT, Converge::run);
    }

    /** Converges the portals that were left alone since then, longest ago first, at most so many; answers with how many. */
    public int sweep(Instant since, int most) {
        var due = leases.untouchedSince(since, most);
        due.forEach(portal -> alone(portal, Duration.ZERO, Converge::run));
        return due.size();
    }

    /** Does something to the bots of a portal while nobody else does; nothing when others would not let go. */
    <T> Optional<T> alone(PortalId portal, Function<Converge, T> work) {
        return alone(portal, PATIENCE, work);
    }

    private <T> Optional<T> alone(PortalId portal, Duration patience, Function<Converge, T> work) {
        return leases.take(portal, patience).map(lease -> {
            try (lease) {
                return work.apply(new Converge(portal, bots, photos, platform, commands, lease));
            }
        });
    }
}
