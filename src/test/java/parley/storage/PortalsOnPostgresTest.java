package parley.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import parley.inbox.NewEnvelope;

final class PortalsOnPostgresTest extends PortalsContract {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }

    /** Without its lane nobody would ever find it, and its number would be another's one day. */
    @Test
    void leavesNoEnvelopeBehindThatComesWhileItsPortalIsErased() throws Exception {
        new JdbcInbox(database, clock).add(List.of(work("before")));
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> erased = database.door().inTransaction(handle -> {
                Round arrival = database.round(handle);
                Envelopes.callFor(arrival, Map.of("acme/842/17", NOW), Envelopes.Hold.NOTHING);
                arrival.go();
                Future<?> erasing = threads.submit(() -> Erasing.portal(database, ACME));
                awaitSomebodyWaiting();
                Envelopes.append(arrival, List.of(work("meanwhile")), NOW);
                arrival.go();
                return erasing;
            });
            erased.get();
        }

        assertEquals(
                List.of(),
                database.jdbi()
                        .withHandle(handle ->
                                handle.createQuery("""
                                        select id from envelope where lane not in (select name from lane)""").mapTo(Long.class).list()));
    }

    private static NewEnvelope work(String key) {
        return new NewEnvelope("acme/842/17", "work", key, new byte[0], NOW);
    }

    private void awaitSomebodyWaiting() {
        while (database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from pg_locks where not granted")
                        .mapTo(Long.class)
                        .one()
                        .equals(0L))) {
            Thread.onSpinWait();
        }
    }
}
