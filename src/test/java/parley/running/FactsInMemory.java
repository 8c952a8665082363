package parley.running;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import parley.portals.PortalId;

final class FactsInMemory implements Facts {
    final Map<String, String> kept = new HashMap<>();

    @Override
    public Map<String, String> of(PortalId portal, long person) {
        return Map.copyOf(kept);
    }

    @Override
    public void keep(PortalId portal, long person, String fact, String value, Instant now) {
        if (value.isBlank()) {
            kept.remove(fact);
        } else {
            kept.put(fact, value);
        }
    }
}
