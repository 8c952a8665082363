package parley.authoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.portals.PortalId;

/**
 * The right to change a portal's bots, there and here: one holder at a time, whichever process it lives in. It is kept across
 * calls over the network, where a transaction must not be.
 */
public interface Leases {

    /** The lease, or nothing when others held it all the while. Runs out by itself when its holder dies. */
    Optional<Lease> take(PortalId portal, Duration patience);

    /** Portals at work whose lease nobody has taken since, longest ago first. */
    List<PortalId> untouchedSince(Instant moment, int most);

    /** Held by one thread. */
    interface Lease extends AutoCloseable {
        /** To be called before each call over the network: it takes the lease anew for as long as a call may take. */
        void renew();

        @Override
        void close();
    }

    /** The lease ran out before its holder was done: somebody else has it. */
    final class LeaseLost extends RuntimeException {
        public LeaseLost(PortalId portal) {
            super("The lease of the bots of portal " + portal + " is lost");
        }
    }
}
