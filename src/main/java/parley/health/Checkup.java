package parley.health;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.authoring.BotId;
import parley.authoring.Bots;
import parley.authoring.SteerBot;
import parley.portals.PortalId;
import parley.portals.Portals;
import parley.portals.UserId;

/** Looks at one portal, and repairs what can be repaired from here. */
public final class Checkup {
    /** An administrator does not wait longer for a line. */
    public static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Portals portals;
    private final Bots bots;
    private final Arrivals arrivals;
    private final Backlog backlog;
    private final Trials trials;
    private final PortalSide side;
    private final AskPortal ask;
    private final SteerBot steerBot;
    private final Runnable workWaits;
    private final Clock clock;

    /** @param workWaits called when work was given back to the worker */
    public Checkup(
            Portals portals,
            Bots bots,
            Arrivals arrivals,
            Backlog backlog,
            Trials trials,
            PortalSide side,
            SteerBot steerBot,
            Runnable workWaits,
            Executor threads,
            Duration patience,
            Clock clock) {
        this.portals = portals;
        this.bots = bots;
        this.arrivals = arrivals;
        this.backlog = backlog;
        this.trials = trials;
        this.side = side;
        this.ask = new AskPortal(side, threads, patience);
        this.steerBot = steerBot;
        this.workWaits = workWaits;
        this.clock = clock;
    }

    /** What is known at once; what only the portal knows is being checked. */
    public List<Finding> known(PortalId portal) {
        return new Judge(facts(portal)).known();
    }

    /** Everything, with what the portal tells in time. */
    public List<Finding> all(PortalId portal) {
        PortalFacts told = ask.everything(portal);
        return new Judge(facts(portal)).all(told);
    }

    /** One line anew; nothing when there is no such bot. */
    public Optional<Finding> one(PortalId portal, Check check, @Nullable BotId bot) {
        PortalFacts told = ask.about(portal, check);
        return new Judge(facts(portal))
                .all(told).stream()
                        .filter(finding -> finding.check() == check)
                        .filter(finding -> bot == null || bot.equals(finding.bot()))
                        .findFirst();
    }

    public void bindAgain(PortalId portal) {
        ask.once(portal, side::bindAgain);
    }

    /** Registers one bot as it is here, with our address of today. */
    public void registerAgain(PortalId portal, UserId by, BotId bot) {
        ask.once(portal, _ -> {
            steerBot.restore(portal, by, bot);
            return new Said.Told<>(true);
        });
    }

    public void retry(PortalId portal) {
        if (backlog.retry(portal, clock.instant()) > 0) {
            workWaits.run();
        }
    }

    private KnownFacts facts(PortalId portal) {
        return new KnownFacts(
                portals.find(portal).orElseThrow(),
                bots.of(portal).all().stream().filter(Bot::takesAPlace).toList(),
                arrivals.last(portal),
                arrivals.lastOfBots(portal),
                backlog.depth(portal, clock.instant()),
                trials.last(portal),
                clock.instant());
    }
}
