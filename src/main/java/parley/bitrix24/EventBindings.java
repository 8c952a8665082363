package parley.bitrix24;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.bitrix24.wire.WildJson;

/**
 * Makes the portal send the events of the application's life to us and nowhere else (event-bind.md). Repeating it changes
 * nothing. Events of bots are none of its business: their registration binds them.
 */
final class EventBindings {
    private final Set<String> events;
    private final String handler;

    EventBindings(ApplicationCard card, Connection connection) {
        events = Set.copyOf(card.events());
        handler = connection.address(card.paths().events()).toString();
    }

    /** Nothing when all events are bound, or the call that failed. */
    Optional<Called.Failed> ensure(Caller caller) {
        Called known = caller.call("event.get", Map.of());
        if (!(known instanceof Called.Answered answered)) {
            return failure(known);
        }
        List<WildJson> bindings = answered.result().items();
        for (WildJson binding : bindings) {
            if (isOurs(binding) && !binding.text("handler").orElse("").equals(handler)) {
                Called unbound = caller.call(
                        "event.unbind",
                        Map.of(
                                "event", binding.text("event").orElse(""),
                                "handler", binding.text("handler").orElse(""),
                                "auth_type", binding.text("auth_type").orElse("0")));
                if (unbound instanceof Called.Failed failed) {
                    return Optional.of(failed);
                }
            }
        }
        return bind(caller, bindings);
    }

    /** The events that do not come to us, by the bindings that the portal lists. */
    Set<String> missing(WildJson known) {
        Set<String> missing = new HashSet<>(events);
        missing.removeAll(bound(known.items()));
        return missing;
    }

    /**
     * Lets the platform's test event come to us. Refused when it is bound already or when the portal is too old to know it;
     * the test itself then shows which.
     */
    void bindTest(Caller caller) {
        caller.call("event.bind", Map.of("event", EventNames.TEST, "handler", handler));
    }

    private boolean isOurs(WildJson binding) {
        return binding.text("event")
                .map(event -> event.toUpperCase(Locale.ROOT))
                .filter(events::contains)
                .isPresent();
    }

    private Optional<Called.Failed> bind(Caller caller, List<WildJson> bindings) {
        Set<String> missing = new HashSet<>(events);
        missing.removeAll(bound(bindings));
        for (String event : missing) {
            Called bound = caller.call("event.bind", Map.of("event", event, "handler", handler));
            if (bound instanceof Called.Failed failed && !boundMeanwhile(caller, event)) {
                return Optional.of(failed);
            }
        }
        return Optional.empty();
    }

    /** Binding what is bound already fails like any other mistake, and two administrators may install at once. */
    private boolean boundMeanwhile(Caller caller, String event) {
        return caller.call("event.get", Map.of()) instanceof Called.Answered answered
                && bound(answered.result().items()).contains(event);
    }

    private Set<String> bound(List<WildJson> bindings) {
        Set<String> bound = new HashSet<>();
        for (WildJson binding : bindings) {
            if (binding.text("handler").orElse("").equals(handler)) {
                binding.text("event")
                        .map(event -> event.toUpperCase(Locale.ROOT))
                        .ifPresent(bound::add);
            }
        }
        return bound;
    }

    private static Optional<Called.Failed> failure(Called called) {
        return called instanceof Called.Failed failed ? Optional.of(failed) : Optional.empty();
    }

    /** Calls a method of one portal. */
    interface Caller {
        Called call(String method, Map<String, ?> parameters);
    }
}
