package parley.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.security.RouteRole;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.authoring.BotId;
import parley.authoring.Desks;
import parley.authoring.Permission;
import parley.portals.Portal;
import parley.portals.Portals;

/** Stands before every route: lets nobody in whose session does not open it. */
final class Guard {
    private static final String SCHEME = "Bearer ";
    private static final Pattern BOT = Pattern.compile("/app/bots/(\\d{1,18})(/.*)?");

    private final Sessions sessions;
    private final Portals portals;
    private final Desks desks;
    private final SecurityHeaders headers;
    private final ErrorPages errors;

    Guard(Sessions sessions, Portals portals, Desks desks, SecurityHeaders headers, ErrorPages errors) {
        this.sessions = sessions;
        this.portals = portals;
        this.desks = desks;
        this.headers = headers;
        this.errors = errors;
    }

    void check(Context context) {
        Set<RouteRole> roles = context.routeRoles();
        if (roles.contains(Access.OPEN)) {
            return;
        }
        if (!recognise(context)) {
            refuse(context, errors::noSession);
        } else if (!roles.contains(Access.VISITOR)) {
            Permission permission = Exchange.desk(context).permission();
            boolean editors = roles.contains(Access.EDITOR);
            if (editors ? !permission.mayEnter() : !permission.mayManage()) {
                refuse(context, errors::administratorsOnly);
            } else if (namesForbiddenBot(context, permission)) {
                refuse(context, errors::notFound);
            }
        }
    }

    /** Here for all pages of a bot, so that none can forget to ask. */
    private static boolean namesForbiddenBot(Context context, Permission permission) {
        Matcher bot = BOT.matcher(context.path());
        return bot.matches() && !permission.mayEdit(new BotId(Long.parseLong(bot.group(1))));
    }

    private static void refuse(Context context, Consumer<Context> explanation) {
        explanation.accept(context);
        context.skipRemainingHandlers();
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
            Exchange.keep(context, desks.of(session.orElseThrow().visitor()));
        });
        return portal.isPresent();
    }
}
