package parley.web;

import io.javalin.security.RouteRole;

/** Who may use a route. A route that names none of these needs an administrator's session. */
enum Access implements RouteRole {
    /** Anybody: the portal's queue, load balancers, browsers that bring no session yet. */
    OPEN,
    /** Every verified person of a portal. */
    VISITOR,
    /** Who may edit bots; where the address names one, who may edit that one. */
    EDITOR
}
