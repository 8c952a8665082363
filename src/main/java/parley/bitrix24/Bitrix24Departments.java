package parley.bitrix24;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import parley.bitrix24.wire.WildJson;
import parley.portals.PortalId;
import parley.running.Departments;

/**
 * Departments of people, asked at most once an hour: two calls, of which the second needs a permission of its own
 * (crm-and-people.md §6.2). Safe for use by many threads.
 */
public final class Bitrix24Departments implements Departments {
    private static final Duration FRESH = Duration.ofHours(1);
    /** Where the portal does not answer, people should not wait again with every message. */
    private static final Duration FRESH_FAILURE = Duration.ofMinutes(5);

    private static final int MOST = 10_000;

    private final Calls calls;
    private final Clock clock;
    private final Map<Whose, Known> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Whose, Known> eldest) {
            return size() > MOST;
        }
    });

    Bitrix24Departments(Calls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public List<String> of(PortalId portal, long person) {
        Whose whose = new Whose(portal, person);
        Known before = known.get(whose);
        if (before != null && before.until().isAfter(clock.instant())) {
            return before.names();
        }
        Known asked = ask(portal, person);
        known.put(whose, asked);
        return asked.names();
    }

    private Known ask(PortalId portal, long person) {
        return switch (calls.call(portal, "user.get", Map.of("FILTER", Map.of("ID", person)))) {
            case Called.Failed _ -> nothing();
            case Called.Answered answered -> {
                List<String> numbers = answered.result().items().stream()
                        .filter(user -> user.number("ID").equals(OptionalLong.of(person)))
                        .flatMap(user -> user.at("UF_DEPARTMENT").items().stream())
                        .flatMap(number -> number.text().stream())
                        .toList();
                yield numbers.isEmpty() ? new Known(List.of(), clock.instant().plus(FRESH)) : names(portal, numbers);
            }
        };
    }

    private Known names(PortalId portal, List<String> numbers) {
        return switch (calls.call(portal, "department.get", Map.of("ID", numbers))) {
            case Called.Failed _ -> nothing();
            case Called.Answered answered ->
                new Known(
                        answered.result().items().stream()
                                .filter(one -> numbers.contains(one.text("ID").orElse("")))
                                .flatMap(Bitrix24Departments::name)
                                .toList(),
                        clock.instant().plus(FRESH));
        };
    }

    private static Stream<String> name(WildJson department) {
        return department.text("NAME").stream();
    }

    private Known nothing() {
        return new Known(List.of(), clock.instant().plus(FRESH_FAILURE));
    }

    private record Whose(PortalId portal, long person) {}

    private record Known(List<String> names, Instant until) {
        Known {
            names = List.copyOf(names);
        }
    }
}
