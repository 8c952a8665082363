package parley.bitrix24;

import java.time.Instant;
import java.util.Optional;

/** Authorizations outside the frame that were started and not come back yet. */
public interface PendingLogins {
    void open(String state, String domain, Instant until);

    /** Gives the domain once; a second use, an unknown and an outdated state give nothing. */
    Optional<String> close(String state, Instant now);
}
