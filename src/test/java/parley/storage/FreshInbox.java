package parley.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import parley.inbox.Hands;
import parley.inbox.Lanes.Claim;
import parley.inbox.Lanes.Held;
import parley.inbox.Lanes.Waiting;
import parley.inbox.NewEnvelope;

/** The inbox and its lanes on a fresh database, at one moment, and a hand that works. */
abstract class FreshInbox {
    static final Duration LEASE = Duration.ofMinutes(1);

    /** What the databases keep of a moment. */
    final Instant now = Instant.parse("2026-11-22T10:00:00Z");

    Database database;
    JdbcInbox inbox;
    JdbcLanes lanes;
    JdbcParked parked;

    abstract Databases.Place place();

    @BeforeEach
    void open() {
        database = place().open();
        inbox = new JdbcInbox(database, Clock.fixed(now, ZoneOffset.UTC));
        lanes = new JdbcLanes(database);
        parked = new JdbcParked(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    NewEnvelope work(String lane, String text) {
        return new NewEnvelope(lane, "work", lane + "#" + text, text.getBytes(UTF_8), now);
    }

    List<Held> claim(Instant at, int most) {
        return lanes.claim(at, LEASE, most, 1_000).lanes();
    }

    void park(String lane, String text) {
        park(lane, text, "a bug");
    }

    void park(String lane, String text, String reason) {
        inbox.add(List.of(work(lane, text)));
        Held held = claim(now, 1).getFirst();
        lanes.park(held.claim(), held.head().envelope(), reason, now);
    }

    /** Does everything in the lane and tells what it was. */
    List<String> drain(String lane) {
        List<String> texts = new ArrayList<>();
        for (Held held : claim(now, 10)) {
            if (held.claim().lane().equals(lane)) {
                texts.add(text(held.head()));
                texts.addAll(goOn(held.claim(), held.head()));
            } else {
                lanes.release(held.claim(), now);
            }
        }
        return texts;
    }

    /** What comes in the lane after the one in hand. */
    List<String> goOn(Claim claim, Waiting inHand) {
        List<String> texts = new ArrayList<>();
        Optional<Waiting> next =
                lanes.settle(claim, inHand.envelope(), List.of(), now).get();
        while (next.isPresent()) {
            texts.add(text(next.get()));
            next = lanes.settle(claim, next.get().envelope(), List.of(), now).get();
        }
        return texts;
    }

    static String text(Waiting waiting) {
        return new String(waiting.envelope().payload(), UTF_8);
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reaches for everything. */
    static final class OpenHands implements Hands {
        final List<Held> taken = new ArrayList<>();
        int rings;
        private final Instant now;

        OpenHands(Instant now) {
            this.now = now;
        }

        @Override
        public Reach reach(Collection<String> lanes) {
            return new Reach(Set.copyOf(lanes), now.plus(LEASE));
        }

        @Override
        public void take(List<Held> lanes, Instant until) {
            taken.addAll(lanes);
        }

        @Override
        public void wake() {
            rings++;
        }
    }
}
