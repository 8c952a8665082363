package parley.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.journeys.House.eventually;

import java.nio.file.Path;
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
