package parley.storage;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;

/** Tells when it is the database that failed, and not what was asked of it. */
final class Outage {
    /**
     * What codes begin with: the connection broke, there is no room, somebody stopped it, its disk failed; it only reads, it let
     * go of a transaction that stood still, somebody keeps a row locked.
     */
    private static final List<String> CODES = List.of("08", "53", "57", "58", "25006", "25P03", "55P03");

    private Outage() {}

    static boolean caused(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(Outage::isOne);
    }

    private static boolean isOne(Throwable cause) {
        String code = cause instanceof SQLException refusal ? refusal.getSQLState() : null;
        return cause instanceof ConnectionException
                || (code != null && CODES.stream().anyMatch(code::startsWith));
    }
}
