package parley.sandbox;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import parley.sandbox.oauth.AuthorizationServer;
import parley.sandbox.oauth.Registration;
import parley.sandbox.portal.Fault;
import parley.sandbox.portal.Faults;
import parley.sandbox.portal.People;
import parley.sandbox.portal.Portal;
import parley.sandbox.portal.PortalName;

/** A running stand-in for Bitrix24: one authorization server, the portals Acme and Globex. Safe for all threads. */
public final class Sandbox implements AutoCloseable {
    private static final PortalName ACME = new PortalName("acme", "Acme", "en", "a3f0c5d2e8714b96ac3d5e70918f24b6");
    private static final PortalName GLOBEX =
            new PortalName("globex", "Globex", "de", "9d1b7e64f2c84a05b7e3c6a1d0582f9e");

    private final AuthorizationServer server;
    private final Faults tokenFaults = new Faults();
    private final Map<String, Portal> portals = new LinkedHashMap<>();
    private final SandboxServer http;

    private Sandbox(SandboxOptions options) {
        Registration registration =
                new Registration(options.clientId(), options.clientSecret(), options.applicationUrl());
        this.server = new AuthorizationServer(registration, options.clock());
        portals.put("acme", new Portal(ACME, People.ofAcme(), server, options.clock(), options.tokenLifetime()));
        portals.put("globex", new Portal(GLOBEX, People.ofGlobex(), server, options.clock(), options.tokenLifetime()));
        this.http = new SandboxServer(server, portals, tokenFaults, options);
    }

    public static Sandbox start(SandboxOptions options) {
        Sandbox sandbox = new Sandbox(options);
        sandbox.http.start(options.port());
        return sandbox;
    }

    /** The command {@code sandbox [--port N] [--app URL]}: runs until the process is stopped. */
    public static void run(String... arguments) {
        SandboxCommand.run(arguments);
    }

    public URI authorizationServer() {
        return server.uri();
    }

    public Portal portal(String key) {
        return Optional.ofNullable(portals.get(key))
                .orElseThrow(() -> new IllegalArgumentException("There is no portal " + key));
    }

    /** The vendor enters a new address in the console, for an application whose port is known only now. */
    public void registerApplicationAt(URI url) {
        server.registration().moveTo(url);
    }

    /** Faults of the authorization server; the methods are {@code oauth/token} and {@code app.info}. */
    public void fail(String method, Fault fault, int times) {
        tokenFaults.add(method, fault, times);
    }

    /** The portal moves to a free port; the old one redirects (rest.md, 8). */
    public void move(Portal portal) {
        http.move(portal, 0);
    }

    public void move(Portal portal, int port) {
        http.move(portal, port);
    }

    @Override
    public void close() {
        http.stop();
        portals.values().forEach(Portal::close);
    }
}
