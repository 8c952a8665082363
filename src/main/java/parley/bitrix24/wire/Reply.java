package parley.bitrix24.wire;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import parley.portals.PortalFailure.Fate;

/** What came back from a portal's method. */
public sealed interface Reply {
    /**
     * The portal did it.
     *
     * @param budgetResets when the portal gives this method back some of its time, where it says so (rest.md §6.2)
     */
    record Result(WildJson result, Optional<Instant> budgetResets) implements Reply {}

    /**
     * The portal said no.
     *
     * @param code in upper case; empty where the portal gave none
     * @param description for logs and tables of this room, not for people
     * @param pause the portal asks for, if it does
     * @param budgetResets as with a result
     */
    record Denied(int status, String code, String description, Optional<Duration> pause, Optional<Instant> budgetResets)
            implements Reply {

        /** The code, or the status where there is none. */
        public String reason() {
            return code.isEmpty() ? "HTTP_" + status : code;
        }
    }

    /** The portal has another address now; nothing was done (change-domen.md). */
    record Moved(URI to) implements Reply {}

    /** An answer that is no answer of a portal: a proxy's page, a cut body. */
    record Unreadable(int status, Optional<Duration> pause) implements Reply {

        /** The status, which tells nothing when it pretends success. */
        public String reason() {
            return status < 300 ? "UNREADABLE" : "HTTP_" + status;
        }
    }

    /** Nobody answered. */
    record NoAnswer(Fate fate) implements Reply {}
}
