package parley.storage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The time that all nodes on one server agree on, however their own clocks are set: the server's. It is read now and then, and
 * passes meanwhile by a clock that nobody can set. Safe for use by many threads.
 *
 * <p>Otherwise a node whose clock runs ahead takes over lanes that another holds, and both say the same.
 */
final class ServerTime implements InstantSource {
    private static final Duration OFTEN = Duration.ofSeconds(5);

    /** More than two clocks drift apart until the next reading. */
    private static final Duration JUMP = Duration.ofSeconds(1);

    private final Jdbi door;
    private final InstantSource own;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable Reading last;

    /** @param own clock of this node */
    ServerTime(Database database, InstantSource own) {
        this.door = database.door();
        this.own = own;
    }

    @Override
    public Instant instant() {
        Reading known = last;
        if (known == null) {
            return next(null).now();
        }
        Duration passedHere = known.passedBy(own);
        Duration passed = known.passed();
        // While the machine slept, the clock that nobody sets may have stood still.
        if (passedHere.minus(passed).compareTo(JUMP) > 0) {
            return next(known).now();
        }
        if (passed.compareTo(OFTEN) > 0 && !turn.isLocked()) {
            Thread.ofVirtual().name("time").start(() -> next(known));
        }
        return known.now();
    }

    /** What follows a reading; another thread may have seen to it. */
    private Reading next(@Nullable Reading before) {
        turn.lock();
        try {
            Reading known = last;
            if (known == null || known.equals(before)) {
                known = read(known);
                last = known;
            }
            return known;
        } finally {
            turn.unlock();
        }
    }

    private Reading read(@Nullable Reading before) {
        return ask().orElseGet(() -> {
            // Rather too late than too early: a lane that is held then looks lost, and nothing is said in it.
            Instant here = own.instant();
            return new Reading(before == null ? here : before.latest(own), here, System.nanoTime());
        });
    }

    /** Nothing when the server is out of reach, or the answer took so long that it tells too little. */
    private Optional<Reading> ask() {
        try {
            return door.withHandle(handle -> {
                long asked = System.nanoTime();
                Instant time = handle.createQuery("select clock_timestamp()")
                        .mapTo(OffsetDateTime.class)
                        .one()
                        .toInstant();
                Instant here = own.instant();
                long answered = System.nanoTime();
                Duration there = Duration.ofNanos(answered - asked);
                return there.compareTo(JUMP) > 0
                        ? Optional.empty()
                        : Optional.of(new Reading(time.plus(there.dividedBy(2)), here, answered));
            });
        } catch (JdbiException unreachable) {
            return Optional.empty();
        }
    }

    private record Reading(Instant time, Instant own, long nanos) {
        Instant now() {
            return time.plus(passed());
        }

        Duration passed() {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }

        Duration passedBy(InstantSource clock) {
            return Duration.between(own, clock.instant());
        }

        Instant latest(InstantSource clock) {
            Duration passedHere = passedBy(clock);
            Duration passed = passed();
            return time.plus(passedHere.compareTo(passed) > 0 ? passedHere : passed);
        }
    }
}
