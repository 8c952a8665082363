package parley.authoring;

import org.jspecify.annotations.Nullable;
import parley.portals.PortalId;

/**
 * What people can call a bot by: typed behind a slash, or pressed as a button.
 *
 * @param topic id of the topic it leads to
 * @param wanted false once its author deleted it, until the portal has let go of it
 * @param trouble why the portal does not know it as it is here, if it does not
 * @param revision grows with every change by an author
 */
public record Command(
        CommandId id,
        PortalId portal,
        BotId bot,
        CommandTerms terms,
        String topic,
        boolean wanted,
        CommandStanding standing,
        Problem.@Nullable Kind trouble,
        long revision) {}
