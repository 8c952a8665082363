package parley.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import parley.inbox.Envelope;
import parley.inbox.Lanes;
import parley.inbox.Lanes.Claim;
import parley.inbox.Lanes.Held;
import parley.inbox.Lanes.LeaseLost;
import parley.inbox.Lanes.Try;
import parley.inbox.Lanes.Waiting;
import parley.inbox.NewEnvelope;

/** A lane is in one hand at a time, keeps its order, and outlives whoever held it. */
abstract class LanesContract extends FreshInbox {

    @Test
    void givesALaneToOneWorkerOnly() {
        inbox.add(List.of(work("acme/1", "a"), work("acme/2", "b")));

        assertEquals(2, claim(now, 10).size());
        assertEquals(List.of(), claim(now, 10));
    }

    @Test
    void leavesRoomForOtherGroupsWhenOneIsBusy() {
        for (int lane = 0; lane < 5; lane++) {
            inbox.add(List.of(work("acme/" + lane, "a")));
        }
        inbox.add(List.of(work("globex/1", "b")));

        Lanes.Catch first = lanes.claim(now, LEASE, 10, 2);
        assertEquals(3, first.lanes().size(), "two of acme, one of globex");
        assertTrue(first.more());
        assertEquals(List.of(), lanes.claim(now, LEASE, 10, 2).lanes());
        Lanes.Catch last = lanes.claim(now, LEASE, 10, 5);
        assertEquals(3, last.lanes().size());
        assertFalse(last.more());
    }

    @Test
    void findsTheOtherGroupsBehindOneThatHasVeryMuch() {
        inbox.add(IntStream.range(0, 100)
                .mapToObj(lane -> work("acme/" + lane, "a"))
                .toList());
        inbox.add(List.of(work("globex/1", "b"), work("initech/1", "c")));
        lanes.claim(now, LEASE, 2, 2);

        List<String> next = lanes.claim(now, LEASE, 4, 2).lanes().stream()
                .map(held -> held.claim().lane())
                .toList();

        assertEquals(Set.of("globex/1", "initech/1"), Set.copyOf(next));
    }

    @Test
    void servesALaneThatWasLetGoOfAfterThoseThatWaitLonger() {
        inbox.add(List.of(work("acme/long", "a"), work("acme/long", "b")));
        Claim claim = claim(now, 1).getFirst().claim();
        inbox.add(List.of(work("acme/short", "c")));

        lanes.release(claim, now.plusSeconds(1));

        Instant later = now.plusSeconds(1);
        assertEquals("acme/short", claim(later, 1).getFirst().claim().lane());
        assertEquals("acme/long", claim(later, 1).getFirst().claim().lane());
    }

    @Test
    void givesALaneAwayWhenItsLeaseRanOutAndTheLateWorkerChangesNothing() {
        inbox.add(List.of(work("acme/1", "a")));
        Claim late = claim(now, 10).getFirst().claim();
        Instant after = now.plus(LEASE);
        assertEquals(List.of(), claim(after.minusMillis(1), 10));
        Held next = claim(after, 10).getFirst();
        Envelope envelope = next.head().envelope();

        assertThrows(LeaseLost.class, () -> lanes.settle(late, envelope, List.of(), after));
        assertThrows(LeaseLost.class, () -> lanes.settle(late, envelope, List.of(work("acme/1", "effect")), after));
        assertThrows(LeaseLost.class, () -> lanes.postpone(late, envelope, after, Try.NOTHING_DONE, after));
        assertThrows(LeaseLost.class, () -> lanes.park(late, envelope, "late", after));
        assertThrows(LeaseLost.class, () -> lanes.release(late, after));
        assertEquals(Set.of(), lanes.renew(List.of(late), after));

        assertTrue(lanes.settle(next.claim(), envelope, List.of(), after).get().isEmpty());
        assertEquals(0, lanes.depth(after).waiting());
    }

    @Test
    void knowsALateWorkerAlsoInALaneThatCameBack() {
        inbox.add(List.of(work("acme/1", "a")));
        Held late = claim(now, 10).getFirst();
        Instant after = now.plus(LEASE);
        Held next = claim(after, 10).getFirst();
        lanes.settle(next.claim(), next.head().envelope(), List.of(), after);
        inbox.add(List.of(work("acme/1", "b")));
        Held again = claim(after, 10).getFirst();

        assertThrows(
                LeaseLost.class, () -> lanes.settle(late.claim(), again.head().envelope(), List.of(), after));
        assertEquals("b", text(again.head()));
    }

    @Test
    void holdsALaneAsLongAsItsLeaseIsRenewed() {
        inbox.add(List.of(work("acme/1", "a"), work("acme/2", "b")));
        List<Claim> claims = claim(now, 10).stream().map(Held::claim).toList();
        Instant end = now.plus(LEASE);

        assertEquals(Set.copyOf(claims), lanes.renew(claims, end.plus(LEASE)));

        assertEquals(List.of(), claim(end, 10));
        assertEquals(2, claim(end.plus(LEASE), 10).size());
    }

