package parley.bitrix24;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bitrix24.wire.BracketForm;
import parley.inbox.Inbox;
import parley.inbox.NewEnvelope;
import parley.portals.Portal;
import parley.portals.Portal.Standing;
import parley.portals.Portals;

/** What is left undone and what is forgotten when a portal has left. Its tokens are wiped at once. */
final class Departure {
    /** How long the content of a portal is kept after an uninstallation that did not ask for its deletion. */
    static final Duration RETENTION = Duration.ofDays(90);

    private static final Logger LOG = LoggerFactory.getLogger(Departure.class);

    private final Portals portals;
    private final Credentials credentials;
    private final Inbox inbox;
    private final Clock clock;

    Departure(Portals portals, Credentials credentials, Inbox inbox, Clock clock) {
        this.portals = portals;
        this.credentials = credentials;
        this.inbox = inbox;
        this.clock = clock;
    }

    /**
     * Forgets a portal.
     *
     * @param portal as it was read before anybody was asked about it
     * @param asked the tokens that were refused; others mean that the portal was installed again meanwhile
     * @param clean whether the content goes now, because the administrator wanted it, or after a time of grace
     * @return false when the portal has changed meanwhile, so that whoever asked must look again
     */
    boolean of(Portal portal, List<Grant> asked, boolean clean) {
        if (!asked.containsAll(credentials.grants(portal.id()))) {
            LOG.info("Portal {} left and came back before anything was erased", portal.id());
            return true;
        }
        if (clean) {
            LOG.info("Portal {} has left; its content is erased now", portal.id());
            // At once and not marked first: whoever comes back must find either nothing or all of it.
            return portals.erase(portal);
        }
        // Who finds it marked does the rest again: the process that marked it may have died.
        if (portal.standing() != Standing.UNINSTALLED && !portals.stand(portal, Standing.UNINSTALLED)) {
            return false;
        }
        LOG.info("Portal {} has left; its content is erased after {}", portal.id(), RETENTION);
        inbox.add(List.of(erasure(portal)));
        credentials.wipe(portal);
        return true;
    }

    private NewEnvelope erasure(Portal portal) {
        String name = portal.id() + "/erasure/" + portal.installedAt();
        byte[] payload = BracketForm.empty()
                .with("auth", BracketForm.empty().with("member_id", portal.id().value()))
                .with("installed_at", portal.installedAt().toString())
                .toJson();
        return new NewEnvelope(
                name, Kinds.ERASURE, name, payload, clock.instant().plus(RETENTION));
    }
}
