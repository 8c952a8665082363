package parley.authoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.portals.PortalId;

/** Leases of one process that never waits. */
public final class LeasesInMemory implements Leases {
    public final List<PortalId> untouched = new ArrayList<>();
    private final Set<PortalId> taken = new HashSet<>();

    @Override
    public synchronized Optional<Lease> take(PortalId portal, Duration patience) {
        return taken.add(portal) ? Optional.of(new Held(portal)) : Optional.empty();
    }

    @Override
    public List<PortalId> untouchedSince(Instant moment, int most) {
        return untouched.stream().limit(most).toList();
    }

    private final class Held implements Lease {
        private final PortalId portal;

        Held(PortalId portal) {
            this.portal = portal;
        }

        @Override
        public void renew() {}

        @Override
        public void close() {
            synchronized (LeasesInMemory.this) {
                taken.remove(portal);
            }
        }
    }
}
