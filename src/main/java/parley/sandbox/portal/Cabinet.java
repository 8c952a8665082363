package parley.sandbox.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Leads and tasks of one portal, each with its fields as they came. Guarded by the portal's lock. */
public final class Cabinet {
    private final List<Map<String, Object>> leads = new ArrayList<>();
    private final List<Map<String, Object>> tasks = new ArrayList<>();

    public Map<String, Object> addLead(Map<String, Object> fields) {
        return add(leads, 5_121, fields);
    }

    public Map<String, Object> addTask(Map<String, Object> fields) {
        return add(tasks, 301, fields);
    }

    private static Map<String, Object> add(List<Map<String, Object>> kept, long first, Map<String, Object> fields) {
        Map<String, Object> added = new LinkedHashMap<>();
        added.put("id", first + kept.size());
        added.putAll(fields);
        kept.add(added);
        return added;
    }

    public List<Map<String, Object>> leads() {
        return List.copyOf(leads);
    }

    public List<Map<String, Object>> tasks() {
        return List.copyOf(tasks);
    }
}
