package parley.authoring;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.portals.Colleague;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Who edits what, without a database, with the same promises. */
public final class PresenceInMemory implements Presence {
    private final Map<Key, Seen> seen = new HashMap<>();

    private record Key(PortalId portal, BotId bot, UserId user) {}

    @Override
    public OfPortal of(PortalId portal) {
        return new OfPortal() {
            @Override
            public void note(BotId bot, Colleague who, String topic, Instant at) {
                seen.put(new Key(portal, bot, who.user()), new Seen(who, topic, at));
            }

            @Override
            public List<Seen> since(BotId bot, Instant moment) {
                return seen.entrySet().stream()
                        .filter(entry -> entry.getKey().portal().equals(portal)
                                && entry.getKey().bot().equals(bot))
                        .map(Map.Entry::getValue)
                        .filter(one -> !one.at().isBefore(moment))
                        .sorted(Comparator.comparing(Seen::at).reversed())
                        .toList();
            }
        };
    }

    @Override
    public void forget(Instant before) {
        seen.values().removeIf(one -> one.at().isBefore(before));
    }
}
