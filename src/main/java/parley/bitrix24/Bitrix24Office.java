package parley.bitrix24;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.bitrix24.wire.WildJson;
import parley.engine.Effect;
import parley.engine.Message;
import parley.engine.Place;
import parley.portals.PortalFailure.Refused;
import parley.portals.PortalId;
import parley.running.Meeting;
import parley.running.Office;

/**
 * Leads, tasks and notices, in our own name: what a bot may do there is not documented (crm-and-people.md §0). The platform
 * knows no repeated call again, so each thing carries its key where it can be searched for (§3.5).
 */
public final class Bitrix24Office implements Office {
    private static final int LEAD = 1;
    private static final String ORIGINATOR = "parley";
    /** With an offset, so that no zone is guessed. */
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private final Calls calls;

    Bitrix24Office(Calls calls) {
        this.calls = calls;
    }

    /** From the system: otherwise it would seem to come from whoever installed the application (§7). */
    @Override
    public Outcome notify(PortalId portal, long person, Message message, String key) {
        Called called = calls.call(
                portal,
                "im.notify",
                Map.of(
                        "USER_ID",
                        person,
                        "MESSAGE",
                        SentMessage.of(message, Place.PRIVATE, false).text(),
                        "TYPE",
                        "SYSTEM",
                        "TAG",
                        ORIGINATOR + "-" + key));
        // The number of the notice, or false with status 200.
        return called instanceof Called.Answered answered
                        && answered.result().number().orElse(0) <= 0
                ? new Outcome.Failed(new Refused("NOT_NOTIFIED"))
                : outcome(called);
    }

    @Override
    public Outcome createLead(Meeting meeting, Effect.CreateLead lead, String key) {
        Map<String, Object> fields = new LinkedHashMap<>();
        putUnlessBlank(fields, "title", lead.title());
        putUnlessBlank(fields, "name", lead.name());
        putUnlessBlank(fields, "comments", SentText.neutral(lead.note()));
        List<Map<String, String>> contacts = new ArrayList<>();
        addUnlessBlank(contacts, "PHONE", lead.phone());
        addUnlessBlank(contacts, "EMAIL", lead.email());
        if (!contacts.isEmpty()) {
            fields.put("fm", contacts);
        }
        fields.put("sourceId", "WEB");
        fields.put("sourceDescription", "Parley, bot " + meeting.bot().number());
        fields.put("originatorId", ORIGINATOR);
        fields.put("originId", key);
        return outcome(
                calls.call(meeting.bot().portal(), "crm.item.add", Map.of("entityTypeId", LEAD, "fields", fields)));
    }

    private static void putUnlessBlank(Map<String, Object> fields, String name, String value) {
        if (!value.isBlank()) {
            fields.put(name, value);
        }
    }

    private static void addUnlessBlank(List<Map<String, String>> contacts, String type, String value) {
        if (!value.isBlank()) {
            contacts.add(Map.of("typeId", type, "valueType", "WORK", "value", value));
        }
    }

    @Override
    public Trace findLead(PortalId portal, String key) {
        Called called = calls.call(
                portal,
                "crm.item.list",
                Map.of(
                        "entityTypeId",
                        LEAD,
                        "filter",
                        Map.of("=originatorId", ORIGINATOR, "=originId", key),
                        "select",
                        List.of("id", "originId")));
        return trace(
                called,
                result -> result.at("items").items().stream()
                        // An unknown filter is ignored without an error (crm-and-people.md §3.2).
                        .anyMatch(item -> item.text("originId").orElse("").equals(key)));
    }

    @Override
    public Outcome createTask(PortalId portal, Effect.CreateTask task, String key) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("TITLE", task.title());
        fields.put("DESCRIPTION", (SentText.neutral(task.note()) + "\n\n" + mark(key)).strip());
        fields.put("RESPONSIBLE_ID", task.responsible());
        task.due().ifPresent(due -> fields.put("DEADLINE", MOMENT.format(due.atOffset(ZoneOffset.UTC))));
        return outcome(calls.call(portal, "tasks.task.add", Map.of("fields", fields)));
    }

    /** Tasks have no documented field for where they come from, so it stands below the description. */
    private static String mark(String key) {
        return "Parley " + key;
    }

    @Override
    public Trace findTask(PortalId portal, Effect.CreateTask task, String key) {
        Called called = calls.call(
                portal,
                "tasks.task.list",
                Map.of(
                        "filter",
                        Map.of("RESPONSIBLE_ID", task.responsible()),
                        "order",
                        Map.of("ID", "desc"),
                        "select",
                        List.of("ID", "TITLE", "DESCRIPTION")));
        return trace(
                called,
                result -> result.at("tasks").items().stream()
                        .anyMatch(found -> found.text("description").orElse("").endsWith(mark(key))));
    }

    private interface Look {
        boolean finds(WildJson result);
    }

    private static Trace trace(Called called, Look look) {
        return switch (called) {
            case Called.Answered answered -> look.finds(answered.result()) ? Trace.FOUND : Trace.MISSING;
            case Called.Failed failed -> failed.failure() instanceof Refused ? Trace.HIDDEN : Trace.UNKNOWN;
        };
    }

    private static Outcome outcome(Called called) {
        return switch (called) {
            case Called.Answered _ -> new Outcome.Done();
            case Called.Failed failed -> new Outcome.Failed(failed.failure());
        };
    }
}
