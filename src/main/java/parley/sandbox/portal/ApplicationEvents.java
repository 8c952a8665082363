package parley.sandbox.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The events of the application's life, sent to what {@code event.bind} named (install-and-auth.md, 9). */
final class ApplicationEvents {
    private static final int BOT_DELETE_HANDLER_ID = 323;

    private final Installation installation;
    private final Credentials credentials;
    private final EventQueue queue;
    private final String language;
    private final String code;

    ApplicationEvents(
            Installation installation, Credentials credentials, EventQueue queue, String language, String code) {
        this.installation = installation;
        this.credentials = credentials;
        this.queue = queue;
        this.language = language;
        this.code = code;
    }

    void installed(long userId) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("VERSION", installation.version());
        data.put("ACTIVE", "Y");
        data.put("INSTALLED", "Y");
        data.put("LANGUAGE_ID", language);
        sendToBound("ONAPPINSTALL", data, credentials.ofInstaller(userId));
    }

    void updated(int previousVersion, long userId, List<Installation.Binding> bindings) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("VERSION", installation.version());
        data.put("PREVIOUS_VERSION", previousVersion);
        data.put("LANGUAGE_ID", language);
        Map<String, Object> auth = credentials.ofInstaller(userId);
        bindings.stream()
                .filter(binding -> binding.event().equals("ONAPPUPDATE"))
                .forEach(binding -> send("ONAPPUPDATE", binding.handler(), data, auth));
    }

    void uninstalled(boolean clean) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("LANGUAGE_ID", language);
        data.put("CLEAN", clean ? 1 : 0);
        sendToBound("ONAPPUNINSTALL", data, credentials.ofNobody());
    }

    void paid() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("CODE", code);
        data.put("VERSION", installation.version());
        data.put("STATUS", installation.status());
        data.put("PAYMENT_EXPIRED", installation.isPaid() ? "N" : "Y");
        data.put("DAYS", installation.days());
        data.put("LANGUAGE_ID", language);
        sendToBound("ONAPPPAYMENT", data, credentials.ofPayment());
    }

    void tested(Object query, long userId) {
        sendToBound("ONAPPTEST", new LinkedHashMap<>(Map.of("QUERY", query)), credentials.ofPerson(userId, false));
    }

    /** User 0: the application was removed, so nobody's token can go with the event. */
    void botDeleted(Bot bot, long userId) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("BOT_ID", bot.id());
        data.put("BOT_CODE", bot.code());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event", "ONIMBOTDELETE");
        fields.put("event_handler_id", BOT_DELETE_HANDLER_ID);
        fields.put("data", data);
        fields.put("ts", 0);
        fields.put("auth", userId == 0 ? credentials.ofNobody() : credentials.ofPerson(userId, false));
        if (installation.state() != Installation.State.UNFINISHED) {
            queue.add("ONIMBOTDELETE", bot.handlers().botDelete(), fields);
        }
    }

    private void sendToBound(String event, Map<String, Object> data, Map<String, Object> auth) {
        installation.bindings().stream()
                .filter(binding -> binding.event().equals(event))
                .forEach(binding -> send(event, binding.handler(), data, auth));
    }

    private void send(String event, String handler, Map<String, Object> data, Map<String, Object> auth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event", event);
        fields.put("data", data);
        fields.put("ts", 0);
        fields.put("auth", auth);
        queue.add(event, handler, fields);
    }
}
