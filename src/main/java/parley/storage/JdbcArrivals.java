package parley.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import parley.health.Arrivals;
import parley.portals.PortalId;

/** Arrivals in the database. */
public final class JdbcArrivals implements Arrivals {
    /** The number of no bot: the portal as a whole. */
    private static final long WHOLE = 0;

    private final Database database;
    private final Jdbi jdbi;

    public JdbcArrivals(Database database) {
        this.database = database;
        this.jdbi = database.jdbi();
    }

    @Override
    public void note(PortalId portal, Set<Long> bots, Instant when) {
        // In one order, so that two that note the same do not wait for each other.
        Stream<Long> numbers = Stream.concat(Stream.of(WHOLE), bots.stream()).sorted();
        try {
            database.change(round -> {
                database.spareTheWait(round);
                numbers.forEach(number -> round.put(
                        "arrival",
                        List.of("portal", "bot_number"),
                        Map.of("portal", portal.value(), "bot_number", number, "arrived_at", Times.stored(when))));
            });
        } catch (JdbiException unavailable) {
            // As the port promises: the event itself is stored.
        }
    }

    @Override
    public Optional<Instant> last(PortalId portal) {
        return Optional.ofNullable(all(portal).get(WHOLE));
    }

    @Override
    public Map<Long, Instant> lastOfBots(PortalId portal) {
        return all(portal).entrySet().stream()
                .filter(arrival -> arrival.getKey() != WHOLE)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<Long, Instant> all(PortalId portal) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from arrival where portal = :portal")
                .bind("portal", portal.value())
                .map((row, _) -> Map.entry(row.getLong("bot_number"), Times.read(row, "arrived_at")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
