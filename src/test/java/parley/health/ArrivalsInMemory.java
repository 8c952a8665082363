package parley.health;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import parley.portals.PortalId;
import parley.running.BotRef;

/** Arrivals without a database. */
public final class ArrivalsInMemory implements Arrivals {
    private final Map<BotRef, Instant> arrivals = new ConcurrentHashMap<>();
    public int notes;

    @Override
    public void note(PortalId portal, Set<Long> bots, Instant when) {
        notes++;
        arrivals.put(new BotRef(portal, 0), when);
        bots.forEach(bot -> arrivals.put(new BotRef(portal, bot), when));
    }

    @Override
    public Optional<Instant> last(PortalId portal) {
        return Optional.ofNullable(arrivals.get(new BotRef(portal, 0)));
    }

    @Override
    public Map<Long, Instant> lastOfBots(PortalId portal) {
        return arrivals.entrySet().stream()
                .filter(arrival -> arrival.getKey().portal().equals(portal)
                        && arrival.getKey().number() != 0)
                .collect(Collectors.toMap(arrival -> arrival.getKey().number(), Map.Entry::getValue));
    }
}
