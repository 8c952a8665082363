package parley.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import parley.storage.Databases;

/** Prints the table of {@code bin/bench}. */
public final class Bench {
    private static final int PORTALS = 1_000;
    private static final int DIALOGS = 50;
    private static final int BUCKET_PORTAL = 1_000;
    private static final int DOWN = 1_001;
    private static final int SLOW = 1_002;
    private static final int NOISY = 1_003;
    /** Before that the just-in-time compiler takes as much of the machine as the work. */
    private static final Duration WARM_UP = Duration.ofSeconds(75);

    private static final double WARM_UP_RATE = 500;
    private static final Duration MOST = Duration.ofSeconds(5);
    private static final Duration STEADY = Duration.ofSeconds(8);
    private static final Duration LONGEST_BUCKET = Duration.ofSeconds(60);
    private static final int REPLIES_PER_SECOND = 200;
    private static final int BACKLOG = 2_000;
    private static final int BACKLOG_DIALOGS = 500;

    private final PrintStream out;
    private final boolean embedded;
    private final Path folder;
    private final Disk disk;
    private final Databases.Place place;
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicLongArray sent = new AtomicLongArray(4_000_000);

    private Bench(PrintStream out, boolean embedded, Path folder, Disk disk) throws SQLException {
        this.out = out;
        this.embedded = embedded;
        this.folder = folder;
        this.disk = disk;
        this.place = disk.place();
    }