    @Test
    void opensALaneWithWhatCameOfWorkOnItsArrival() {
        Held held = settleOnArrival("acme/1", "question", "reply 1", "reply 2").orElseThrow();
        inbox.add(List.of(work("acme/1", "later")));

        assertEquals("reply 1", text(held.head()));
        assertEquals(List.of(), claim(now, 10), "it is held");
        assertEquals(List.of(true, true, false), promised());
        assertEquals(List.of("reply 2", "later"), goOn(held.claim(), held.head()));
        assertEquals(0, inbox.add(List.of(work("acme/1", "question"))), "it is known");
    }

    @Test
    void leavesNoLaneWhereNothingCameOfWorkOnItsArrival() {
        assertEquals(Optional.empty(), settleOnArrival("acme/1", "question"));

        assertEquals(List.of(), claim(now.plus(LEASE), 10));
        assertEquals(0, inbox.add(List.of(work("acme/1", "question"))), "it is known");
        assertEquals(1, inbox.add(List.of(work("acme/1", "later"))));
        assertEquals(List.of("later"), drain("acme/1"));
    }

    @Test
    void letsGoOfALaneWhereWhatCameOfWorkOnItsArrivalIsDueLater() {
        NewEnvelope later = new NewEnvelope("acme/1", "effect", "", "reminder".getBytes(UTF_8), now.plusSeconds(5));

        assertEquals(
                Optional.empty(),
                lanes.settleOnArrival(work("acme/1", "question"), List.of(later), now.plus(LEASE), now)
                        .get());

        assertEquals(List.of(), claim(now.plusSeconds(4), 10));
        assertEquals("reminder", text(claim(now.plusSeconds(5), 10).getFirst().head()));
    }

    @Test
    void keepsNothingOfWorkOnItsArrivalInALaneWhereSomethingWaits() {
        inbox.add(List.of(work("acme/1", "first")));

        assertThrows(LeaseLost.class, () -> settleOnArrival("acme/1", "second", "reply"));

        assertEquals(1, inbox.add(List.of(work("acme/1", "second"))), "it is not known");
        assertEquals(List.of("first", "second"), drain("acme/1"));
    }

    @Test
    void keepsNothingOfWorkOnItsArrivalThatIsKnown() {
        inbox.add(List.of(work("acme/1", "question")));
        drain("acme/1");

        assertThrows(JdbiException.class, () -> settleOnArrival("acme/1", "question", "reply"));

        assertEquals(0, lanes.depth(now).waiting());
    }

    @Test
    void keepsWorkOnItsArrivalWithTheTransactionItWasDoneIn() {
        assertThrows(
                IllegalStateException.class,
                () -> database.inTransaction(() -> {
                    lanes.settleOnArrival(
                            work("acme/1", "question"), List.of(work("acme/1", "reply")), now.plus(LEASE), now);
                    throw new IllegalStateException("a crash at the worst moment");
                }));

        assertEquals(List.of(), claim(now.plus(LEASE), 10));
        assertEquals(1, inbox.add(List.of(work("acme/1", "question"))), "it is not known");
    }

    @Test
    void doubtsWhatCameOfWorkOnItsArrivalWhenWhoHeldItIsGone() {
        settleOnArrival("acme/1", "question", "reply");

        Waiting head = claim(now.plus(LEASE), 10).getFirst().head();

        assertEquals("reply", text(head));
        assertTrue(head.uncertain());
    }

