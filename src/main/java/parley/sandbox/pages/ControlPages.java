package parley.sandbox.pages;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import parley.sandbox.oauth.AuthorizationServer;
import parley.sandbox.portal.Fault;
import parley.sandbox.portal.Faults;
import parley.sandbox.portal.Portal;
import parley.sandbox.wire.Json;

/** The index and the controls: everything a test may do, as forms, for people and for other processes. */
public final class ControlPages {
    private static final int STATUS_OF_PROXY = 502;

    private final Views views = new Views();
    private final AuthorizationServer server;
    private final Map<String, Portal> portals;
    private final Faults tokenFaults;
    private final Consumer<Portal> mover;

    public ControlPages(
            AuthorizationServer server, Map<String, Portal> portals, Faults tokenFaults, Consumer<Portal> mover) {
        this.server = server;
        this.portals = portals;
        this.tokenFaults = tokenFaults;
        this.mover = mover;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/control", this::show);
        routes.get(
                "/control/state.json",
                context -> context.contentType("application/json; charset=utf-8")
                        .result(Json.writePlain(new State(server, portals, tokenFaults).describe())));
        routes.post(
                "/control/application",
                context -> change(context, () -> server.registration().moveTo(URI.create(field(context, "url")))));
        routes.post(
                "/control/faults",
                context -> change(
                        context, () -> tokenFaults.add(field(context, "method"), fault(context), times(context))));
        on(routes, "installation", (portal, _) -> portal.addApplication());
        on(routes, "uninstallation", (portal, context) -> portal.uninstall(context.formParam("clean") != null));
        on(routes, "version", (portal, context) -> portal.updateApp((int) number(context, "version")));
        on(routes, "payment", (portal, context) -> portal.pay(field(context, "status"), number(context, "days")));
        on(routes, "withheld-scope", (portal, context) -> portal.withhold(field(context, "scope")));
        on(routes, "unbinding", (portal, _) -> portal.unbindEvents());
        on(routes, "expiry", (portal, _) -> portal.expireTokens());
        on(
                routes,
                "lifetime",
                (portal, context) -> portal.setTokenLifetime(Duration.ofSeconds(number(context, "seconds"))));
        on(routes, "address", (portal, _) -> mover.accept(portal));
        on(routes, "dismissal", (portal, context) -> portal.dismiss(portal.person(number(context, "user"))));
        on(routes, "redelivery", (portal, _) -> portal.resendLastEvent());
        on(routes, "losses", (portal, context) -> portal.events().loseNext((int) number(context, "times")));
        on(routes, "bot-removal", (portal, context) -> portal.removeBot(number(context, "bot")));
        on(routes, "bot-name", (portal, context) -> portal.renameBot(number(context, "bot"), field(context, "name")));
        on(routes, "bot-limit", (portal, context) -> portal.allowBots((int) number(context, "most")));
        on(
                routes,
                "messages",
                (portal, context) -> portal.say(
                        portal.person(number(context, "user")), field(context, "dialog"), field(context, "text")));
        on(
                routes,
                "presses",
                (portal, context) ->
                        portal.press(portal.person(number(context, "user")), number(context, "message"), (int)
                                number(context, "button")));
        on(
                routes,
                "faults",
                (portal, context) -> portal.fail(field(context, "method"), fault(context), times(context)));
        on(routes, "faults/removal", (portal, _) -> portal.faults().clear());
    }

    /** The first page of all. */
    public void index(Context context) {
        views.show(context, "index", model());
    }

    private void show(Context context) {
        views.show(context, "control", model());
    }

    private Map<String, Object> model() {
        Map<String, Object> model = new HashMap<>();
        Collection<Portal> all = new ArrayList<>(portals.values());
        model.put("portals", all);
        model.put("server", server.uri().toString());
        model.put("application", server.registration().url().toString());
        model.put("applicationName", server.registration().name("en"));
        model.put("tokenFaults", tokenFaults.planned());
        return model;
    }

    /** What a form does to one portal. */
    private interface Act {
        void on(Portal portal, Context context);
    }

    private void on(JavalinDefaultRoutingApi routes, String noun, Act act) {
        routes.post("/control/portals/{portal}/" + noun, context -> {
            Portal portal = portals.get(context.pathParam("portal"));
            if (portal == null) {
                throw new IllegalArgumentException("There is no portal " + context.pathParam("portal"));
            }
            change(context, () -> act.on(portal, context));
        });
    }

    /** Scripts that do not ask for HTML get no page. */
    private static void change(Context context, Runnable work) {
        work.run();
        if (Optional.ofNullable(context.header("Accept")).orElse("").contains("text/html")) {
            context.redirect("/control", HttpStatus.SEE_OTHER);
        } else {
            context.status(HttpStatus.NO_CONTENT);
        }
    }

    private static String field(Context context, String name) {
        return Optional.ofNullable(context.formParam(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("The field " + name + " is empty"));
    }

    private static long number(Context context, String name) {
        return Long.parseLong(field(context, name).strip());
    }

    private static int times(Context context) {
        return context.formParam("times") == null ? 1 : (int) number(context, "times");
    }

    private static Fault fault(Context context) {
        return switch (field(context, "kind")) {
            case "refuse" -> new Fault.Refuse((int) number(context, "status"), field(context, "code"));
            case "html" ->
                new Fault.Html(context.formParam("status") == null ? STATUS_OF_PROXY : (int) number(context, "status"));
            case "truncate" -> new Fault.Truncate();
            case "cut" -> new Fault.Cut();
            case "drop-answer" -> new Fault.DropAnswer();
            case "hang-after" -> new Fault.HangAfter(Duration.ofSeconds(number(context, "seconds")));
            case "late" -> new Fault.Late(Duration.ofSeconds(number(context, "seconds")));
            case "hang" -> new Fault.Hang(Duration.ofSeconds(number(context, "seconds")));
            default -> throw new IllegalArgumentException("There is no such kind of fault");
        };
    }
}
