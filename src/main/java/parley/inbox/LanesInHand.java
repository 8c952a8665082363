package parley.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.inbox.Lanes.Claim;

/** The lanes that are worked on here, and how many more there is room for, of all and of one group. Safe for all threads. */
final class LanesInHand {
    private static final Logger LOG = LoggerFactory.getLogger(LanesInHand.class);

    /** A lane in hand costs a virtual thread, which mostly waits for its portal, and the memory of one envelope. */
    private static final int MOST_LANES = 1_024;

    /** Of the envelopes in hand, beyond which no more are looked for. */
    private static final int MOST_BYTES = 12 * 1024 * 1024;

    private static final int MOST_AT_ONCE = 128;
    /** Enough that fifty calls to a portal that counts them can travel together while as many lanes prepare the next. */
    private static final int MOST_LANES_OF_A_GROUP = 112;
    /** A group never has more than this part of what is free, so that those that are slow or noisy leave room. */
    private static final int PART_OF_A_GROUP = 8;

    private static final int FEWEST_LANES_OF_A_GROUP = 8;
    /**
     * For one envelope, which is two minutes and more than any call may take: a thread that hangs for ever, as in a database
     * that broke under it, must not keep its lane. Counted and not timed, for the clock may jump.
     */
    private static final int MOST_RENEWALS = 24;

    private final Throttle throttle;
    private final Map<Claim, Grip> held = new ConcurrentHashMap<>();
    private final Map<String, Integer> heldOfGroup = new ConcurrentHashMap<>();
    /** More than one of a lane where all but the last were lost. */
    private final Map<String, Integer> heldOfLane = new ConcurrentHashMap<>();

    private final AtomicLong bytes = new AtomicLong();

    /** @param throttle whether to stand back for others */
    LanesInHand(Throttle throttle) {
        this.throttle = throttle;
    }

    /** Those of some lanes that there is room for, and that are not here already. */
    Set<String> within(Collection<String> opening) {
        // When not all may begin, the other half is for what waits already.
        int room = throttle.holds() ? room() / 2 : room();
        int mostOfAGroup = mostOfAGroup();
        Map<String, Integer> reached = new HashMap<>();
        Set<String> chosen = new HashSet<>();
        for (String lane : opening) {
            String group = Lanes.group(lane);
            int before = heldOfGroup.getOrDefault(group, 0) + reached.getOrDefault(group, 0);
            if (chosen.size() < room && before < mostOfAGroup && !heldOfLane.containsKey(lane)) {
                reached.merge(group, 1, Integer::sum);
                chosen.add(lane);
            }
        }
        return chosen;
    }

    int room() {
        int most = Math.min(throttle.allowance(), MOST_AT_ONCE);
        return bytes.get() > MOST_BYTES ? 0 : Math.clamp(MOST_LANES - held.size(), 0, most);
    }

    int mostOfAGroup() {
        int share = (MOST_LANES - held.size()) / PART_OF_A_GROUP;
        return Math.clamp(share, FEWEST_LANES_OF_A_GROUP, MOST_LANES_OF_A_GROUP);
    }

    void hold(Lanes.Held lane, Instant until) {
        held.put(lane.claim(), new Grip(lane, until));
        String name = lane.claim().lane();
        heldOfLane.merge(name, 1, Integer::sum);
        heldOfGroup.merge(Lanes.group(name), 1, Integer::sum);
        bytes.addAndGet(size(lane));
    }

    void letGo(Lanes.Held lane) {
        if (held.remove(lane.claim()) != null) {
            String name = lane.claim().lane();
            heldOfLane.computeIfPresent(name, LanesInHand::oneLess);
            heldOfGroup.computeIfPresent(Lanes.group(name), LanesInHand::oneLess);
            bytes.addAndGet(-size(lane));
        }
    }

    private static @Nullable Integer oneLess(String name, int count) {
        return count == 1 ? null : count - 1;
    }

    private static int size(Lanes.Held lane) {
        return lane.head().envelope().payload().length;
    }

    /** Null where the lane was lost or let go of. */
    @Nullable
    Grip grip(Claim claim) {
        return held.get(claim);
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    List<Claim> claims() {
        return List.copyOf(held.keySet());
    }

    void renew(Claim kept, Instant until) {
        Grip grip = held.get(kept);
        if (grip != null) {
            grip.until = until;
        }
    }

    /** Whoever takes it over has a fence of its own, so the thread that hangs can do no harm when it wakes up. */
    void leaveWhatHangs() {
        held.forEach((claim, grip) -> {
            // Only here and at the beginning of an envelope; losing the race costs one renewal.
            int renewals = grip.renewals + 1;
            grip.renewals = renewals;
            if (renewals > MOST_RENEWALS) {
                LOG.warn("Work on lane {} hangs; another thread takes it over", claim.lane(), grip.whereabouts());
                letGo(grip.lane);
            }
        });
    }

    /** A lane in hand. */
    static final class Grip {
        final Lanes.Held lane;
        /** When the lease ends. */
        volatile Instant until;
        /** Since the work on the envelope began. */
        volatile int renewals;

        private volatile @Nullable Thread thread;

        Grip(Lanes.Held lane, Instant until) {
            this.lane = lane;
            this.until = until;
        }

        void begin() {
            renewals = 0;
            thread = Thread.currentThread();
        }

        /** Where it hangs, for whoever looks for the reason. */
        Throwable whereabouts() {
            Throwable whereabouts = new Throwable("It hangs here");
            Thread hanging = thread;
            whereabouts.setStackTrace(hanging == null ? new StackTraceElement[0] : hanging.getStackTrace());
            return whereabouts;
        }
    }
}
