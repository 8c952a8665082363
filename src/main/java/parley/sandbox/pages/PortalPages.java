package parley.sandbox.pages;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import parley.sandbox.oauth.AuthorizationServer;
import parley.sandbox.oauth.Registration;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Portal;
import parley.sandbox.wire.PhpForm;

/** The way in: who are you, your language, the journal, and the consent of the OAuth protocol. */
public final class PortalPages {
    private final Views views = new Views();
    private final Function<Context, Portal> portals;

    public PortalPages(Function<Context, Portal> portals) {
        this.portals = portals;
    }

    /** The addresses of every portal; the portal itself is told by the port. */
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/oauth/authorize", this::authorize);
        routes.get("/avatars/{bot}", this::avatar);
        routes.post("/u/{user}/language", this::changeLanguage);
    }

    /** A list of employees; {@code next} is where the chosen one goes on. */
    public void chooseLogin(Context context, Portal portal) {
        views.show(
                context,
                "login",
                Map.of(
                        "portal",
                        portal.name().title(),
                        "people",
                        portal.people().stream().filter(Person::isActive).toList(),
                        "next",
                        Optional.ofNullable(context.queryParam("next")).orElse("")));
    }

    /** Visiting one's own page is the login; cookies know no ports, so the name tells the portal. */
    static void remember(Context context, Portal portal, Person person) {
        Cookie cookie = new Cookie("sandbox_" + portal.name().key(), String.valueOf(person.id()));
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.LAX);
        context.cookie(cookie);
    }

    /** Only client_id and state count; a failure is shown here and never sent back (install-and-auth.md, 6.1). */
    private void authorize(Context context) {
        Portal portal = portals.apply(context);
        Registration registration = portal.server().registration();
        String user = Optional.ofNullable(context.queryParam("user"))
                .or(() -> Optional.ofNullable(
                        context.cookie("sandbox_" + portal.name().key())))
                .orElse("");
        Optional<Person> person = portal.people().stream()
                .filter(Person::isActive)
                .filter(employee -> String.valueOf(employee.id()).equals(user))
                .findFirst();
        if (!registration.clientId().equals(context.queryParam("client_id")) || !portal.isInstalled()) {
            context.status(403);
            views.show(
                    context,
                    "notice",
                    Map.of(
                            "title", "Application not found",
                            "text", "The application is not installed in this portal, or its client_id is unknown."));
        } else if (person.isEmpty()) {
            views.show(
                    context,
                    "login",
                    Map.of(
                            "portal", portal.name().title(),
                            "people",
                                    portal.people().stream()
                                            .filter(Person::isActive)
                                            .toList(),
                            "next", "/oauth/authorize/?" + context.queryString()));
        } else {
            context.redirect(callback(context, portal, person.get()).toString());
        }
    }

    private static URI callback(Context context, Portal portal, Person person) {
        Registration registration = portal.server().registration();
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("code", portal.server().codes().issue(portal, person.id()));
        query.put("state", Optional.ofNullable(context.queryParam("state")).orElse(""));
        query.put("domain", portal.domain());
        query.put("member_id", portal.memberId());
        query.put("scope", AuthorizationServer.scope(portal));
        query.put("server_domain", portal.server().domain());
        return URI.create(registration.page("callback") + "?" + PhpForm.write(query));
    }

    private void avatar(Context context) {
        Portal portal = portals.apply(context);
        long bot = context.pathParamAsClass("bot", Long.class).get();
        portal.read(() -> Faces.photo(portal, bot))
                .ifPresentOrElse(bytes -> context.contentType(type(bytes)).result(bytes), () -> context.status(404));
    }

    private static String type(byte[] image) {
        return switch (image[0]) {
            case (byte) 0x89 -> "image/png";
            case 'G' -> "image/gif";
            default -> "image/jpeg";
        };
    }

    private void changeLanguage(Context context) {
        Portal portal = portals.apply(context);
        Person person = Shell.person(portal, context);
        portal.speak(person, Optional.ofNullable(context.formParam("language")).orElse("en"));
        context.redirect("/u/" + person.id() + "/", HttpStatus.SEE_OTHER);
    }
}
