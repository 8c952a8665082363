package parley.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import parley.sandbox.portal.Fault;
import parley.sandbox.portal.Portal;

/** What can happen to a running Parley. */
final class Trouble {
    /** Others may take over what a node held. */
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(18);

    private static final Duration LONGER_THAN_A_MINUTE = Duration.ofSeconds(70);

    private static final List<String> METHODS = List.of("imbot.message.add", "batch", "*");

    /** Those that pass soon: a method that spent its time, for one, rests for minutes, as the platform wants it. */
    private static final List<Fault> FAULTS = List.of(
            new Fault.Refuse(503, "QUERY_LIMIT_EXCEEDED"),
            new Fault.Refuse(500, "INTERNAL_SERVER_ERROR"),
            new Fault.Html(502),
            new Fault.Truncate(),
            new Fault.Cut(),
            new Fault.DropAnswer(),
            new Fault.Late(Duration.ofSeconds(2)),
            new Fault.Hang(Duration.ofSeconds(2)));

    /** Nothing was done, so a token is not lost with the answer. */
    private static final List<Fault> FAULTS_OF_TOKENS =
            List.of(new Fault.Html(502), new Fault.Cut(), new Fault.Hang(Duration.ofSeconds(2)));

    private Trouble() {}

    /** One node after the other is killed, or now and then replaced in order, while a portal is slow. */
    static void kills(Ordeal ordeal, int times) {
        for (int i = 0; i < times; i++) {
            ordeal.goOn(Duration.ofSeconds(2));
            ordeal.anyPortal().fail("*", new Fault.Late(Ordeal.LATE), 2);
            ordeal.goOn(Duration.ofMillis(500));
            Node victim = ordeal.anyNode();
            if (ordeal.random().nextInt(4) == 0) {
                victim.stop();
            } else {
                victim.kill();
            }
            victim.start();
        }
        // What is late has come before anything is judged.
        ordeal.portals().forEach(portal -> portal.faults().clear());
        await(System.nanoTime() + Ordeal.LATE.plusSeconds(1).toNanos());
    }

    /** The first node stands still until the second has taken over, and then goes on as if nothing had happened. */
    static void pause(Ordeal ordeal, Runnable meanwhile) {
        ordeal.goOn(Duration.ofSeconds(1));
        ordeal.node(0).pause();
        long end = System.nanoTime() + LONGER_THAN_A_LEASE.toNanos();
        meanwhile.run();
        // A lease ends by the clock of the database; of a process that stands still nothing else can be seen.
        await(end);
        ordeal.node(0).resume();
        ordeal.goOn(Duration.ofSeconds(1));
    }

