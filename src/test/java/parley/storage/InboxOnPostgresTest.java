package parley.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import parley.inbox.Hands;
import parley.inbox.Inbox;
import parley.inbox.NewEnvelope;

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

    @Test
    void waitsForASilentServerForAWhileAndWhileItMigratesForEver() throws Exception {
        try (Database database = Databases.postgres().open();
                Connection migrating = database.migrating().getConnection()) {
            assertEquals(15_000, database.door().withHandle(InboxOnPostgresTest::patience));
            assertEquals(120_000, database.jdbi().withHandle(InboxOnPostgresTest::patience));
            assertEquals(0, migrating.getNetworkTimeout());
        }
    }

    private static int patience(Handle handle) throws SQLException {
        return handle.getConnection().getNetworkTimeout();
    }

    /** As when the server lost its power, and another answers at its address. */
    @Test
    void refusesWhatAServerThatFellSilentDoesNotAnswerAndAcceptsWhatComesNext() throws Exception {
        Databases.Place place = Databases.postgres();
        int server = URI.create(place.url().substring("jdbc:".length())).getPort();
        try (Forwarder network = new Forwarder(server)) {
            String url = place.url().replace(":" + server, ":" + network.port()) + "&socketTimeout=1";
            try (Database database = new Databases.Place(url, place.user(), place.password()).open()) {
                JdbcInbox inbox = new JdbcInbox(database, Clock.systemUTC());
                List<List<NewEnvelope>> requests = List.of(List.of(work("acme/1", "a")));
                inbox.addAll(List.of(List.of(work("acme/1", "first"))), Hands.NOBODY);

                network.loseConnections();

                assertThrows(Inbox.InboxUnavailable.class, () -> inbox.addAll(requests, Hands.NOBODY));
                assertEquals(List.of(1), inbox.addAll(requests, Hands.NOBODY));
            }
        }
    }

    @Test
    void keepsNoLockForATransactionThatStandsStillExceptForMigrations() throws Exception {
        String asked = "show idle_in_transaction_session_timeout";
        try (Connection migrating = database.migrating().getConnection();
                ResultSet answer = migrating.createStatement().executeQuery(asked)) {
            for (Jdbi connections : List.of(database.jdbi(), database.door())) {
                assertEquals(
                        "10s",
                        connections.withHandle(handle ->
                                handle.createQuery(asked).mapTo(String.class).one()));
            }
            assertTrue(answer.next());
            assertEquals("0", answer.getString(1));
        }
    }

    /** As when another node is stopped, or vanishes, in the middle of a transaction. */
    @Test
    void refusesWhatComesForALaneThatAnotherNodeKeepsLockedAndAcceptsEverythingElse() {
        inbox.add(List.of(work("acme/1", "a")));
        try (Handle frozen = database.jdbi().open()) {
            frozen.begin();
            frozen.execute("select 1 from lane where name = 'acme/1' for update");

            List<List<NewEnvelope>> behind = List.of(List.of(work("acme/1", "b")));
            assertThrows(Inbox.InboxUnavailable.class, () -> inbox.addAll(behind, Hands.NOBODY));
            assertEquals(1, inbox.add(List.of(work("acme/2", "c"))));
            frozen.rollback();
        }

        assertEquals(1, inbox.add(List.of(work("acme/1", "b"))));
    }
}