    /** Of the envelopes in their order: whether each stands in the place of what promised it. */
    private List<Boolean> promised() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select place < id from envelope order by place, id")
                        .mapTo(Boolean.class)
                        .list());
    }

    private Optional<Held> settleOnArrival(String lane, String text, String... next) {
        List<NewEnvelope> envelopes =
                Stream.of(next).map(one -> work(lane, one)).toList();
        return lanes.settleOnArrival(work(lane, text), envelopes, now.plus(LEASE), now)
                .get();
    }

    @Test
    void putsWhatATurnPromisesAheadOfWhatWasAcceptedLater() {
        inbox.add(List.of(work("acme/1", "question 1"), work("acme/1", "question 2")));
        Held held = claim(now, 1).getFirst();

        Waiting next = lanes.settle(
                        held.claim(),
                        held.head().envelope(),
                        List.of(work("acme/1", "reply 1a"), work("acme/1", "reply 1b")),
                        now)
                .get()
                .orElseThrow();

        assertEquals("reply 1a", text(next));
        assertEquals(List.of("reply 1b", "question 2"), goOn(held.claim(), next));
    }

    @Test
    void letsGoOfALaneUntilWhatATurnPromisesForLaterIsDue() {
        inbox.add(List.of(work("acme/1", "a")));
        Held held = claim(now, 1).getFirst();
        Instant later = now.plusSeconds(3);
        NewEnvelope reply = new NewEnvelope("acme/1", "work", "", "reply".getBytes(UTF_8), later);

        assertTrue(lanes.settle(held.claim(), held.head().envelope(), List.of(reply), now)
                .get()
                .isEmpty());

        assertEquals(List.of(), claim(now, 1));
        Waiting next = claim(later, 1).getFirst().head();
        assertEquals("reply", text(next));
        assertFalse(next.uncertain(), "nobody has tried it");
    }

    @Test
    void takesATurnWholeOrNotAtAll() {
        inbox.add(List.of(work("acme/1", "question")));
        Held held = claim(now, 1).getFirst();

        assertThrows(
                IllegalStateException.class,
                () -> database.inTransaction(() -> {
                    lanes.settle(held.claim(), held.head().envelope(), List.of(work("acme/1", "reply")), now);
                    throw new IllegalStateException("a crash at the worst moment");
                }));

        lanes.release(held.claim(), now);
        assertEquals(List.of("question"), drain("acme/1"));
    }

    @Test
    void keepsNothingOfATurnWhoseLeaseWasLost() {
        inbox.add(List.of(work("acme/1", "a")));
        Held late = claim(now, 1).getFirst();
        Instant after = now.plus(LEASE);
        Claim next = claim(after, 1).getFirst().claim();

        assertThrows(
                LeaseLost.class,
                () -> database.inTransaction(() -> {
                    database.change(round -> round.update("delete from envelope where lane = ?", "acme/1"));
                    return lanes.settle(late.claim(), late.head().envelope(), List.of(work("acme/1", "b")), after);
                }));

        lanes.release(next, after);
        assertEquals("a", text(claim(after, 1).getFirst().head()));
    }

    @Test
    void tellsWhatIsNextOnlyWhenTheTransactionIsOver() {
        inbox.add(List.of(work("acme/1", "a"), work("acme/1", "b")));
        Held held = claim(now, 1).getFirst();

        Supplier<Optional<Waiting>> next = database.inTransaction(() -> {
            Supplier<Optional<Waiting>> early =
                    lanes.settle(held.claim(), held.head().envelope(), List.of(), now);
            assertThrows(IllegalStateException.class, early::get);
            return early;
        });

        assertEquals("b", text(next.get().orElseThrow()));
    }

    @Test
    void holdsTheWholeLaneBackWhileItsOldestEnvelopeWaits() {
        inbox.add(List.of(work("acme/1", "a"), work("acme/1", "b")));
        Held held = claim(now, 1).getFirst();

        assertTrue(lanes.postpone(held.claim(), held.head().envelope(), now.plusSeconds(60), Try.NOTHING_DONE, now)
                .isEmpty());
        inbox.add(List.of(work("acme/1", "c")));

        assertEquals(List.of(), claim(now.plusSeconds(59), 1));
        Waiting again = claim(now.plusSeconds(60), 1).getFirst().head();
        assertEquals("a", text(again));
        assertEquals(1, again.envelope().attempts());
        assertEquals(0, again.mistakes());
    }

    @Test
    void doesNotTouchWorkBeforeItIsDue() {
        NewEnvelope later = new NewEnvelope("acme/1", "work", "later", new byte[0], now.plusSeconds(60));
        inbox.add(List.of(later));

        assertEquals(List.of(), claim(now.plusSeconds(59), 1));
        assertEquals(1, claim(now.plusSeconds(60), 1).size());
    }

    @Test
    void noticesWorkThatArrivesWhileTheLaneIsHeld() {
        inbox.add(List.of(work("acme/1", "a")));
        Held held = claim(now, 1).getFirst();
        inbox.add(List.of(work("acme/1", "b")));

        assertEquals(
                "b",
                text(lanes.settle(held.claim(), held.head().envelope(), List.of(), now)
                        .get()
                        .orElseThrow()));
    }

    @Test
    void losesNothingWhenWorkArrivesJustAsTheLaneIsLetGoOf() throws Exception {
        int rounds = 200;
        int done = 0;
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            inbox.add(List.of(work("acme/1", "first")));
            for (int round = 0; round < rounds; round++) {
                NewEnvelope arrives = work("acme/1", "r" + round);
                Held held = claim(now, 1).getFirst();
                Future<Integer> arrival = threads.submit(() -> inbox.add(List.of(arrives)));
                Optional<Waiting> next = Optional.of(held.head());
                while (next.isPresent()) {
                    next = lanes.settle(held.claim(), next.get().envelope(), List.of(), now)
                            .get();
                    done++;
                }
                arrival.get();
                if (lanes.depth(now).waiting() == 0) {
                    inbox.add(List.of(work("acme/1", "another " + round)));
                }
            }
        }

        assertTrue(done >= rounds);
    }
}
