package parley.storage;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * An embedded database closes itself when it cannot write, as on a full disk. Connections to what is closed stay dead, so the
 * pool must drop them; the next one opens the database again.
 */
final class ClosedDatabase implements SQLExceptionOverride {
    private static final int DATABASE_IS_CLOSED = 90098;

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return failure.getErrorCode() == DATABASE_IS_CLOSED ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
