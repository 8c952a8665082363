package parley.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.inbox.Lanes.Claim;
import parley.inbox.Lanes.Held;
import parley.inbox.Lanes.Try;
import parley.inbox.Lanes.Waiting;
import parley.inbox.NewEnvelope;

/** Whether a try may have done something already. */
abstract class DoubtsContract extends FreshInbox {

    @Test
    void doubtsTheFirstEnvelopeOfALaneThatItsHolderNeverLetGoOf() {
        inbox.add(List.of(work("acme/1", "a"), work("acme/1", "b"), work("acme/2", "c")));
        List<Held> first = claim(now, 10);
        assertEquals(
                List.of(false, false),
                first.stream().map(held -> held.head().uncertain()).toList());
        lanes.release(
                first.stream()
                        .filter(held -> held.claim().lane().equals("acme/2"))
                        .findFirst()
                        .orElseThrow()
                        .claim(),
                now);
        Instant after = now.plus(LEASE);

        List<Held> next = claim(after, 10);

        assertEquals(Map.of("acme/1", true, "acme/2", false), doubts(next));
        assertEquals(
                List.of(Optional.of(after), Optional.empty()),
                next.stream()
                        .sorted(Comparator.comparing(held -> held.claim().lane()))
                        .map(held -> held.head().pendingSince())
                        .toList());
        Held taken = next.stream()
                .filter(held -> held.head().uncertain())
                .findFirst()
                .orElseThrow();
        Waiting behind = lanes.settle(taken.claim(), taken.head().envelope(), List.of(), after)
                .get()
                .orElseThrow();
        assertFalse(behind.uncertain());
    }

    @Test
    void keepsTheDoubtWhenWhoTookTheLaneOverLetsGoOfIt() {
        inbox.add(List.of(work("acme/1", "a")));
        claim(now, 1);
        Instant after = now.plus(LEASE);
        lanes.release(claim(after, 1).getFirst().claim(), after);

        assertTrue(claim(after, 1).getFirst().head().uncertain());
    }

    @ParameterizedTest
    @EnumSource(Try.class)
    void doubtsATryUnlessNothingWasDone(Try ending) {
        inbox.add(List.of(work("acme/1", "a")));
        Held held = claim(now, 1).getFirst();

        Waiting again = lanes.postpone(held.claim(), held.head().envelope(), now, ending, now)
                .orElseThrow();

        assertEquals(ending != Try.NOTHING_DONE, again.uncertain());
        assertEquals(ending == Try.PENDING ? Optional.of(now) : Optional.empty(), again.pendingSince());
        Waiting later = lanes.postpone(held.claim(), again.envelope(), now, Try.NOTHING_DONE, now.plusSeconds(1))
                .orElseThrow();
        assertEquals(again.uncertain(), later.uncertain(), "a later try in which nothing was done settles nothing");
        assertEquals(again.pendingSince(), later.pendingSince());
    }

    @Test
    void doubtsWhatAnOperatorTriesAgain() {
        inbox.add(List.of(work("acme/1", "a")));
        Held held = claim(now, 1).getFirst();
        lanes.park(held.claim(), held.head().envelope(), "too late", now);

        parked.retry(held.head().envelope().id(), now);

        Waiting again = claim(now, 1).getFirst().head();
        assertTrue(again.uncertain());
        assertEquals(Optional.empty(), again.pendingSince());
    }

    @Test
    void keepsInMindWhatMayHappenYetWhileItIsPutAside() {
        inbox.add(List.of(work("acme/1", "a")));
        Held held = claim(now, 1).getFirst();
        lanes.postpone(held.claim(), held.head().envelope(), now, Try.PENDING, now);
        lanes.park(held.claim(), held.head().envelope(), "too late", now.plusSeconds(1));

        parked.retry(held.head().envelope().id(), now.plusSeconds(2));

        assertEquals(
                Optional.of(now), claim(now.plusSeconds(2), 1).getFirst().head().pendingSince());
    }

    @Test
    void doubtsWhatADeadHolderHadInHandAlsoBehindWhatAnOperatorTriesAgain() {
        inbox.add(List.of(work("acme/1", "poison"), work("acme/1", "a"), work("acme/1", "b")));
        Held held = claim(now, 1).getFirst();
        lanes.park(held.claim(), held.head().envelope(), "a bug", now);

        parked.retry(held.head().envelope().id(), now);

        Instant after = now.plus(LEASE);
        Held taken = claim(after, 1).getFirst();
        Waiting inHand = next(taken.claim(), taken.head(), after);
        assertEquals("a", text(inHand));
        assertTrue(inHand.uncertain());
        assertTrue(inHand.pendingSince().isPresent());
        assertFalse(next(taken.claim(), inHand, after).uncertain());
    }

    @Test
    void doubtsNothingOfALaneThatNobodyHoldsWhenAnOperatorTriesAgain() {
        inbox.add(List.of(work("acme/1", "poison"), work("acme/1", "a")));
        Held held = claim(now, 1).getFirst();
        lanes.park(held.claim(), held.head().envelope(), "a bug", now);
        lanes.release(held.claim(), now);

        parked.retry(held.head().envelope().id(), now);

        Held again = claim(now, 1).getFirst();
        assertFalse(next(again.claim(), again.head(), now).uncertain());
    }

    private Waiting next(Claim claim, Waiting done, Instant at) {
        return lanes.settle(claim, done.envelope(), List.of(), at).get().orElseThrow();
    }

    @Test
    void takesOverAtOnceWhatTheDeadHeld() {
        inbox.add(List.of(
                work("acme/1", "a"), new NewEnvelope("acme/2", "work", "later", new byte[0], now.plusSeconds(5))));
        claim(now, 10);
        assertEquals(List.of(), claim(now.plusSeconds(1), 10));

        lanes.outlive(now.plusSeconds(1));

        List<Held> taken = claim(now.plusSeconds(1), 10);
        assertEquals(Map.of("acme/1", true), doubts(taken));
        assertEquals(Map.of("acme/2", false), doubts(claim(now.plusSeconds(5), 10)));
    }

    private static Map<String, Boolean> doubts(List<Held> lanes) {
        return lanes.stream()
                .collect(Collectors.toMap(
                        held -> held.claim().lane(), held -> held.head().uncertain()));
    }
}
