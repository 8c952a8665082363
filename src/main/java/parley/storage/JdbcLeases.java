package parley.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Jdbi;
import parley.authoring.Leases;
import parley.portals.PortalId;

/** Leases in the database, so that they hold across processes. */
public final class JdbcLeases implements Leases {
    /** More than one call over the network takes at worst, with all that is tried when it fails. */
    private static final Duration TERM = Duration.ofMinutes(2);

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Jdbi jdbi;
    private final Clock clock;

    public JdbcLeases(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.clock = clock;
    }

    @Override
    public Optional<Lease> take(PortalId portal, Duration patience) {
        String holder = UUID.randomUUID().toString();
        long deadline = System.nanoTime() + patience.toNanos();
        while (!taken(portal, holder)) {
            if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
                return Optional.empty();
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return Optional.of(new Held(portal, holder));
    }

    private boolean taken(PortalId portal, String holder) {
        return jdbi.inTransaction(handle -> {
            Map<String, Object> values = values(portal, holder);
            return handle.createUpdate("""
                                    update bot_lease set holder = :holder, held_until = :until, taken_at = :now
                                    where portal = :portal and held_until < :now""").bindMap(values).execute() == 1
                    || handle.createUpdate("""
                                    insert into bot_lease (portal, holder, held_until, taken_at)
                                    values (:portal, :holder, :until, :now)
                                    on conflict do nothing""").bindMap(values).execute() == 1;
        });
    }

    private Map<String, Object> values(PortalId portal, String holder) {
        Instant now = clock.instant();
        return Map.of(
                "portal", portal.value(),
                "holder", holder,
                "now", Times.stored(now),
                "until", Times.stored(now.plus(TERM)));
    }

    /** Ends the leases of a process that is dead; only for who has the database alone. */
    public void outlive() {
        jdbi.useHandle(handle -> handle.execute("update bot_lease set held_until = ?", Times.stored(Instant.EPOCH)));
    }

    @Override
    public List<PortalId> untouchedSince(Instant moment, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select portal.id from portal left join bot_lease on bot_lease.portal = portal.id
                        where portal.standing in ('ACTIVE', 'INSTALLING')
                          and (taken_at is null or taken_at < :moment)
                          and exists (select 1 from bot where bot.portal = portal.id)
                        order by taken_at nulls first, portal.id limit :most""")
                .bind("moment", Times.stored(moment))
                .bind("most", most)
                .mapTo(String.class)
                .map(PortalId::new)
                .list());
    }

    private final class Held implements Lease {
        private final PortalId portal;
        private final String holder;

        Held(PortalId portal, String holder) {
            this.portal = portal;
            this.holder = holder;
        }

        @Override
        public void renew() {
            if (!heldUntil(clock.instant().plus(TERM))) {
                throw new LeaseLost(portal);
            }
        }

        @Override
        public void close() {
            heldUntil(Instant.EPOCH);
        }

        private boolean heldUntil(Instant until) {
            return jdbi.withHandle(handle -> handle.createUpdate(
                                    "update bot_lease set held_until = :until where portal = :portal and holder = :holder")
                            .bind("until", Times.stored(until))
                            .bind("portal", portal.value())
                            .bind("holder", holder)
                            .execute()
                    == 1);
        }
    }
}
