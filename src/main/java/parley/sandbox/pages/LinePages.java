package parley.sandbox.pages;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import parley.sandbox.portal.Chat;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Portal;

/** The Open Channel from both sides: the chat on the company's site, and the people who answer there. */
public final class LinePages {
    private final Views views = new Views();
    private final Function<Context, Portal> portals;

    public LinePages(Function<Context, Portal> portals) {
        this.portals = portals;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/u/{user}/line", this::show);
        routes.get("/u/{user}/line/conversations", this::showConversations);
        routes.post("/u/{user}/line/settings", this::set);
        routes.post("/u/{user}/line/{chat}/answers", this::answer);
        routes.post("/u/{user}/line/{chat}/closing", this::close);
        routes.get("/site", this::showSite);
        routes.post("/site/customers", this::meet);
        routes.get("/site/{customer}", this::showCustomer);
        routes.get("/site/{customer}/messages", this::showMessages);
        routes.post("/site/{customer}/messages", this::write);
    }

    private void show(Context context) {
        Portal portal = portals.apply(context);
        Person person = Shell.person(portal, context);
        PortalPages.remember(context, portal, person);
        views.show(context, "line", inside(portal, person));
    }

    private void showConversations(Context context) {
        Portal portal = portals.apply(context);
        views.showPart(context, "line", "conversations", inside(portal, Shell.person(portal, context)));
    }

    private static Map<String, Object> inside(Portal portal, Person person) {
        Map<String, Object> model = Shell.around(portal, person, "line");
        LineView view = new LineView(portal);
        model.put("settings", view.settings());
        model.put("conversations", view.conversations(person));
        return model;
    }

    private void set(Context context) {
        Portal portal = portals.apply(context);
        long bot = Long.parseLong(text(context, "bot"));
        portal.change(() -> {
            portal.channel().set(bot, text(context, "leaves").equals("close"));
            return true;
        });
        back(context, "/u/" + Shell.person(portal, context).id() + "/line/");
    }

    private void answer(Context context) {
        Portal portal = portals.apply(context);
        Person person = Shell.person(portal, context);
        Chat chat = chat(portal, context);
        portal.takeOver(person, chat);
        back(context, "/u/" + person.id() + "/im/chat" + chat.id() + "/");
    }

    private void close(Context context) {
        Portal portal = portals.apply(context);
        portal.closeSession(chat(portal, context));
        back(context, "/u/" + Shell.person(portal, context).id() + "/line/");
    }

    private static Chat chat(Portal portal, Context context) {
        long number = context.pathParamAsClass("chat", Long.class).get();
        return portal.read(() -> portal.messenger().group(number))
                .filter(chat -> chat.line().isPresent())
                .orElseThrow(() -> new NotFoundResponse("There is no such conversation"));
    }

    private void showSite(Context context) {
        views.show(context, "site", outside(portals.apply(context)));
    }

    private static Map<String, Object> outside(Portal portal) {
        Map<String, Object> model = new HashMap<>();
        model.put("company", portal.name().title());
        model.put("customers", portal.read(portal.channel()::customers));
        return model;
    }

    private void meet(Context context) {
        Portal portal = portals.apply(context);
        Person customer = portal.change(() -> portal.channel().meet(text(context, "name")));
        back(context, "/site/" + customer.id() + "/");
    }

    private void showCustomer(Context context) {
        Portal portal = portals.apply(context);
        views.show(context, "site", withMessages(portal, customer(portal, context)));
    }

    private void showMessages(Context context) {
        Portal portal = portals.apply(context);
        views.showPart(context, "site", "messages", withMessages(portal, customer(portal, context)));
    }

    private static Map<String, Object> withMessages(Portal portal, Person customer) {
        Map<String, Object> model = outside(portal);
        model.put("customer", customer);
        model.put("messages", new LineView(portal).seenBy(customer));
        return model;
    }

    private static Person customer(Portal portal, Context context) {
        long number = context.pathParamAsClass("customer", Long.class).get();
        return portal.read(() -> portal.channel().customer(number))
                .orElseThrow(() -> new NotFoundResponse("Nobody of this number has been here"));
    }

    private void write(Context context) {
        Portal portal = portals.apply(context);
        Person customer = customer(portal, context);
        portal.change(() -> portal.channel().write(customer, text(context, "text")));
        back(context, "/site/" + customer.id() + "/");
    }

    private static String text(Context context, String name) {
        return Optional.ofNullable(context.formParam(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("The field " + name + " is empty"));
    }

    private static void back(Context context, String address) {
        context.redirect(address, HttpStatus.SEE_OTHER);
    }
}
