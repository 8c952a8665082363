package parley.sandbox;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import parley.sandbox.oauth.AuthorizationServer;
import parley.sandbox.portal.Portal;

/** One Jetty with a connector per host; who is meant is told by the local port of a request. */
final class SandboxServer {
    private final AuthorizationServer server;
    private final Map<String, Portal> portals;
    private final Hosts hosts;
    private final Javalin javalin;

    SandboxServer(AuthorizationServer server, Map<String, Portal> portals) {
        this.server = server;
        this.portals = portals;
        this.hosts = new Hosts();
        this.javalin = Javalin.create(config -> configure(config));
    }

    void start(int port) {
        Server jetty = javalin.jettyServer().server();
        for (int index = 0; index <= portals.size(); index++) {
            jetty.addConnector(connector(jetty, port == 0 ? 0 : port + index));
        }
        javalin.start();
        List<ServerConnector> connectors = connectors(jetty);
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
            throw new IllegalStateException("Cannot listen on port " + port, e);
        }
        hosts.put(connector.getLocalPort(), portal);
        portal.listenAt(connector.getLocalPort());
    }

    void stop() {
        javalin.stop();
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.concurrency.useVirtualThreads = true;
    }

    private static ServerConnector connector(Server jetty, int port) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(configuration));
        connector.setHost("localhost");
        connector.setPort(port);
        return connector;
    }

    private static List<ServerConnector> connectors(Server jetty) {
        return List.of(jetty.getConnectors()).stream()
                .map(ServerConnector.class::cast)
                .toList();
    }
}
