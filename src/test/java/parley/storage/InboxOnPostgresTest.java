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

    /** A server that compares plans with what one cost in front of a backlog plans what every event asks anew each time. */
    @Test
    void keepsThePlanOfAStatement() {
        try (Database database = Databases.postgres().open()) {
            for (Jdbi connections : List.of(database.jdbi(), database.door())) {
                connections.useHandle(handle -> {
                    for (int time = 0; time < 20; time++) {
                        handle.createQuery("select fence from lane where name = :name")
                                .bind("name", "lane-" + time)
                                .mapTo(Long.class)
                                .list();
                    }
                    assertEquals(
                            "0 anew, kept: true",
                            handle.createQuery("""
                                            select custom_plans || ' anew, kept: ' || (generic_plans > 0)
                                            from pg_prepared_statements where statement like 'select fence from lane%'""").mapTo(String.class).one());
                });
            }
        }
    }
}
