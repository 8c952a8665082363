package parley.sandbox.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import parley.sandbox.portal.Installation.Binding;
import parley.sandbox.wire.Parameters;
import parley.sandbox.wire.Refusal;

/** Subscriptions to everything but bot events, which need none (events.md, 7). */
final class EventMethods {
    private static final List<String> EVENTS =
            List.of("ONAPPINSTALL", "ONAPPUPDATE", "ONAPPUNINSTALL", "ONAPPPAYMENT", "ONAPPMETHODCONFIRM", "ONAPPTEST");

    private EventMethods() {}

    static void register(Map<String, Method> methods) {
        methods.put("events", Method.basic(_ -> EVENTS));
        methods.put("event.bind", Method.basic(EventMethods::bind));
        methods.put("event.unbind", Method.basic(EventMethods::unbind));
        methods.put("event.get", Method.basic(EventMethods::list));
        methods.put("event.test", Method.basic(EventMethods::test));
    }

    private static Object bind(Call call) {
        Parameters parameters = call.parameters();
        String event = parameters.text("event").toUpperCase(Locale.ROOT);
        String handler = parameters.text("handler");
        if (event.isEmpty()) {
            throw new Refusal("ERROR_ARGUMENT", "Argument 'EVENT' is null or empty");
        }
        if (!EVENTS.contains(event)) {
            throw new Refusal("ERROR_EVENT_NOT_FOUND", "Event not found");
        }
        if (handler.isEmpty()) {
            throw new Refusal("ERROR_ARGUMENT", "Argument 'HANDLER' is null or empty");
        }
        if (!Addresses.isAcceptable(handler)) {
            throw new Refusal("ERROR_ARGUMENT", "Wrong handler URL");
        }
        Binding binding = new Binding(event, handler, owner(call));
        List<Binding> bindings = call.portal().installation().bindings();
        if (bindings.contains(binding)) {
            // The same address twice is refused (events.md, 7).
            throw new Refusal("ERROR_CORE", "Unable to set event handler: Handler already binded");
        }
        bindings.add(binding);
        return true;
    }

    /** An employee binds in their own name only; an administrator also for nobody in particular. */
    private static long owner(Call call) {
        Parameters parameters = call.parameters();
        if (call.byAdministrator()) {
            return parameters.number("auth_type");
        }
        boolean foreign = parameters.has("auth_type") && parameters.number("auth_type") != call.userId();
        if (foreign || parameters.text("event_type").equals("offline")) {
            throw new Refusal(403, "ACCESS_DENIED", "Access denied! Administrator authorization required");
        }
        return call.userId();
    }

    private static Object unbind(Call call) {
        Parameters parameters = call.parameters();
        String event = parameters.text("event").toUpperCase(Locale.ROOT);
        List<Binding> bindings = call.portal().installation().bindings();
        int before = bindings.size();
        // Without parameters everything goes (events.md, 7).
        bindings.removeIf(binding -> (event.isEmpty() || binding.event().equals(event))
                && (!parameters.has("handler") || binding.handler().equals(parameters.text("handler")))
                && (call.byAdministrator() || binding.userId() == call.userId()));
        return Map.of("count", before - bindings.size());
    }

    private static Object list(Call call) {
        return call.portal().installation().bindings().stream()
                .filter(binding -> call.byAdministrator() || binding.userId() == call.userId())
                .map(binding -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("event", binding.event());
                    row.put("handler", binding.handler());
                    row.put("auth_type", String.valueOf(binding.userId()));
                    row.put("offline", 0);
                    return row;
                })
                .toList();
    }

    private static Object test(Call call) {
        call.portal().testEvents(call.parameters().values(), call.userId());
        return 1;
    }
}
