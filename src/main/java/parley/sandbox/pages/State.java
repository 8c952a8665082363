package parley.sandbox.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.sandbox.journal.Entry;
import parley.sandbox.oauth.AuthorizationServer;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Chat;
import parley.sandbox.portal.Command;
import parley.sandbox.portal.EventQueue;
import parley.sandbox.portal.Faults;
import parley.sandbox.portal.Message;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Portal;

/** Everything there is to know, for scripts: portals, people, bots, dialogs, events, journal. */
final class State {
    private final AuthorizationServer server;
    private final Map<String, Portal> portals;
    private final Faults tokenFaults;

    State(AuthorizationServer server, Map<String, Portal> portals, Faults tokenFaults) {
        this.server = server;
        this.portals = portals;
        this.tokenFaults = tokenFaults;
    }

    Map<String, Object> describe() {
        Map<String, Object> all = new LinkedHashMap<>();
        portals.forEach((key, portal) -> all.put(key, portal.read(() -> describe(portal))));
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("server", server.uri().toString());
        state.put("application", server.registration().url().toString());
        state.put("faults", tokenFaults.planned().toString());
        state.put("portals", all);
        return state;
    }

    private static Map<String, Object> describe(Portal portal) {
        EventQueue.Count count = portal.events().count();
        Map<String, Object> events = new LinkedHashMap<>();
        events.put("sent", count.sent());
        events.put("acknowledged", count.acknowledged());
        events.put("lost", count.lost());
        events.put("waiting", count.waiting());
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("uri", portal.uri().toString());
        state.put("member_id", portal.memberId());
        state.put("application", portal.state().name());
        state.put("version", portal.version());
        state.put("status", portal.status());
        state.put("people", portal.people().stream().map(State::describe).toList());
        state.put("bots", portal.bots().stream().map(State::describe).toList());
        state.put(
                "commands",
                portal.registry().commands().stream().map(State::describe).toList());
        state.put(
                "dialogs",
                portal.messenger().all().stream()
                        .map(chat -> describe(portal, chat))
                        .toList());
        state.put("events", events);
        state.put("journal", portal.journal().stream().map(State::describe).toList());
        return state;
    }

    private static Map<String, Object> describe(Person person) {
        return Map.of(
                "id", person.id(),
                "name", person.name(),
                "language", person.language(),
                "administrator", person.isAdministrator(),
                "active", person.isActive());
    }

    private static Map<String, Object> describe(Bot bot) {
        return Map.of(
                "id", bot.id(),
                "code", bot.code(),
                "name", bot.name(),
                "type", bot.type(),
                "openline", bot.openLine(),
                "color", bot.profile().color(),
                "position", bot.profile().position(),
                "photo", !bot.profile().photo().isEmpty());
    }

    private static Map<String, Object> describe(Command command) {
        return Map.of(
                "id", command.id(),
                "bot", command.botId(),
                "name", command.name(),
                "common", command.isCommon(),
                "hidden", command.isHidden(),
                "extranet", command.forExtranet(),
                "titles", command.titles());
    }

    private static Map<String, Object> describe(Portal portal, Chat chat) {
        Map<String, Object> dialog = new LinkedHashMap<>();
        dialog.put("id", chat.id());
        dialog.put("dialog", chat.isPrivate() ? "" : "chat" + chat.id());
        dialog.put("private", chat.isPrivate());
        dialog.put("title", chat.title());
        dialog.put("members", List.copyOf(chat.members()));
        chat.line().ifPresent(line -> {
            dialog.put("session", line.session());
            dialog.put("owner", line.owner());
        });
        dialog.put("typing", chat.typing(portal.now()));
        dialog.put("messages", chat.messages().stream().map(State::describe).toList());
        return dialog;
    }

    private static Map<String, Object> describe(Message message) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", message.id());
        fields.put("author", message.authorId());
        fields.put("name", message.author());
        fields.put("text", message.text());
        fields.put("edited", message.isEdited());
        fields.put("deleted", message.isDeleted());
        fields.put("system", message.isSystem());
        fields.put("likes", message.likes());
        fields.put("buttons", message.buttons());
        return fields;
    }

    private static Map<String, Object> describe(Entry entry) {
        return Map.of(
                "id", entry.id(),
                "at", entry.at().toString(),
                "direction", entry.direction().name(),
                "name", entry.name(),
                "status", entry.status(),
                "millis", entry.took().toMillis(),
                "request", entry.request(),
                "response", entry.response());
    }
}
