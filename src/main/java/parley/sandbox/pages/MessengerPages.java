package parley.sandbox.pages;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseHandler;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import parley.sandbox.portal.Chat;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Portal;

/** The messenger of one person: lists, a dialog, and what the person does in it. */
public final class MessengerPages implements AutoCloseable {
    private final Views views = new Views();
    private final Function<Context, Portal> portals;
    private final Map<Portal, Live> live = new ConcurrentHashMap<>();

    public MessengerPages(Function<Context, Portal> portals) {
        this.portals = portals;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/u/{user}", this::show);
        routes.get("/u/{user}/recent", this::showRecent);
        routes.get("/u/{user}/im/{dialog}", this::show);
        routes.get("/u/{user}/im/{dialog}/messages", this::showMessages);
        routes.post("/u/{user}/im/{dialog}/messages", this::say);
        routes.post("/u/{user}/im/{dialog}/members", this::invite);
        routes.post("/u/{user}/groups", this::createGroup);
        routes.post("/u/{user}/messages/{message}", this::edit);
        routes.post("/u/{user}/messages/{message}/removal", this::delete);
        routes.post("/u/{user}/messages/{message}/presses", this::press);
        routes.get(
                "/changes",
                new SseHandler(client -> live(portals.apply(client.ctx())).add(client)));
    }

    @Override
    public void close() {
        live.values().forEach(Live::close);
    }

    private Live live(Portal portal) {
        return live.computeIfAbsent(portal, Live::new);
    }

    private void show(Context context) {
        Portal portal = portals.apply(context);
        Person person = Shell.person(portal, context);
        PortalPages.remember(context, portal, person);
        Map<String, Object> model = Shell.around(portal, person, "messenger");
        MessengerView view = new MessengerView(portal, person);
        String open = context.pathParamMap().getOrDefault("dialog", "");
        if (!open.isEmpty()) {
            model.put("dialog", view.dialog(portal.open(person, open)));
        }
        model.put("recent", view.recent(open));
        model.put("strangers", view.strangers());
        model.put("bell", view.bell());
        model.put("waiting", view.waiting());
        model.put("everybody", view.everybodyElse());
        views.show(context, "messenger", model);
    }

    private void showRecent(Context context) {
        Portal portal = portals.apply(context);
        Person person = Shell.person(portal, context);
        Map<String, Object> model = Shell.around(portal, person, "messenger");
        MessengerView view = new MessengerView(portal, person);
        model.put(
                "recent",
                view.recent(Optional.ofNullable(context.queryParam("open")).orElse("")));
        model.put("strangers", view.strangers());
        model.put("bell", view.bell());
        model.put("waiting", view.waiting());
        views.showPart(context, "messenger", "lists", model);
    }

    private void showMessages(Context context) {
        Portal portal = portals.apply(context);
        Person person = Shell.person(portal, context);
        Map<String, Object> model = Shell.around(portal, person, "messenger");
        Chat chat = portal.read(() -> portal.messenger().find(person.id(), context.pathParam("dialog")))
                .orElse(null);
        if (chat == null) {
            context.status(HttpStatus.NOT_FOUND);
        } else {
            model.put("dialog", new MessengerView(portal, person).dialog(chat));
            views.showPart(context, "messenger", "messages", model);
        }
    }

    private void say(Context context) {
        Portal portal = portals.apply(context);
        Person person = Shell.person(portal, context);
        String dialog = context.pathParam("dialog");
        portal.say(person, dialog, text(context, "text"));
        context.redirect("/u/" + person.id() + "/im/" + dialog + "/", HttpStatus.SEE_OTHER);
    }

    private void invite(Context context) {
        Portal portal = portals.apply(context);
        Person person = Shell.person(portal, context);
        String dialog = context.pathParam("dialog");
        ids(context.formParams("member")).forEach(id -> portal.invite(person, dialog, id));
        context.redirect("/u/" + person.id() + "/im/" + dialog + "/", HttpStatus.SEE_OTHER);
    }

    private void createGroup(Context context) {
        Portal portal = portals.apply(context);
        Person person = Shell.person(portal, context);
        String dialog = portal.createGroup(person, text(context, "title"), ids(context.formParams("member")));
        context.redirect("/u/" + person.id() + "/im/" + dialog + "/", HttpStatus.SEE_OTHER);
    }

    private void edit(Context context) {
        portals.apply(context).edit(person(context), message(context), text(context, "text"));
        back(context);
    }

    private void delete(Context context) {
        portals.apply(context).delete(person(context), message(context));
        back(context);
    }

    private void press(Context context) {
        int button = Integer.parseInt(text(context, "button"));
        portals.apply(context).press(person(context), message(context), button);
        back(context);
    }

    private Person person(Context context) {
        return Shell.person(portals.apply(context), context);
    }

    private static long message(Context context) {
        return context.pathParamAsClass("message", Long.class).get();
    }

    private static String text(Context context, String name) {
        return Optional.ofNullable(context.formParam(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("The field " + name + " is empty"));
    }

    private static Set<Long> ids(List<String> values) {
        Set<Long> ids = new LinkedHashSet<>();
        values.forEach(value -> ids.add(Long.parseLong(value)));
        return ids;
    }

    private static void back(Context context) {
        context.redirect(
                Optional.ofNullable(context.header("Referer")).orElse("/u/" + context.pathParam("user") + "/"),
                HttpStatus.SEE_OTHER);
    }
}
