package parley.health;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.authoring.Bot;
import parley.portals.Portal;

/**
 * What we know without asking anybody.
 *
 * @param lastArrivals when each bot was last told something, by the portal's number of the bot
 */
record KnownFacts(
        Portal portal,
        List<Bot> bots,
        Optional<Instant> lastArrival,
        Map<Long, Instant> lastArrivals,
        Backlog.Depth backlog,
        Optional<Trial> trial,
        Instant now) {
    KnownFacts {
        bots = List.copyOf(bots);
        lastArrivals = Map.copyOf(lastArrivals);
    }
}
