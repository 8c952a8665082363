package parley.authoring;

import java.time.Instant;
import parley.engine.Scenario;
import parley.portals.PortalId;

/**
 * A bot of one portal: how it appears, what it says, and whether the portal knows it.
 *
 * @param code the bot's name for machines, unique in its portal
 * @param openChannels whether a bot of another kind may also serve Open Channels
 * @param revision grows with every change of profile or scenario
 */
public record Bot(
        BotId id,
        PortalId portal,
        String code,
        BotKind kind,
        boolean openChannels,
        BotProfile profile,
        Scenario scenario,
        Registration registration,
        long revision,
        Instant changedAt) {

    public Bot with(Registration registration) {
        return new Bot(id, portal, code, kind, openChannels, profile, scenario, registration, revision, changedAt);
    }
}
