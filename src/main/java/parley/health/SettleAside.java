package parley.health;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.authoring.Bots;
import parley.authoring.Change;
import parley.authoring.RecordChange;
import parley.health.Backlog.Aside;
import parley.portals.PortalId;
import parley.portals.UserId;

/** What had to be put aside in a portal, and what its administrators decide about it, one by one. */
public final class SettleAside {
    private static final Logger LOG = LoggerFactory.getLogger(SettleAside.class);

    /** Who has more settles some, or all at once. */
    private static final int MOST = 20;

    private final Backlog backlog;
    private final Bots bots;
    private final RecordChange recordChange;
    private final Runnable workWaits;
    private final Clock clock;

    /** @param workWaits called when work was given back to the worker */
    public SettleAside(Backlog backlog, Bots bots, RecordChange recordChange, Runnable workWaits, Clock clock) {
        this.backlog = backlog;
        this.bots = bots;
        this.recordChange = recordChange;
        this.workWaits = workWaits;
        this.clock = clock;
    }

    /** The newest. */
    public List<Aside> look(PortalId portal) {
        return backlog.aside(portal, MOST);
    }

    /** False when it is not there, or not of this portal. */
    public boolean retry(PortalId portal, long id) {
        boolean back = backlog.retry(portal, id, clock.instant());
        if (back) {
            workWaits.run();
        }
        return back;
    }

    /** Gives it up for good, and writes down who did; false when it is not there, or not of this portal. */
    public boolean drop(PortalId portal, UserId by, long id) {
        Optional<Aside> aside = backlog.find(portal, id);
        boolean dropped = aside.isPresent()
                && recordChange.carryOut(
                        portal,
                        by,
                        deed(portal, aside.get()),
                        () -> backlog.drop(portal, aside.get().id()));
        if (dropped) {
            LOG.info("Envelope {} of portal {} is dropped by user {}", id, portal, by.value());
        }
        return dropped;
    }

    private Change.Deed deed(PortalId portal, Aside aside) {
        Change.Subject bot = bots.of(portal).all().stream()
                .filter(each -> each.registration().number() != null
                        && each.registration().number() == aside.bot())
                .findFirst()
                .map(each -> new Change.Subject(each.id(), each.profile().fullName()))
                .orElse(null);
        return new Change.Deed(Change.Kind.DROPPED, bot, null, List.of(), 0);
    }
}
