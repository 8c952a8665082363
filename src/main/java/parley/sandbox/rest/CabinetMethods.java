package parley.sandbox.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.sandbox.wire.Parameters;
import parley.sandbox.wire.Refusal;

/** Leads and tasks, as far as a bot makes them and finds them again (crm-and-people.md, 3 and 5), and the one department. */
final class CabinetMethods {
    private static final int LEAD = 1;
    private static final int PAGE = 50;

    private CabinetMethods() {}

    static void register(Map<String, Method> methods) {
        methods.put("crm.item.add", new Method(Set.of("crm"), CabinetMethods::addLead));
        methods.put("crm.item.list", new Method(Set.of("crm"), CabinetMethods::leads));
        methods.put("tasks.task.add", new Method(Set.of("task"), CabinetMethods::addTask));
        methods.put("tasks.task.list", new Method(Set.of("task"), CabinetMethods::tasks));
        methods.put("department.get", new Method(Set.of("department"), CabinetMethods::departments));
    }

    private static Object addLead(Call call) {
        requireLead(call);
        Parameters fields = call.parameters().inside("fields");
        if (fields.inside("fm").has("typeId")) {
            throw new Refusal("100", "Could not construct parameter fm: it must be an array");
        }
        return Map.of("item", call.portal().cabinet().addLead(fields.values()));
    }

    private static void requireLead(Call call) {
        if (call.parameters().number("entityTypeId") != LEAD) {
            throw new Refusal("NOT_FOUND", "The smart process was not found");
        }
    }

    private static Object leads(Call call) {
        requireLead(call);
        Parameters filter = call.parameters().inside("filter");
        List<Map<String, Object>> found = call.portal().cabinet().leads().stream()
                .filter(lead -> filter.values().entrySet().stream()
                        .allMatch(wanted -> wanted.getValue()
                                .toString()
                                .equals(String.valueOf(lead.get(wanted.getKey().replace("=", ""))))))
                .limit(PAGE)
                .toList();
        return Map.of("items", found);
    }

    private static Object addTask(Call call) {
        Parameters fields = call.parameters().inside("fields");
        if (fields.isEmpty()) {
            throw new Refusal("100", "Could not find value for parameter {fields}");
        }
        if (fields.text("TITLE").isBlank()) {
            throw new Refusal("ERROR_CORE", "The task name is not specified.<br>");
        }
        if (call.portal().staff().find(fields.number("RESPONSIBLE_ID")).isEmpty()) {
            throw new Refusal("ERROR_CORE", "The user specified in Responsible person was not found.<br>");
        }
        return Map.of("task", shown(call.portal().cabinet().addTask(fields.values())));
    }

    /** Ids are strings there. */
    private static Map<String, Object> shown(Map<String, Object> task) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", String.valueOf(task.get("id")));
        shown.put("title", task.getOrDefault("TITLE", ""));
        shown.put("description", task.getOrDefault("DESCRIPTION", ""));
        shown.put("responsibleId", String.valueOf(task.get("RESPONSIBLE_ID")));
        return shown;
    }

    private static Object tasks(Call call) {
        String responsible = call.parameters().inside("filter").text("RESPONSIBLE_ID");
        return Map.of(
                "tasks",
                call.portal().cabinet().tasks().reversed().stream()
                        .map(CabinetMethods::shown)
                        .filter(task -> responsible.isEmpty() || responsible.equals(task.get("responsibleId")))
                        .limit(PAGE)
                        .toList());
    }

    private static Object departments(Call call) {
        return List.of(Map.of("ID", "1", "NAME", call.portal().name().title(), "SORT", 500));
    }
}
