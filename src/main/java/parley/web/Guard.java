package parley.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.security.RouteRole;
import java.util.Optional;
import java.util.Set;
import parley.portals.Portal;
import parley.portals.Portals;

/** Stands before every route: lets nobody in whose session does not open it. */
final class Guard {
    private static final String SCHEME = "Bearer ";

    private final Sessions sessions;
    private final Portals portals;
    private final SecurityHeaders headers;
    private final ErrorPages errors;

    Guard(Sessions sessions, Portals portals, SecurityHeaders headers, ErrorPages errors) {
        this.sessions = sessions;
        this.portals = portals;
        this.headers = headers;
        this.errors = errors;
    }

    void check(Context context) {
        Set<RouteRole> roles = context.routeRoles();
        if (roles.contains(Access.OPEN)) {
            return;
        }
        if (!recognise(context)) {
            errors.noSession(context);
            context.skipRemainingHandlers();
        } else if (!roles.contains(Access.VISITOR)
                && !Exchange.session(context).visitor().administrator()) {
            errors.administratorsOnly(context);
            context.skipRemainingHandlers();
        }
    }

    /** Whether the request brings a session that is good, of a portal that is still there. */
    boolean recognise(Context context) {
        Optional<Session> session = Optional.ofNullable(context.header(Header.AUTHORIZATION))
                .filter(value -> value.startsWith(SCHEME))
                .flatMap(value -> sessions.read(value.substring(SCHEME.length())));
        Optional<Portal> portal = session.flatMap(
                        found -> portals.find(found.visitor().portal()))
                .filter(found -> found.standing() != Portal.Standing.UNINSTALLED);
        portal.ifPresent(found -> {
            headers.narrow(context, found);
            Exchange.keep(context, session.orElseThrow());
        });
        return portal.isPresent();
    }
}
