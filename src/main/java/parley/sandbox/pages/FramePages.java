package parley.sandbox.pages;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import parley.sandbox.oauth.Grant;
import parley.sandbox.portal.Installation.State;
import parley.sandbox.portal.Opening;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Portal;
import parley.sandbox.wire.Json;

/** The application in its frame, and the server's part of the bridge between them (iframe.md). */
public final class FramePages {
    private final Views views = new Views();
    private final Function<Context, Portal> portals;
    private final Set<String> firstRuns = ConcurrentHashMap.newKeySet();

    public FramePages(Function<Context, Portal> portals) {
        this.portals = portals;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/u/{user}/app", this::show);
        routes.post("/u/{user}/app/installation", this::install);
        routes.post("/u/{user}/app/finish", this::finish);
        routes.post("/u/{user}/app/tokens", this::renew);
        routes.post("/u/{user}/app/options/{owner}", this::setOption);
    }

    private void show(Context context) {
        Portal portal = portals.apply(context);
        Person person = Shell.person(portal, context);
        PortalPages.remember(context, portal, person);
        Map<String, Object> model = Shell.around(portal, person, "app");
        State state = portal.state();
        boolean opens = state == State.INSTALLED || (state == State.UNFINISHED && person.isAdministrator());
        model.put("state", opens ? "OPEN" : state.name());
        model.put("description", portal.server().registration().description(person.language()));
        if (opens) {
            Opening opening = portal.opening(person);
            model.put("opening", opening);
            model.put("init", Json.writePlain(init(portal, person, opening, state)));
            model.put(
                    "people",
                    portal.people().stream()
                            .filter(Person::isActive)
                            .map(employee -> portal.read(() -> Faces.of(portal, employee.id())))
                            .toList());
        }
        views.show(context, "app", model);
    }

    /** What {@code getInitData} answers (iframe.md, 4.1). */
    private Map<String, Object> init(Portal portal, Person person, Opening opening, State state) {
        Map<String, Object> init = new LinkedHashMap<>();
        init.put("LANG", person.language());
        init.put("DOMAIN", portal.domain());
        init.put("PROTOCOL", 0);
        init.put("PATH", "/rest");
        init.put("AUTH_ID", Objects.requireNonNull(opening.body().get("AUTH_ID")));
        init.put("AUTH_EXPIRES", portal.tokenLifetime().toSeconds());
        init.put("REFRESH_ID", Objects.requireNonNull(opening.body().get("REFRESH_ID")));
        init.put("MEMBER_ID", portal.memberId());
        init.put("IS_ADMIN", person.isAdministrator());
        init.put("INSTALL", state == State.UNFINISHED);
        init.put("FIRST_RUN", firstRuns.add(portal.memberId() + ":" + person.id() + ":" + portal.version()));
        init.put(
                "APP_OPTIONS",
                portal.read(() -> new LinkedHashMap<>(portal.installation().options())));
        init.put(
                "USER_OPTIONS",
                portal.read(() -> new LinkedHashMap<>(portal.installation().optionsOf(person.id()))));
        init.put("PLACEMENT", "DEFAULT");
        init.put("PLACEMENT_OPTIONS", "");
        return init;
    }

    private void install(Context context) {
        Portal portal = portals.apply(context);
        Person person = Shell.person(portal, context);
        if (person.isAdministrator()) {
            portal.addApplication();
        }
        context.redirect("/u/" + person.id() + "/app/", HttpStatus.SEE_OTHER);
    }

    private void finish(Context context) {
        Portal portal = portals.apply(context);
        boolean finished = portal.finishInstallation(Shell.person(portal, context));
        json(context, Map.of("finished", finished));
    }

    private void renew(Context context) {
        Portal portal = portals.apply(context);
        Person person = Shell.person(portal, context);
        if (!portal.hasApplication()) {
            context.status(HttpStatus.FORBIDDEN);
            return;
        }
        Grant grant = portal.server().tokens().issue(portal, person.id());
        json(
                context,
                Map.of(
                        "AUTH_ID", grant.access(),
                        "AUTH_EXPIRES", String.valueOf(portal.tokenLifetime().toSeconds()),
                        "REFRESH_ID", String.valueOf(grant.refresh())));
    }

    /** An application option set by an ordinary employee ends in silence (iframe.md, 4). */
    private void setOption(Context context) {
        Portal portal = portals.apply(context);
        Person person = Shell.person(portal, context);
        boolean ofUser = context.pathParam("owner").equals("user");
        if (!ofUser && !person.isAdministrator()) {
            context.status(HttpStatus.FORBIDDEN);
            return;
        }
        String name = Optional.ofNullable(context.formParam("name")).orElse("");
        String value = Optional.ofNullable(context.formParam("value")).orElse("");
        json(context, portal.change(() -> {
            Map<String, Object> options = ofUser
                    ? portal.installation().optionsOf(person.id())
                    : portal.installation().options();
            options.put(name, value);
            return new LinkedHashMap<>(options);
        }));
    }

    private static void json(Context context, Map<String, Object> value) {
        context.contentType("application/json; charset=utf-8").result(Json.writePlain(value));
    }
}
