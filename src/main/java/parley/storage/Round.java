package parley.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Statements whose results are not needed for one another. To a server they travel together, there and back once; an embedded
 * database, to which there is no way, gets them one after the other. Plain JDBC, because these are the statements of every
 * event. Used by one thread, again after it has gone.
 */
final class Round {
    /** Of a division by zero and of a number too large for its type: the ways to fail that both databases have. */
    private static final String BY_ZERO = "22012";

    private static final String TOO_LARGE = "22003";

    private static final String TWICE = "23505";

    private final Connection connection;
    private final boolean together;
    private final List<Step<?>> steps = new ArrayList<>();
    private final Map<String, Supplier<? extends RuntimeException>> failures = new HashMap<>();

    Round(Handle handle, boolean together) {
        this.connection = handle.getConnection();
        this.together = together;
    }

    /** Reads a row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What came back, once the round is over. */
    static final class Step<T> {
        private final String sql;
        private final @Nullable Row<T> row;
        private final List<@Nullable Object> values;
        private final List<T> rows = new ArrayList<>();
        private int changed;
        private boolean over;

        private Step(String sql, @Nullable Row<T> row, @Nullable Object... values) {
            this.sql = sql;
            this.row = row;
            this.values = Arrays.asList(values);
        }

        List<T> rows() {
            requireOver();
            return rows;
        }

        int changed() {
            requireOver();
            return changed;
        }

        private void requireOver() {
            if (!over) {
                throw new IllegalStateException("The round is not over");
            }
        }

        private void take(PreparedStatement statement) throws SQLException {
            over = true;
            if (row == null) {
                changed = statement.getUpdateCount();
            } else {
                try (ResultSet results = statement.getResultSet()) {
                    while (results.next()) {
                        rows.add(row.read(results));
                    }
                }
            }
        }
    }

    /** The same kind of failure that all other statements have. */
    private static final class Failure extends JdbiException {
        Failure(SQLException cause) {
            super("A round of statements failed", cause);
        }
    }

    /** Whether a row was there already that must be there once. */
    static boolean isTwice(JdbiException failure) {
        return failure.getCause() instanceof SQLException cause && TWICE.equals(cause.getSQLState());
    }

    /** A list of values that is bound as one. */
    record Values(String type, Object[] all) {
        static Values of(String type, List<?> all) {
            return new Values(type, all.toArray());
        }

        /** As strings and not as any objects, for which the driver has a short way. */
        static Values of(List<String> all) {
            return new Values("varchar", all.toArray(String[]::new));
        }
    }

    /** @param sql with a question mark for each value */
    <T> Step<T> query(String sql, Row<T> row, @Nullable Object... values) {
        Step<T> step = new Step<>(sql, row, values);
        steps.add(step);
        return step;
    }

    /**
     * Asks for a row without which nothing of all this may happen: if there is none, {@link #go} fails as told, and the
     * transaction with it. Two of them fit into one round.
     */
    void require(String sql, Supplier<? extends RuntimeException> failure, @Nullable Object... values) {
        boolean first = !failures.containsKey(BY_ZERO);
        if (!first && failures.containsKey(TOO_LARGE)) {
            throw new IllegalStateException("Nobody could tell why this round fails");
        }
        String answer = first ? "1 / count(*)" : "cast(100000 - 99999 * count(*) as smallint)";
        query("select " + answer + " from (" + sql + ") as required", row -> row.getInt(1), values);
        failures.put(first ? BY_ZERO : TOO_LARGE, failure);
    }

    /** How {@link #go} fails when a statement divides by zero. */
    void fail(Supplier<? extends RuntimeException> failure) {
        failures.put(BY_ZERO, failure);
    }

    Step<?> update(String sql, @Nullable Object... values) {
        Step<?> step = new Step<>(sql, null, values);
        steps.add(step);
        return step;
    }

    /** Adds a row, or changes what else it has when there is one with this key; in one statement, each database in its words. */
    void put(String table, List<String> key, Map<String, ? extends @Nullable Object> row) {
        String columns = String.join(", ", row.keySet());
        String marks = String.join(", ", Collections.nCopies(row.size(), "?"));
        String changes = row.keySet().stream()
                .filter(column -> !key.contains(column))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        String names = String.join(", ", key);
        update(
                together
                        ? "insert into %s (%s) values (%s) on conflict (%s) do update set %s"
                                .formatted(table, columns, marks, names, changes)
                        : "merge into %s (%s) key (%s) values (%s)".formatted(table, columns, names, marks),
                row.values().toArray());
    }

    @SuppressWarnings("ReferenceEquality")
    boolean isOf(Connection other) {
        return connection == other;
    }

    /** And ends the transaction along with it, which is then over for whoever would end it. */
    void goAndCommit() {
        if (together && !steps.isEmpty()) {
            update("commit");
        }
        go();
    }

    void go() {
        if (steps.isEmpty()) {
            return;
        }
        try {
            if (together) {
                goTogether();
            } else {
                for (Step<?> step : steps) {
                    goAlone(step);
                }
            }
        } catch (SQLException failure) {
            Supplier<? extends RuntimeException> told = failures.get(String.valueOf(failure.getSQLState()));
            throw told != null ? told.get() : new Failure(failure);
        } finally {
            steps.clear();
            failures.clear();
        }
    }

    private void goTogether() throws SQLException {
        String all = steps.stream().map(step -> step.sql).collect(Collectors.joining(";\n"));
        try (PreparedStatement statement = connection.prepareStatement(all)) {
            int position = 1;
            for (Step<?> step : steps) {
                position = bind(statement, step, position);
            }
            statement.execute();
            for (Step<?> step : steps) {
                step.take(statement);
                statement.getMoreResults();
            }
        }
    }

    private void goAlone(Step<?> step) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(step.sql)) {
            bind(statement, step, 1);
            statement.execute();
            step.take(statement);
        }
    }

    private int bind(PreparedStatement statement, Step<?> step, int first) throws SQLException {
        int position = first;
        for (@Nullable Object value : step.values) {
            if (value instanceof Values(String type, Object[] all)) {
                statement.setArray(position, connection.createArrayOf(type, all));
            } else {
                statement.setObject(position, value);
            }
            position++;
        }
        return position;
    }
}
