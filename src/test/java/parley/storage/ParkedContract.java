package parley.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.health.Backlog;
import parley.inbox.Lanes.Held;
import parley.inbox.Lanes.Try;
import parley.inbox.Lanes.Waiting;
import parley.inbox.Parked;
import parley.portals.PortalId;
import parley.running.GivenUp;

/** What is put aside, and what an operator does with it. */
abstract class ParkedContract extends FreshInbox {

    @Test
    void goesOnWithoutAParkedEnvelopeAndCountsIt() {
        inbox.add(List.of(work("acme/1", "poison"), work("acme/1", "b")));
        Held held = claim(now, 1).getFirst();

        Waiting next = lanes.park(held.claim(), held.head().envelope(), "r".repeat(5_000), now)
                .orElseThrow();

        assertEquals(1, lanes.depth(now).parked());
        assertEquals(1, lanes.depth(now).waiting());
        assertEquals(Duration.ofSeconds(30), lanes.depth(now.plusSeconds(30)).oldest());
        assertEquals("b", text(next));
    }

    @Test
    void showsWhatIsParkedOfAllAndOfOneGroup() {
        park("acme/1", "a");
        park("globex/1", "b");
        park("acme/2", "c");

        assertEquals(List.of("acme/2", "globex/1", "acme/1"), lanesOf(parked.newest(10)));
        assertEquals(List.of("acme/2"), lanesOf(parked.newest(1)));
        assertEquals(List.of("acme/2", "acme/1"), lanesOf(parked.newest("acme", 10)));
        assertEquals(List.of(), parked.newest("acm", 10));
        assertEquals("a bug", parked.newest(1).getFirst().reason());
    }

    @Test
    void retriesWhatIsParkedInItsOldPlace() {
        inbox.add(List.of(work("acme/1", "poison"), work("acme/1", "b")));
        Held held = claim(now, 1).getFirst();
        lanes.park(held.claim(), held.head().envelope(), "a bug", now);
        lanes.release(held.claim(), now);
        long id = parked.newest(1).getFirst().id();

        assertTrue(parked.retry(id, now));
        assertFalse(parked.retry(id, now));

        assertEquals(0, lanes.depth(now).parked());
        assertEquals(List.of("poison", "b"), drain("acme/1"));
    }

    @Test
    void retriesAtOnceWhatIsParkedInALaneThatWaits() {
        inbox.add(List.of(work("acme/1", "poison"), work("acme/1", "b")));
        Held held = claim(now, 1).getFirst();
        Waiting b =
                lanes.park(held.claim(), held.head().envelope(), "a bug", now).orElseThrow();
        lanes.postpone(held.claim(), b.envelope(), now.plusSeconds(60), Try.NOTHING_DONE, now);

        assertTrue(parked.retry(parked.newest(1).getFirst().id(), now));

        assertEquals("poison", text(claim(now, 1).getFirst().head()));
    }

    @Test
    void dropsWhatIsParked() {
        park("acme/1", "poison");
        long id = parked.newest(1).getFirst().id();

        assertTrue(parked.drop(id));
        assertFalse(parked.drop(id));

        assertFalse(parked.retry(id, now));
        assertEquals(0, lanes.depth(now).parked());
        assertEquals(List.of(), drain("acme/1"));
    }

    @Test
    void settlesWhatIsParkedForItsOwnPortalOnly() {
        JdbcBacklog backlog = new JdbcBacklog(database);
        PortalId acme = new PortalId("acme");
        PortalId globex = new PortalId("globex");
        park("acme/842/chat5", "a", GivenUp.REFUSED + "WRONG_CHAT");
        park("acme/erasure/now", "b");
        List<Backlog.Aside> aside = backlog.aside(acme, 9);
        assertEquals(List.of(0L, 842L), aside.stream().map(Backlog.Aside::bot).toList());
        assertEquals(
                List.of(Backlog.Why.MISTAKE, Backlog.Why.REFUSED),
                aside.stream().map(Backlog.Aside::why).toList());
        assertEquals("WRONG_CHAT", aside.getLast().code());
        assertEquals(1, backlog.aside(acme, 1).size());
        assertEquals(List.of(), backlog.aside(globex, 9));
        long refused = aside.getLast().id();
        long bug = aside.getFirst().id();

        assertEquals(Optional.empty(), backlog.find(globex, refused));
        assertFalse(backlog.retry(globex, refused, now));
        assertFalse(backlog.drop(globex, refused));

        assertTrue(backlog.drop(acme, bug));
        assertFalse(backlog.drop(acme, bug));
        assertTrue(backlog.retry(acme, refused, now));
        assertEquals(List.of(), backlog.aside(acme, 9));
        assertEquals("acme/842/chat5", claim(now, 1).getFirst().claim().lane());
    }

    private static List<String> lanesOf(List<Parked.Aside> asides) {
        return asides.stream().map(Parked.Aside::lane).toList();
    }
}
