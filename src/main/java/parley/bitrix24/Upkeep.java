package parley.bitrix24;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bitrix24.Credentials.Holder;
import parley.portals.Portal;
import parley.portals.Portal.Standing;
import parley.portals.Portals;

/**
 * What nobody asks for and must be done all the same: tokens of portals where nothing happens are renewed before they die
 * (install-and-auth.md §6.2), and portals that fell silent are asked whether we are still there, because no event tells (§12).
 */
public final class Upkeep {
    /** This leaves a month for an outage, of theirs or ours. */
    static final Duration IDLE = Duration.ofDays(150);

    /** How long a renewal token lives. */
    private static final Duration LIFE = Duration.ofDays(180);

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final Portals portals;
    private final Credentials credentials;
    private final Renewal renewal;
    private final RollCall rollCall;
    private final Departure departure;
    private final Clock clock;

    Upkeep(
            Portals portals,
            Credentials credentials,
            Renewal renewal,
            RollCall rollCall,
            Departure departure,
            Clock clock) {
        this.portals = portals;
        this.credentials = credentials;
        this.renewal = renewal;
        this.rollCall = rollCall;
        this.departure = departure;
        this.clock = clock;
    }

    /** Renews the pairs that nobody used for long; all of them, for dead ones may stay among them. To be done daily. */
    public void keepAlive() {
        Instant now = clock.instant();
        credentials.keptLast(now.minus(LIFE), now.minus(IDLE)).forEach(this::renew);
    }

    private void renew(Holder holder) {
        portals.find(holder.portal())
                .ifPresent(portal -> credentials.grants(portal.id()).stream()
                        .filter(grant -> grant.user().equals(holder.user()))
                        .findFirst()
                        .ifPresent(grant -> renewal.renew(portal, grant)));
    }

    /** Asks about every portal that does not work. To be done once a night, not more often: a dead one stays dead. */
    public void callTheRoll() {
        portals.all().stream()
                .filter(portal -> portal.standing() == Standing.NEEDS_ADMINISTRATOR
                        || portal.standing() == Standing.SUSPENDED
                        || portal.standing() == Standing.INSTALLING)
                .forEach(this::ask);
    }

    private void ask(Portal portal) {
        List<Grant> asked = credentials.grants(portal.id());
        switch (rollCall.of(portal)) {
            case GONE -> departure.of(portal, asked, false);
            case THERE -> {
                if (portal.standing() == Standing.SUSPENDED) {
                    LOG.info("Portal {} is paid for again", portal.id());
                    portals.stand(portal, Standing.ACTIVE);
                }
            }
            // A refused client may be our own mistake, and dead tokens prove nothing: an administrator can still come.
            case UNPAID, UNREACHABLE, CLIENT_REFUSED, NO_GRANT_WORKS, NOBODY_TO_ASK -> {}
        }
    }
}
