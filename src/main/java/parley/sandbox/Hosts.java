package parley.sandbox;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.sandbox.portal.Portal;

/** Which portal listens, or once listened, on a port. Safe for all threads. */
final class Hosts {
    private final Map<Integer, Portal> portals = new ConcurrentHashMap<>();

    void put(int port, Portal portal) {
        portals.put(port, portal);
    }

    /** Absent on the authorization server's port. */
    Optional<Portal> portal(Context context) {
        return Optional.ofNullable(portals.get(context.req().getLocalPort()));
    }

    Portal require(Context context) {
        return portal(context).orElseThrow(() -> new NotFoundResponse("This page belongs to a portal"));
    }
}
