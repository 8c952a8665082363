package parley.chaos;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import parley.sandbox.Sandbox;
import parley.sandbox.SandboxOptions;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Portal;
import parley.storage.Databases;

/** Two portals under traffic, nodes on one database, and all that may be done to them. */
final class Ordeal implements AutoCloseable {
    private static final int BOTS = 3;

    /** New people of each portal, beside its cast. */
    private static final int CROWD = 9;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** How long a slow portal takes: longer than others wait for the lease of a node that was killed. */
    static final Duration LATE = Duration.ofSeconds(20);

    private static final String SECRET =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    private final Ledger ledger = new Ledger();
    private final Courier courier = new Courier(ledger);
    private final Sandbox sandbox;
    private final List<Portal> portals;
    private final List<Node> nodes = new ArrayList<>();
    private final Traffic traffic;
    private final Random random;

    /** @param programs what {@code java} is told to run */
    Ordeal(Databases.Place place, List<List<String>> programs, Path folder, Random random) {
        this.random = random;
        this.sandbox = Sandbox.start(SandboxOptions.onFreePorts().withApplicationUrl(courier.address()));
        this.portals = List.of(sandbox.portal("acme"), sandbox.portal("globex"));
        try {
            for (List<String> program : programs) {
                nodes.add(new Node(program, environment(place), folder.resolve("node-" + (nodes.size() + 1))));
            }
            nodes.forEach(courier::serve);
            portals.forEach(this::settle);
            List<Dialog> dialogs = portals.stream().flatMap(Dialog::of).toList();
            dialogs.forEach(Dialog::open);
            this.traffic = new Traffic(dialogs, ledger, random);
        } catch (RuntimeException | Error failure) {
            stopEverything();
            throw failure;
        }
    }

    private Map<String, String> environment(Databases.Place place) {
        return Map.ofEntries(
                Map.entry("PARLEY_PORT", "0"),
                Map.entry("PARLEY_BIND", "127.0.0.1"),
                Map.entry("PARLEY_PUBLIC_URL", courier.address().toString()),
                Map.entry("PARLEY_CLIENT_ID", SandboxOptions.CLIENT_ID),
                Map.entry("PARLEY_CLIENT_SECRET", SandboxOptions.CLIENT_SECRET),
                Map.entry("PARLEY_OAUTH_URL", sandbox.authorizationServer().toString()),
                Map.entry("PARLEY_BX24_JS_URL", sandbox.authorizationServer() + "/api/v1/"),
                Map.entry("PARLEY_ALLOW_HTTP", "true"),
                Map.entry("PARLEY_SECRET", SECRET),
                Map.entry("PARLEY_MANAGEMENT_PORT", "0"),
                Map.entry("PARLEY_DATABASE_URL", place.url()),
                Map.entry("PARLEY_DATABASE_USER", place.user()),
                Map.entry("PARLEY_DATABASE_PASSWORD", place.password()));
    }

    private void settle(Portal portal) {
        for (int number = 1; number <= CROWD; number++) {
            portal.hire(new Person(
                    100L + number, "Person", "" + number, "", "F", number + "@crowd.example", false, "en", true));
        }
        try (Author author = new Author(portal, nodes.getFirst())) {
            author.install();
            author.makeBots(BOTS);
        }
    }

    Node node(int number) {
        return nodes.get(number);
    }

    List<Node> nodes() {
        return nodes;
    }

    Node anyNode() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Portal anyPortal() {
        return portals.get(random.nextInt(portals.size()));
    }

    List<Portal> portals() {
        return portals;
    }

    Random random() {
        return random;
    }

    /** Lets people write for a while, between half as long and half as long again. */
    void goOn(Duration about) {
        long millis = about.toMillis();
        LockSupport.parkNanos(
                Duration.ofMillis(millis / 2 + random.nextLong(millis + 1)).toNanos());
    }

    /** Lets people write until an event is refused: now Parley knows that something is wrong. */
    void awaitRefusal() {
        int before = ledger.refused();
        long begin = System.nanoTime();
        while (ledger.refused() == before) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new AssertionError("No event was refused");
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** Nobody writes any more; waits until everything acknowledged is answered, or nothing moves any more. */
    Verdict verdict() {
        traffic.close();
        long quiet = System.nanoTime();
        Verdict before = judged();
        while (!isOver(before) && System.nanoTime() - quiet < PATIENCE.toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            Verdict now = judged();
            quiet = now.equals(before) ? quiet : System.nanoTime();
            before = now;
        }
        return judged();
    }

    private boolean isOver(Verdict verdict) {
        return portals.stream().allMatch(portal -> portal.events().count().waiting() == 0)
                && courier.isIdle()
                && verdict.lost() == 0;
    }

    private Verdict judged() {
        return ledger.judge(traffic.heard());
    }

    @Override
    public void close() {
        traffic.close();
        stopEverything();
    }

    private void stopEverything() {
        Stream.<AutoCloseable>concat(nodes.stream(), Stream.of(courier, sandbox))
                .forEach(Ordeal::stop);
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
