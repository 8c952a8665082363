package parley.authoring;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.portals.Colleague;
import parley.portals.People;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Names of people without a database. */
public final class PeopleInMemory implements People {
    private final Map<PortalId, Map<Long, Known>> portals = new HashMap<>();

    private record Known(
            Colleague colleague,
            boolean administrator,
            @Nullable Instant openedAt) {}

    @Override
    public OfPortal of(PortalId portal) {
        Map<Long, Known> people = portals.computeIfAbsent(portal, _ -> new TreeMap<>());
        return new OfPortal() {
            @Override
            public Colleague find(UserId user) {
                Known known = people.get(user.value());
                return known == null ? new Colleague(user, "") : known.colleague();
            }

            @Override
            public List<Colleague> all() {
                return people.values().stream()
                        .map(Known::colleague)
                        .sorted(Comparator.comparing(Colleague::name))
                        .toList();
            }

            @Override
            public List<Colleague> administrators() {
                return people.values().stream()
                        .filter(Known::administrator)
                        .map(Known::colleague)
                        .toList();
            }

            @Override
            public void name(Colleague colleague) {
                Known known = people.get(colleague.user().value());
                boolean administrator = known != null && known.administrator();
                put(colleague, administrator, known == null ? null : known.openedAt());
            }

            @Override
            public void opened(Colleague colleague, boolean administrator, Instant at) {
                if (administrator || people.containsKey(colleague.user().value())) {
                    put(colleague, administrator, at);
                }
            }

            private void put(Colleague colleague, boolean administrator, @Nullable Instant at) {
                Colleague named = colleague.name().isEmpty() ? find(colleague.user()) : colleague;
                people.put(colleague.user().value(), new Known(named, administrator, at));
            }
        };
    }
}
