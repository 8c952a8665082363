package parley.bitrix24;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bitrix24.wire.BracketForm;
import parley.bitrix24.wire.Malformed;
import parley.inbox.Envelope;
import parley.inbox.Handler;
import parley.inbox.Inbox;
import parley.inbox.NewEnvelope;
import parley.portals.Portal;
import parley.portals.Portal.Standing;
import parley.portals.PortalFailure.Throttled;
import parley.portals.PortalFailure.Unreachable;
import parley.portals.PortalId;
import parley.portals.Portals;

/**
 * What happens to a tenant when the application is installed, updated, paid for or removed. Nothing that cannot be undone
 * happens because of an event alone (install-and-auth.md §8, §12).
 */
public final class Lifecycle implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    /** What changed while it was looked at is looked at again, before an installation that follows has to wait for it. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Portals portals;
    private final Credentials credentials;
    private final RollCall rollCall;
    private final Calls calls;
    private final EventBindings bindings;
    private final Departure departure;
    private final Inbox inbox;
    private final Clock clock;

    Lifecycle(
            Portals portals,
            Credentials credentials,
            RollCall rollCall,
            Calls calls,
            EventBindings bindings,
            Departure departure,
            Inbox inbox,
            Clock clock) {
        this.portals = portals;
        this.credentials = credentials;
        this.rollCall = rollCall;
        this.calls = calls;
        this.bindings = bindings;
        this.departure = departure;
        this.inbox = inbox;
        this.clock = clock;
    }

    @Override
    public Verdict handle(Task task) {
        Envelope envelope = task.envelope();
        try {
            BracketForm form = BracketForm.stored(envelope.payload());
            PortalId id = new PortalId(form.required("auth", "member_id"));
            Optional<Portal> portal = portals.find(id);
            if (portal.isEmpty()) {
                return new Verdict.Done();
            }
            if (envelope.kind().equals(Kinds.ERASURE)) {
                return erase(portal.get(), form.required("installed_at"));
            }
            return handle(portal.get(), form.required("event"), form.at("data"), envelope);
        } catch (Malformed e) {
            return new Verdict.Hopeless(String.valueOf(e.getMessage()));
        }
    }

    private Verdict handle(Portal portal, String event, BracketForm data, Envelope envelope) {
        return switch (event) {
            case EventNames.INSTALL -> installed(portal, envelope);
            case EventNames.UPDATE -> updated(portal, envelope);
            case EventNames.UNINSTALL -> uninstalled(portal, data.yes("CLEAN"));
            case EventNames.PAYMENT -> paid(portal);
            default -> new Verdict.Hopeless("No event of the application's life: " + event);
        };
    }

    private Verdict installed(Portal portal, Envelope envelope) {
        if (portal.standing() == Standing.INSTALLING) {
            LOG.info("Portal {} has finished the installation", portal.id());
            portals.stand(portal, Standing.ACTIVE);
        }
        inbox.add(List.of(convergence(portal, envelope)));
        return new Verdict.Done();
    }

    /** In a lane of its own, so that what happens to the application does not wait for its bots. */
    private NewEnvelope convergence(Portal portal, Envelope cause) {
        String lane = portal.id() + "/convergence";
        byte[] payload = portal.id().value().getBytes(StandardCharsets.UTF_8);
        return new NewEnvelope(lane, Kinds.CONVERGENCE, lane + "/" + cause.id(), payload, clock.instant());
    }

    /** The portal drops our bindings with the old version (event-bind.md); the installer page binds them again, too. */
    private Verdict updated(Portal portal, Envelope envelope) {
        installed(portal, envelope);
        Optional<Called.Failed> failed =
                bindings.ensure((method, parameters) -> calls.call(portal.id(), method, parameters));
        if (failed.isEmpty()) {
            return new Verdict.Done();
        }
        return switch (failed.get().failure()) {
            case Throttled throttled -> new Verdict.Later(throttled.pause());
            case Unreachable unreachable -> new Verdict.Later(PAUSE);
            default -> {
                LOG.warn(
                        "The events of portal {} could not be bound: {}",
                        portal.id(),
                        failed.get().failure());
                yield new Verdict.Done();
            }
        };
    }

    /** Asks first: until the authorization server confirms it, anybody of the portal may have sent the event. */
    private Verdict uninstalled(Portal portal, boolean clean) {
        List<Grant> asked = credentials.grants(portal.id());
        return switch (rollCall.of(portal)) {
            case THERE, UNPAID -> {
                LOG.warn("Portal {} reported an uninstallation that did not happen", portal.id());
                yield new Verdict.Done();
            }
            case UNREACHABLE -> new Verdict.Later(PAUSE);
            case GONE, CLIENT_REFUSED -> left(portal, asked, clean);
            // Tokens that were dead before the event came are no witness of it.
            case NO_GRANT_WORKS -> left(portal, asked, clean && portal.standing() != Standing.NEEDS_ADMINISTRATOR);
            // Without a token nobody can confirm it, so the content stays for the time of grace whatever the event
            // says.
            case NOBODY_TO_ASK -> left(portal, asked, false);
        };
    }

    private Verdict left(Portal portal, List<Grant> asked, boolean clean) {
        return departure.of(portal, asked, clean) ? new Verdict.Done() : new Verdict.Later(AGAIN);
    }

    /** Only if it is still the installation that left: the portal may have come back, and left again, since. */
    private Verdict erase(Portal portal, String installedAt) {
        if (portal.standing() == Standing.UNINSTALLED
                && portal.installedAt().toString().equals(installedAt)) {
            LOG.info("The content of portal {} is erased: its time of grace is over", portal.id());
            portals.erase(portal);
        }
        return new Verdict.Done();
    }

    /** The event is only a reason to look (install-and-auth.md §9). */
    private Verdict paid(Portal portal) {
        return switch (rollCall.of(portal)) {
            case THERE -> {
                if (portal.standing() == Standing.SUSPENDED) {
                    LOG.info("Portal {} is paid for again", portal.id());
                    portals.stand(portal, Standing.ACTIVE);
                }
                yield new Verdict.Done();
            }
            case UNPAID -> {
                if (portal.standing() != Standing.UNINSTALLED) {
                    portals.stand(portal, Standing.SUSPENDED);
                }
                yield new Verdict.Done();
            }
            case UNREACHABLE -> new Verdict.Later(PAUSE);
            case GONE, CLIENT_REFUSED, NO_GRANT_WORKS, NOBODY_TO_ASK -> new Verdict.Done();
        };
    }
}