    /** @param arguments {@code h2}, {@code postgresql}, or both */
    public static void main(String... arguments) throws Exception {
        for (String database : arguments) {
            boolean embedded = database.equals("h2");
            Path folder = Files.createTempDirectory("parley-bench");
            try (Disk disk = Disk.open(embedded)) {
                new Bench(System.out, embedded, folder, disk).run(database);
            }
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
        System.exit(0);
    }

    private void run(String database) throws Exception {
        out.printf("%n%s%n", database);
        line("to read one event of " + Reading.bytes() + " bytes", "%.0f us".formatted(Reading.microseconds()));
        double ceiling = ceiling();
        line("bare handler, nothing stored", "%.0f/s".formatted(ceiling));
        CommitRate rate = CommitRate.of(place, embedded);
        line("database alone, a commit for each row", "%.0f/s".formatted(rate.alone()));
        line("database alone, a commit for 100 rows", "%.0f rows/s".formatted(rate.together()));
        try (StandInPortal portal = new StandInPortal()) {
            Seed.plant(place, portal.endpoint(), 0, PORTALS);
            try (Subject parley = Subject.parley(place, folder)) {
                line("start to ready", parley.timeToReady().toMillis() + " ms");
                line("resident when ready", parley.residentMegabytes() + " MB");
                measure(parley, portal, ceiling);
                bucket(parley);
                line("resident after " + PORTALS + " portals spoke", parley.residentMegabytes() + " MB");
            }
        }
        growth();
    }

    private void growth() throws Exception {
        try (Growth growth = new Growth(disk.place())) {
            Growth.Cost few = growth.cost();
            growth.grow(embedded);
            Growth.Cost many = growth.cost();
            line(
                    "one event: accept, claim, settle",
                    "%d, %d, %d us".formatted(few.accept(), few.claim(), few.settle()));
            line(
                    "  behind 1,000,000 receipts, 100,000 noisy lanes",
                    "%d, %d, %d us".formatted(many.accept(), many.claim(), many.settle()));
        }
    }

    private double ceiling() throws IOException {
        int port = Subject.freePort();
        String classes = System.getProperty("java.class.path");
        try (Subject bare =
                Subject.start(List.of("-cp", classes, BareDoor.class.getName(), port + ""), port, Map.of(), folder)) {
            Messages messages = new Messages(0, PORTALS, DIALOGS);
            Load.most(bare.port(), messages::request, new AtomicInteger(), MOST);
            return Load.most(bare.port(), messages::request, new AtomicInteger(), MOST)
                    .perSecond();
        }
    }

    private void measure(Subject parley, StandInPortal portal, double ceiling) throws Exception {
        Messages messages = new Messages(0, PORTALS, DIALOGS);
        Load.steady(parley.port(), messages::request, number, WARM_UP_RATE, WARM_UP, sent);
        drain(portal);
        Load.most(parley.port(), messages::request, number, MOST);
        drain(portal);

        Duration before = parley.processorTime();
        long mine = ownProcessorNanos();
        Load.Result most = Load.most(parley.port(), messages::request, number, MOST);
        double spent = parley.processorTime().minus(before).toNanos();
        double own = ownProcessorNanos() - mine;
        line(
                "acknowledged, at most",
                "%.0f/s, %.0f %% of the bare handler; %d refused"
                        .formatted(most.perSecond(), 100 * most.perSecond() / ceiling, most.refused()));
        line("  acknowledgement p50, p99, p99.9", times(most.times()));
        line("  processor for the load, of it and the server", "%.0f %%".formatted(100 * own / (own + spent)));
        drain(portal);

        Load.Result third = Load.steady(parley.port(), messages::request, number, most.perSecond() * 0.3, STEADY, sent);
        line(
                "at 30 %% of it, %.0f/s".formatted(third.perSecond()),
                times(third.times()) + "; " + third.refused() + " refused");
        drain(portal);

        replies(parley, portal, messages, "");
        isolation(parley, portal, messages);
    }

    /** The same while other portals do not answer, answer late, and send more than they are let through. */
    private void isolation(Subject parley, StandInPortal portal, Messages messages) throws Exception {
        try (StandInPortal slow = new StandInPortal();
                StandInPortal noisy = new StandInPortal()) {
            slow.slowDown(Duration.ofSeconds(5));
            noisy.count();
            Seed.plant(place, URI.create("http://127.0.0.1:" + Subject.freePort() + "/rest/"), DOWN, 1);
            Seed.plant(place, slow.endpoint(), SLOW, 1);
            Seed.plant(place, noisy.endpoint(), NOISY, 1);
            AtomicInteger others = new AtomicInteger(1_000_000);
            Messages troubled = new Messages(DOWN, 3, BACKLOG_DIALOGS);
            // What has never failed before was compiled as if it could not, and is compiled anew.
            for (String time : List.of("the first time", "the second", "the third")) {
                Thread trouble = Thread.ofPlatform()
                        .start(() -> Load.steady(
                                parley.port(), troubled::request, others, REPLIES_PER_SECOND / 2.0, STEADY, sent));
                replies(parley, portal, messages, " beside one portal down, one slow, one noisy, " + time);
                trouble.join();
            }
        }
    }

    private void replies(Subject parley, StandInPortal portal, Messages messages, String beside) {
        int first = number.get();
        Duration before = parley.processorTime();
        Load.Result load = Load.steady(parley.port(), messages::request, number, REPLIES_PER_SECOND, STEADY, sent);
        drain(portal);
        Duration spent = parley.processorTime().minus(before);
        Histogram times = new Histogram(3);
        for (int message = first; message < first + load.acknowledged(); message++) {
            if (portal.heard(message) != 0) {
                times.recordValue(Math.max(1, portal.heard(message) - sent.get(message)));
            }
        }
        line("reply at " + REPLIES_PER_SECOND + " events a second" + beside + ", p50, p99, p99.9", times(times));
        line("  answered", times.getTotalCount() + " of " + load.acknowledged());
        line(
                "  processor for an event with its reply",
                "%.2f ms".formatted(spent.toNanos() / 1e6 / load.acknowledged()));
    }

    /** How soon 2,000 messages to one portal are answered that counts requests. */
    private void bucket(Subject parley) throws Exception {
        try (StandInPortal portal = new StandInPortal()) {
            Seed.plant(place, portal.endpoint(), BUCKET_PORTAL, 1);
            Messages messages = new Messages(BUCKET_PORTAL, 1, BACKLOG_DIALOGS);
            portal.count();
            long begin = System.nanoTime();
            int sent = Load.steady(parley.port(), messages::request, number, BACKLOG, Duration.ofSeconds(1), this.sent)
                    .acknowledged();
            while (portal.replies() < sent && System.nanoTime() - begin < LONGEST_BUCKET.toNanos()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            line(
                    "replies through 50 at once and 2 a second",
                    "%.1f/s: %d of %d in %.1f s, %d calls refused"
                            .formatted(portal.replies() / seconds, portal.replies(), sent, seconds, portal.refusals()));
        }
    }

    /** Until no reply has come for a while. */
    private static void drain(StandInPortal portal) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        int before = -1;
        while (portal.replies() != before && System.nanoTime() < end) {
            before = portal.replies();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1_200));
        }
    }

    private static String times(Histogram times) {
        return "%.1f, %.1f, %.1f ms"
                .formatted(
                        times.getValueAtPercentile(50) / 1e6,
                        times.getValueAtPercentile(99) / 1e6,
                        times.getValueAtPercentile(99.9) / 1e6);
    }

    private static long ownProcessorNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private void line(String what, String figure) {
        out.printf("  %-52s %s%n", what, figure);
    }
}