    private static void await(long end) {
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    static void killAndStart(Node node) {
        node.kill();
        node.start();
    }

    /**
     * No token expires meanwhile and no portal moves: with an answer lost at that moment there is nothing to look with, and the
     * message is sent again.
     */
    static void portalFaults(Ordeal ordeal, int times) {
        for (int i = 0; i < times; i++) {
            ordeal.goOn(Duration.ofMillis(400));
            Portal portal = ordeal.anyPortal();
            portal.fail(
                    any(ordeal, METHODS),
                    any(ordeal, FAULTS),
                    1 + ordeal.random().nextInt(2));
            switch (ordeal.random().nextInt(5)) {
                case 0 -> ordeal.sandbox().fail("oauth/token", any(ordeal, FAULTS_OF_TOKENS), 1);
                case 1 -> portal.resendLastEvent();
                default -> {}
            }
        }
        ordeal.portals().forEach(portal -> portal.faults().clear());
    }

    private static <T> T any(Ordeal ordeal, List<T> choices) {
        return choices.get(ordeal.random().nextInt(choices.size()));
    }

    static void restarts(Ordeal ordeal, Server server, int times) {
        for (int i = 0; i < times; i++) {
            ordeal.goOn(Duration.ofMillis(1_500));
            if (i % 2 == 0) {
                server.crash();
            } else {
                server.restart();
            }
        }
        ordeal.goOn(Duration.ofSeconds(1));
    }

    /**
     * A method of one portal has spent its time and rests for longer than a minute, all of the other are asked too often for
     * many seconds. What people write meanwhile is answered afterwards.
     */
    static void longRefusals(Ordeal ordeal) {
        Portal resting = ordeal.portals().getFirst();
        Portal crowded = ordeal.portals().getLast();
        ordeal.goOn(Duration.ofSeconds(2));
        long end = System.nanoTime() + LONGER_THAN_A_MINUTE.toNanos();
        Instant reset = Instant.now().plus(LONGER_THAN_A_MINUTE).plusSeconds(1);
        resting.fail(
                "imbot.message.add",
                new Fault.Refuse(429, "OPERATION_TIME_LIMIT", Optional.of(reset)),
                Integer.MAX_VALUE);
        crowded.fail("*", new Fault.Refuse(503, "QUERY_LIMIT_EXCEEDED"), Integer.MAX_VALUE);
        ordeal.goOn(Duration.ofSeconds(20));
        crowded.faults().clear();
        await(end);
        resting.faults().clear();
        ordeal.goOn(Duration.ofSeconds(1));
    }

    /** Tokens expire again and again, their server is in trouble now and then, and portals move; no answer is lost. */
    static void tokens(Ordeal ordeal, int times) {
        for (int i = 0; i < times; i++) {
            ordeal.goOn(Duration.ofMillis(600));
            Portal portal = ordeal.anyPortal();
            portal.expireTokens();
            switch (ordeal.random().nextInt(4)) {
                case 0 ->
                    ordeal.sandbox()
                            .fail(
                                    "oauth/token",
                                    any(ordeal, FAULTS_OF_TOKENS),
                                    1 + ordeal.random().nextInt(2));
                case 1 -> ordeal.sandbox().move(portal);
                default -> {}
            }
        }
    }

    /**
     * The clock of each node, one after the other, jumps back a little, as when it is set right, and ahead, as after a machine
     * slept.
     */
    static void clockJumps(Ordeal ordeal) {
        for (Duration shift : List.of(Duration.ofSeconds(-5), Duration.ofSeconds(40), Duration.ofHours(2))) {
            for (Node node : ordeal.nodes()) {
                ordeal.goOn(Duration.ofSeconds(2));
                node.tell(Long.toString(shift.toSeconds()));
            }
        }
        ordeal.goOn(Duration.ofSeconds(2));
    }

    /** The file of the embedded database cannot grow for a while; then the node ends, and whoever watches it starts it. */
    static void limitedFile(Ordeal ordeal, Path file) {
        ordeal.goOn(Duration.ofSeconds(2));
        limit(ordeal.node(0), Long.toString(file.toFile().length()));
        ordeal.node(0).awaitEnd();
        ordeal.node(0).start();
        ordeal.goOn(Duration.ofSeconds(3));
    }

    private static void limit(Node node, String bytes) {
        Commands.run("prlimit", "--pid", Long.toString(node.pid()), "--fsize=" + bytes + ":unlimited");
    }

    /** The same of the whole disk, until somebody makes room. */
    static void fullDiskOfTheNode(Ordeal ordeal, SmallDisk<Embedded> disk) {
        ordeal.goOn(Duration.ofSeconds(2));
        disk.fill();
        ordeal.node(0).awaitEnd();
        disk.clear();
        ordeal.node(0).start();
        ordeal.goOn(Duration.ofSeconds(3));
    }

    /** The server may give up when it cannot write its log; an administrator makes room and starts it again. */
    static void fullDiskOfTheServer(Ordeal ordeal, SmallDisk<Server> disk) {
        ordeal.goOn(Duration.ofSeconds(2));
        disk.fill();
        ordeal.awaitRefusal();
        ordeal.goOn(Duration.ofSeconds(4));
        disk.clear();
        disk.ground().restart();
        ordeal.goOn(Duration.ofSeconds(3));
    }
}
