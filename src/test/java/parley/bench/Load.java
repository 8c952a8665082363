package parley.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends at a constant rate whatever the answers do, and counts each answer's time from the moment its request was due; so a
 * server that stalls is charged for everything that had to wait.
 */
final class Load {
    private static final int CONNECTIONS = 48;

    private Load() {}

    /** @param refused answers other than 200 */
    record Result(int acknowledged, int refused, double perSecond, Histogram times) {
        String time(double percentile) {
            return "%.1f ms".formatted(times.getValueAtPercentile(percentile) / 1e6);
        }
    }

    /** As fast as the server takes them. */
    static Result most(int port, IntFunction<byte[]> requests, AtomicInteger number, Duration length) {
        return run(port, requests, number, Integer.MAX_VALUE, 0, length, null);
    }

    /** @param sent when the request of each number was due, for who wants to know when it had an effect */
    static Result steady(
            int port,
            IntFunction<byte[]> requests,
            AtomicInteger number,
            double perSecond,
            Duration length,
            AtomicLongArray sent) {
        int count = (int) (perSecond * length.toMillis() / 1_000);
        return run(port, requests, number, count, 1e9 / perSecond, length.multipliedBy(3), sent);
    }

    private static Result run(
            int port,
            IntFunction<byte[]> requests,
            AtomicInteger number,
            int count,
            double interval,
            Duration longest,
            @org.jspecify.annotations.Nullable AtomicLongArray sent) {
        Histogram times = new ConcurrentHistogram(3);
        AtomicInteger next = new AtomicInteger();
        AtomicInteger good = new AtomicInteger();
        AtomicInteger bad = new AtomicInteger();
        int first = number.get();
        long begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
        long end = begin + longest.toNanos();
        try (ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                senders.execute(() -> {
                    try (Wire wire = new Wire(port)) {
                        for (int slot = next.getAndIncrement();
                                slot < count && System.nanoTime() < end;
                                slot = next.getAndIncrement()) {
                            long due = interval == 0 ? System.nanoTime() : begin + (long) (slot * interval);
                            byte[] request = requests.apply(first + slot);
                            awaitMoment(due);
                            if (sent != null) {
                                sent.set(first + slot, due);
                            }
                            int status = wire.exchange(request);
                            times.recordValue(Math.max(1, System.nanoTime() - due));
                            (status == 200 ? good : bad).incrementAndGet();
                        }
                    } catch (IOException broken) {
                        bad.incrementAndGet();
                    }
                });
            }
        }
        number.addAndGet(Math.min(next.get(), count) + CONNECTIONS);
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Result(good.get(), bad.get(), good.get() / seconds, times);
    }

    private static void awaitMoment(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
