package parley.sandbox;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import parley.sandbox.journal.Journal;
import parley.sandbox.oauth.AuthorizationServer;
import parley.sandbox.pages.ControlPages;
import parley.sandbox.pages.FramePages;
import parley.sandbox.pages.JournalPages;
import parley.sandbox.pages.LinePages;
import parley.sandbox.pages.MessengerPages;
import parley.sandbox.pages.PortalPages;
import parley.sandbox.portal.Faults;
import parley.sandbox.portal.Portal;

/** One Jetty with a connector per host; who is meant is told by the local port of a request. */
final class SandboxServer {
    private static final long LARGEST_BODY = 32_000_000L;

    private final AuthorizationServer server;
    private final Map<String, Portal> portals;
    private final Hosts hosts = new Hosts();
    private final Journal journal = new Journal();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final MessengerPages messenger = new MessengerPages(hosts::require);
    private final ControlPages controls;
    private final PortalPages doors = new PortalPages(hosts::require);
    private final JournalPages journals;
    private final Javalin javalin;

    SandboxServer(AuthorizationServer server, Map<String, Portal> portals, Faults tokenFaults, SandboxOptions options) {
        this.server = server;
        this.portals = portals;
        this.journals = new JournalPages(server);
        this.controls = new ControlPages(server, portals, tokenFaults, portal -> move(portal, 0));
        RestRoutes rest = new RestRoutes(server, hosts, tokenFaults, journal, closing, options);
        this.javalin = Javalin.create(config -> configure(config, rest));
    }

    void start(int port) {
        Server jetty = javalin.jettyServer().server();
        for (int index = 0; index <= portals.size(); index++) {
            jetty.addConnector(connector(jetty, port == 0 ? 0 : port + index));
        }
        javalin.start();
        List<ServerConnector> connectors = List.of(jetty.getConnectors()).stream()
                .map(ServerConnector.class::cast)
                .toList();
        server.listenAt(URI.create("http://localhost:" + connectors.getFirst().getLocalPort()));
        int index = 1;
        for (Portal portal : portals.values()) {
            int local = connectors.get(index++).getLocalPort();
            portal.listenAt(local);
            hosts.put(local, portal);
        }
    }

    /** Opens the new port before the old one starts to redirect. */
    void move(Portal portal, int port) {
        Server jetty = javalin.jettyServer().server();
        ServerConnector connector = connector(jetty, port);
        jetty.addConnector(connector);
        try {
            connector.start();
        } catch (Exception e) {
            // Jetty declares no less.
            throw new IllegalStateException("Cannot listen on port " + port, e);
        }
        hosts.put(connector.getLocalPort(), portal);
        portal.listenAt(connector.getLocalPort());
    }

    void stop() {
        closing.countDown();
        messenger.close();
        javalin.stop();
    }

    private void configure(JavalinConfig config, RestRoutes rest) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = LARGEST_BODY;
        config.staticFiles.add(files -> {
            files.hostedPath = "/sandbox";
            files.directory = "/static/sandbox";
            files.location = Location.CLASSPATH;
        });
        config.routes.before(this::redirectMoved);
        config.routes.get("/", this::showFirst);
        config.routes.get("/journal", this::showJournal);
        rest.register(config.routes);
        doors.register(config.routes);
        messenger.register(config.routes);
        new LinePages(hosts::require).register(config.routes);
        new FramePages(hosts::require).register(config.routes);
        controls.register(config.routes);
        config.routes.exception(
                IllegalArgumentException.class,
                (e, context) -> context.status(HttpStatus.BAD_REQUEST).result(String.valueOf(e.getMessage())));
    }

    /** A portal that moved answers 302 on its old address (rest.md, 8). */
    private void redirectMoved(Context context) {
        hosts.portal(context)
                .filter(portal -> portal.port() != context.req().getLocalPort())
                .ifPresent(portal -> {
                    String query = context.queryString() == null ? "" : "?" + context.queryString();
                    context.redirect(portal.uri() + context.path() + query, HttpStatus.FOUND);
                    context.skipRemainingHandlers();
                });
    }

    private void showFirst(Context context) {
        hosts.portal(context)
                .ifPresentOrElse(portal -> doors.chooseLogin(context, portal), () -> controls.index(context));
    }

    private void showJournal(Context context) {
        hosts.portal(context)
                .ifPresentOrElse(
                        portal -> journals.show(context, portal.name().title(), portal.log()),
                        () -> journals.show(context, "Authorization server", journal));
    }

    private static ServerConnector connector(Server jetty, int port) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(configuration));
        connector.setHost("localhost");
        connector.setPort(port);
        return connector;
    }
}
