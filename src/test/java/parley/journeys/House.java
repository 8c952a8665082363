package parley.journeys;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import parley.Parley;
import parley.Settings;
import parley.bitrix24.Pace;
import parley.portals.Portal.Standing;
import parley.portals.PortalId;
import parley.sandbox.Sandbox;
import parley.sandbox.SandboxOptions;
import parley.sandbox.portal.Portal;
import parley.storage.Database;
import parley.storage.Databases;
import parley.storage.JdbcPortals;

/** The whole house for a test: a sandbox and Parley beside it, each on free ports. */
public final class House implements AutoCloseable {
    static final String SECRET =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    private final Databases.Place place;
    private final Sandbox sandbox;
    private final Map<String, String> environment;
    private final int port;
    private final Pace pace;
    private Parley parley;

    public House(Databases.Place place) {
        this(place, SandboxOptions.onFreePorts());
    }

    public House(Databases.Place place, SandboxOptions options) {
        this(place, options, Pace.USUAL);
    }

    House(Databases.Place place, SandboxOptions options, Pace pace) {
        this.place = place;
        this.pace = pace;
        this.port = freePort();
        URI address = URI.create("http://127.0.0.1:" + port);
        this.sandbox = Sandbox.start(options.withApplicationUrl(address));
        this.environment = new HashMap<>(Map.ofEntries(
                Map.entry("PARLEY_PORT", Integer.toString(port)),
                Map.entry("PARLEY_BIND", "127.0.0.1"),
                Map.entry("PARLEY_PUBLIC_URL", address.toString()),
                Map.entry("PARLEY_CLIENT_ID", SandboxOptions.CLIENT_ID),
                Map.entry("PARLEY_CLIENT_SECRET", SandboxOptions.CLIENT_SECRET),
                Map.entry("PARLEY_OAUTH_URL", sandbox.authorizationServer().toString()),
                Map.entry("PARLEY_BX24_JS_URL", sandbox.authorizationServer() + "/api/v1/"),
                Map.entry("PARLEY_ALLOW_HTTP", "true"),
                Map.entry("PARLEY_SECRET", SECRET),
                Map.entry("PARLEY_MANAGEMENT_PORT", "0"),
                Map.entry("PARLEY_DATABASE_URL", place.url()),
                Map.entry("PARLEY_DATABASE_USER", place.user()),
                Map.entry("PARLEY_DATABASE_PASSWORD", place.password())));
        this.parley = start();
    }

    private Parley start() {
        return Parley.start(Settings.read(environment, Path.of("not-used")), Clock.systemUTC(), pace);
    }

    /** Whether anything is stored of a portal: also after it has left, until all of it is erased. */
    boolean remembers(Portal portal) {
        try (Database database = place.open()) {
            return new JdbcPortals(database)
                    .find(new PortalId(portal.memberId()))
                    .isPresent();
        }
    }

    /** Whether it knows the portal and holds it for installed. */
    boolean isAtHome(Portal portal) {
        try (Database database = place.open()) {
            return new JdbcPortals(database)
                    .find(new PortalId(portal.memberId()))
                    .filter(known -> known.standing() != Standing.UNINSTALLED)
                    .isPresent();
        }
    }

    /** Stops Parley and starts it again on the same database. */
    public void restart() {
        parley.close();
        parley = start();
    }

    /** The same, with another public address. */
    void restartAs(String publicUrl) {
        environment.put("PARLEY_PUBLIC_URL", publicUrl);
        restart();
    }

    /**
     * Parley goes on in a process of its own while that happens, and the process is killed afterwards; then it goes on here.
     *
     * @param afterDeath what happens while nobody is there
     */
    void liveAndDieElsewhere(Runnable life, Runnable afterDeath) {
        parley.close();
        Offspring offspring = Offspring.start(environment, parley("/readyz"));
        try {
            life.run();
        } finally {
            offspring.close();
        }
        afterDeath.run();
        parley = start();
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public URI parley(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The process environment that starts Parley as it runs here. */
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** Waits for what happens on other threads; fails loudly when it does not. */
    public static void eventually(String what, BooleanSupplier condition) {
        eventually(what, Duration.ofSeconds(20), condition);
    }

    static void eventually(String what, Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("This did not happen in time: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    /** One that no connection to elsewhere gets before somebody listens on it, and that browsers open. */
    public static int freePort() {
        int port;
        do {
            port = ThreadLocalRandom.current().nextInt(11_000, 32_000);
        } while (!isFree(port));
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public void close() {
        parley.close();
        sandbox.close();
    }
}
