package parley.storage;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * An embedded database closes itself when it cannot write, as on a full disk. Connections to what is closed stay dead, so the
 * pool must drop them; the next one opens the database again. Threads that were inside may hang there for ever, so whoever
 * cannot do without them is told.
 */
final class ClosedDatabase implements SQLExceptionOverride {
    /** What H2 calls a database that it closed in need, and one that was closed in order. */
    private static final int BROKEN = 90098;

    private static final Set<Integer> CLOSED = Set.of(BROKEN, 90121);

    private final Runnable broke;

    ClosedDatabase(Runnable broke) {
        this.broke = broke;
    }

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        if (failure.getErrorCode() == BROKEN) {
            broke.run();
        }
        return CLOSED.contains(failure.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
