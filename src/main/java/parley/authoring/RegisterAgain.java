package parley.authoring;

import java.util.Optional;
import parley.portals.PortalId;

/** Makes the portal know one bot again, because an administrator asked for it. */
public final class RegisterAgain {
    private final Bots bots;
    private final RegisterBot registerBot;

    public RegisterAgain(Bots bots, Photos photos, BotPlatform platform) {
        this.bots = bots;
        this.registerBot = new RegisterBot(bots, photos, platform);
    }

    /** Nothing when there is no such bot. */
    public Optional<Saved> register(PortalId portal, BotId id) {
        return bots.of(portal).find(id).map(registerBot::register);
    }
}
