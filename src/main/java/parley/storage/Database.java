package parley.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementExceptions;
import parley.inbox.Transactions;

/**
 * The pool of connections to one database, migrated. Every store built on {@link #jdbi} joins the transaction that
 * {@link #inTransaction} opened on the same thread. What such a transaction changes by {@link #change} travels together: with
 * its next other statement, or at its end.
 */
public final class Database implements Transactions, parley.authoring.Transactions, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * Tables of work are empty most of the time, and a server that plans a statement then reads all of the table for it, also
     * when a backlog has filled it meanwhile: each statement has an index to go by. So one plan will do for whatever it is
     * asked with. Left to itself the server keeps comparing it with what it cost in front of that backlog, finds every new
     * plan cheaper, and plans anew each time.
     */
    private static final String LOOK_THINGS_UP = "set enable_seqscan = off; set plan_cache_mode = force_generic_plan";

    /** A node that stands still in the middle of a transaction must not keep from the others for ever what it has locked. */
    private static final String LET_GO = "; set idle_in_transaction_session_timeout = '10s'";

    /** And until then it must not keep all that comes in behind what comes for its lanes. */
    private static final String REFUSE = "; set lock_timeout = '5s'";

    private static final Use WORK = new Use("database", 12, Duration.ofMinutes(2), LOOK_THINGS_UP + LET_GO);
    private static final Use DOOR = new Use("door", 3, Duration.ofSeconds(15), LOOK_THINGS_UP + LET_GO + REFUSE);

    private static final String KEEP_ALIVE = "tcpKeepAlive";

    private final HikariDataSource pool;
    private final HikariDataSource poolOfTheDoor;
    private final Turnstile turnstile;
    private final Jdbi jdbi;
    private final Jdbi door;
    private final FluentConfiguration migrations;
    private final boolean embedded;
    /** The changes that the transaction of a thread has not sent yet; those of another database are none of ours. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Round> unsent = new ThreadLocal<>();

    private Database(
            HikariDataSource pool, HikariDataSource poolOfTheDoor, FluentConfiguration migrations, boolean embedded) {
        this.pool = pool;
        this.poolOfTheDoor = poolOfTheDoor;
        this.migrations = migrations;
        this.embedded = embedded;
        this.turnstile = turnstile(pool);
        this.jdbi = jdbi(turnstile);
        this.jdbi.getConfig(SqlStatements.class).setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                sendChanges(context.getConnection());
            }
        });
        this.door = jdbi(turnstile(poolOfTheDoor));
    }

    private static Turnstile turnstile(HikariDataSource pool) {
        return new Turnstile(pool, pool.getMaximumPoolSize(), PATIENCE);
    }

    private static Jdbi jdbi(Turnstile turnstile) {
        Jdbi jdbi = Jdbi.create(turnstile)
                .registerArrayType(String.class, "varchar")
                .registerArrayType(Long.class, "bigint")
                .registerArrayType(OffsetDateTime.class, "timestamptz");
        // What authors and people wrote is bound to statements and must not come into the log with a failure of one.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }

    /**
     * Connects and migrates.
     *
     * @throws RuntimeException when the database cannot be reached or migrated
     */
    public static Database open(String url, String user, String password) {
        Database database = connect(url, user, password);
        try {
            database.migrate();
            return database;
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    /** As {@link #connect(String, String, String, Runnable)}, for who does not mind. */
    public static Database connect(String url, String user, String password) {
        return connect(url, user, password, () -> {});
    }

    /**
     * Does not wait for the database: whoever uses it first does.
     *
     * @param url {@code jdbc:h2:...} or {@code jdbc:postgresql:...}
     * @param broke runs when an embedded database closed itself in need; what was under way in it may hang for ever
     */
    public static Database connect(String url, String user, String password, Runnable broke) {
        ClosedDatabase closed = new ClosedDatabase(broke);
        HikariDataSource pool = pool(url, user, password, WORK, closed);
        return new Database(
                pool,
                pool(url, user, password, DOOR, closed),
                isEmbedded(url) ? Flyway.configure().dataSource(pool) : migrations(url, user, password),
                isEmbedded(url));
    }

    private static HikariDataSource pool(String url, String user, String password, Use use, ClosedDatabase closed) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(use.name());
        config.setJdbcUrl(isEmbedded(url) ? url + embeddedOptions(url) : url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(use.connections());
        config.setMinimumIdle(1);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setInitializationFailTimeout(-1);
        if (!isEmbedded(url)) {
            config.setConnectionInitSql(use.session());
            // What the URL says goes before what is said here.
            config.addDataSourceProperty(KEEP_ALIVE, "true");
            config.addDataSourceProperty(
                    "socketTimeout", Long.toString(use.silence().toSeconds()));
        }
        config.setExceptionOverride(closed);
        return new HikariDataSource(config);
    }

    /** Over connections of its own: a large table takes its time, nothing is said meanwhile, and a lock is held idly. */
    private static FluentConfiguration migrations(String url, String user, String password) {
        return Flyway.configure()
                .dataSource(url, user, password)
                .jdbcProperties(Map.of(KEEP_ALIVE, "true"))
                // A server that starts together with us is waited for, too.
                .connectRetries(2);
    }

    /**
     * Brings the tables up to date.
     *
     * @throws RuntimeException when the database cannot be reached or migrated
     */
    public void migrate() {
        migrations.locations(locations()).load().migrate();
    }

    /** What only a server has to be told lies beside what both databases understand. */
    private String[] locations() {
        String both = "classpath:parley/storage/migrations";
        return embedded ? new String[] {both} : new String[] {both, "classpath:parley/storage/postgresql"};
    }

    public static boolean isEmbedded(String url) {
        return url.startsWith("jdbc:h2:");
    }

    /** Whether no other process can have it open: it is in our memory, or in a file that whoever opens it locks. */
    public static boolean isOursAlone(String url) {
        String options = url.toUpperCase(Locale.ROOT);
        boolean served = Stream.of("JDBC:H2:TCP:", "JDBC:H2:SSL:").anyMatch(options::startsWith);
        boolean unlocked = Stream.of("AUTO_SERVER=TRUE", "FILE_LOCK=NO").anyMatch(options::contains);
        return isEmbedded(url) && !served && !unlocked;
    }

    /** A commit reaches the file before it returns; the database closes when we say so, not in a race at the exit. */
    private static String embeddedOptions(String url) {
        return ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
                + (url.startsWith("jdbc:h2:mem:") ? ";DB_CLOSE_DELAY=-1" : ";WRITE_DELAY=0");
    }

    DataSource pool() {
        return pool;
    }

    /** What migrations go over. */
    DataSource migrating() {
        return migrations.getDataSource();
    }

    Jdbi jdbi() {
        return jdbi;
    }

    /** Whether who comes now need not wait for a connection, nor who comes right after. */
    boolean atEase() {
        return turnstile.hasRoom();
    }

    /** Connections for the way in alone, so that however much work there is, saying yes does not wait for it. */
    Jdbi door() {
        return door;
    }

    /**
     * Spares the transaction the wait for the disk. For what is harmless to lose when the database server dies: it is seen as
     * not done, and done again.
     */
    void spareTheWait(Round round) {
        if (!embedded) {
            round.query("select set_config('synchronous_commit', 'off', true)", row -> row.getString(1));
        }
    }

    /** For statements that are sent together, after the changes that the transaction has not sent yet. */
    Round round(Handle handle) {
        Round begun = unsent.get();
        return begun != null && begun.isOf(handle.getConnection()) ? begun : new Round(handle, !embedded);
    }

    /** Changes whose outcome nobody asks for: they wait for company, in a transaction; without one they go at once. */
    void change(Consumer<Round> changes) {
        Round begun = unsent.get();
        if (begun != null) {
            changes.accept(begun);
        } else {
            inTransaction(() -> {
                change(changes);
                return true;
            });
        }
    }

    /** Whatever else the transaction does must see what it changed. */
    private void sendChanges(Connection connection) {
        Round begun = unsent.get();
        if (begun != null && begun.isOf(connection)) {
            begun.go();
        }
    }

    /** The time that all processes with this database agree on; of an embedded one there is one process, and its clock will do. */
    public Clock agreed(Clock own) {
        return embedded ? own : new ServerTime(this, own).withZone(ZoneOffset.UTC);
    }

    /** Whether the database answers now. */
    public boolean reachable() {
        try (Connection connection = poolOfTheDoor.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException unreachable) {
            return false;
        }
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (unsent.get() != null) {
            return work.get();
        }
        return jdbi.withHandle(handle -> {
            boolean outermost = !handle.isInTransaction();
            return handle.inTransaction(_ -> {
                Round changes = new Round(handle, !embedded);
                unsent.set(changes);
                try {
                    T result = work.get();
                    if (outermost) {
                        changes.goAndCommit();
                    } else {
                        changes.go();
                    }
                    return result;
                } finally {
                    unsent.remove();
                }
            });
        });
    }

    @Override
    public void close() {
        poolOfTheDoor.close();
        pool.close();
    }

    /**
     * What connections are for.
     *
     * @param silence for how long a server may say nothing: one that is gone without a word would be waited for for ever
     * @param session what a server is told first
     */
    private record Use(String name, int connections, Duration silence, String session) {}
}
