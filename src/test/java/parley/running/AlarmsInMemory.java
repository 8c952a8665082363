package parley.running;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.inbox.NewEnvelope;

final class AlarmsInMemory implements Alarms {
    final Map<String, NewEnvelope> set = new TreeMap<>();

    @Override
    public void set(NewEnvelope work) {
        set.put(work.key(), work);
    }

    @Override
    public List<NewEnvelope> due(Instant now, int most) {
        return set.values().stream()
                .filter(work -> !work.dueAt().isAfter(now))
                .limit(most)
                .toList();
    }

    @Override
    public void remove(NewEnvelope work) {
        set.remove(work.key());
    }

    NewEnvelope only() {
        if (set.size() != 1) {
            throw new AssertionError("Alarms: " + set.keySet());
        }
        return set.values().iterator().next();
    }
}
