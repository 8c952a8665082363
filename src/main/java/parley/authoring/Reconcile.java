package parley.authoring;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import parley.authoring.BotPlatform.Answer;
import parley.authoring.BotPlatform.Known;
import parley.authoring.Problem.Kind;
import parley.portals.PortalId;

/**
 * Makes our bots and the portal's register agree. A bot that somebody deleted in the portal is not registered again behind
 * their back: its author sees it and decides.
 */
public final class Reconcile {
    private final Bots bots;
    private final BotPlatform platform;
    private final RegisterBot registerBot;

    public Reconcile(Bots bots, Photos photos, BotPlatform platform) {
        this.bots = bots;
        this.platform = platform;
        this.registerBot = new RegisterBot(bots, photos, platform);
    }

    /** Registers every bot anew: an installation starts with none of them, and with our address of today. */
    public void restore(PortalId portal) {
        bots.of(portal).all().forEach(registerBot::register);
    }

    /** Notes which bots the portal does not have any more. Notes nothing when the portal does not answer. */
    public void look(PortalId portal) {
        List<Bot> registered = bots.of(portal).all().stream()
                .filter(bot -> bot.registration().number() != null)
                .toList();
        if (!registered.isEmpty() && platform.list(portal) instanceof Answer.Given<List<Known>> given) {
            Set<Long> there = given.value().stream().map(Known::number).collect(Collectors.toSet());
            registered.stream()
                    .filter(bot -> !there.contains(bot.registration().number()))
                    .forEach(bot ->
                            bots.of(portal).note(bot.id(), new Registration.Trouble(null, Kind.GONE_FROM_PORTAL)));
        }
    }
}
