package parley.authoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.portals.PortalId;

/** Conversations that a test says are going on. */
public final class UnderwayInMemory implements Underway {
    private final Map<BotId, List<Integer>> versions = new HashMap<>();

    /** Somebody talks with the bot as it is in this version. */
    public void add(BotId bot, int version) {
        versions.computeIfAbsent(bot, _ -> new ArrayList<>()).add(version);
    }

    @Override
    public OfPortal of(PortalId portal) {
        return new OfPortal() {
            @Override
            public List<Count> count(BotId bot) {
                Map<Integer, Long> counts = new TreeMap<>();
                versions.getOrDefault(bot, List.of()).forEach(version -> counts.merge(version, 1L, Long::sum));
                return counts.entrySet().stream()
                        .map(entry -> new Count(entry.getKey(), entry.getValue()))
                        .toList();
            }

            @Override
            public void move(BotId bot, int from, int to) {
                versions.getOrDefault(bot, new ArrayList<>()).replaceAll(version -> version == from ? to : version);
            }
        };
    }
}
