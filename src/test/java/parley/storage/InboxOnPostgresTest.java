package parley.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

final class InboxOnPostgresTest extends InboxContract {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }

    /** A plan made for empty tables would read all of a backlog for each event: 43 ms for 48 of them behind 15,000. */
    @Test
    void looksThingsUpWhateverTheTablesHeldWhenItWasPlanned() {
        try (Database database = Databases.postgres().open()) {
            for (Jdbi connections : List.of(database.jdbi(), database.door())) {
                assertEquals(
                        "off",
                        connections.withHandle(handle -> handle.createQuery("show enable_seqscan")
                                .mapTo(String.class)
                                .one()));
            }
        }
    }
}
