package parley.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.journeys.House.eventually;

import com.zaxxer.hikari.SQLExceptionOverride.Override;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClosedDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void opensAgainWhenItClosedItself() {
        try (Database database = Database.open("jdbc:h2:file:" + folder.resolve("parley"), "", "")) {
            database.jdbi().useHandle(handle -> handle.execute("create table kept as select 7 as number"));
            try (Handle one = database.jdbi().open();
                    Handle another = database.jdbi().open()) {
                another.execute("select 1");
                one.execute("shutdown immediately");
            } catch (JdbiException closed) {
                // What was under way has failed.
            }

            eventually("the database to answer", () -> answers(database));
            eventually("the way in to be open", database::reachable);
        }
    }

    @Test
    void tellsWhoeverCannotDoWithoutItThatItClosedItselfInNeed() {
        AtomicInteger broke = new AtomicInteger();
        ClosedDatabase closed = new ClosedDatabase(broke::incrementAndGet);

        assertEquals(Override.CONTINUE_EVICT, closed.adjudicate(new SQLException("duplicate", "23505", 23505)));
        assertEquals(Override.MUST_EVICT, closed.adjudicate(new SQLException("closed in order", "90121", 90121)));
        assertEquals(0, broke.get());
        assertEquals(Override.MUST_EVICT, closed.adjudicate(new SQLException("closed in need", "90098", 90098)));
        assertEquals(1, broke.get());
    }

    private static boolean answers(Database database) {
        try {
            int number = database.jdbi()
                    .withHandle(handle -> handle.createQuery("select number from kept")
                            .mapTo(Integer.class)
                            .one());
            assertEquals(7, number);
            return true;
        } catch (JdbiException closed) {
            return false;
        }
    }
}
