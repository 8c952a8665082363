package parley.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * Lets as many through to the pool as it has connections, in the order of their coming. The pool itself hands a connection to
 * who waits by spinning, which keeps the few threads busy that all virtual threads share.
 */
final class Turnstile implements ConnectionFactory {
    private final DataSource pool;
    private final Duration patience;
    private final int connections;
    private final Semaphore free;

    Turnstile(DataSource pool, int connections, Duration patience) {
        this.pool = pool;
        this.connections = connections;
        this.patience = patience;
        this.free = new Semaphore(connections, true);
    }

    /** Whether more than half of it is free. */
    boolean hasRoom() {
        return free.availablePermits() * 2 > connections;
    }

    @Override
    public Connection openConnection() throws SQLException {
        enter();
        try {
            return pool.getConnection();
        } catch (SQLException | RuntimeException failure) {
            free.release();
            throw failure;
        }
    }

    private void enter() throws SQLException {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException("No connection became free in time");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Interrupted while waiting for a connection", interrupted);
        }
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        try {
            connection.close();
        } finally {
            free.release();
        }
    }
}
