package parley.sandbox.portal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides which bots hear of a happening, and puts one event per handler address into the queue (bots-v1.md, 9.3). */
final class BotEvents {
    /** A command as it was called: what stands behind its name, where it came from, and the message to answer. */
    record Called(Command command, String parameters, String context, long messageId) {}

    private static final Map<String, Integer> HANDLER_IDS = Map.of(
            "ONIMBOTMESSAGEADD", 311,
            "ONIMBOTMESSAGEUPDATE", 315,
            "ONIMBOTMESSAGEDELETE", 317,
            "ONIMBOTJOINCHAT", 319,
            "ONIMCOMMANDADD", 331);

    private final String clientId;
    private final Installation installation;
    private final Bots bots;
    private final Credentials credentials;
    private final EventQueue queue;
    private final MessageFields fields;

    BotEvents(
            String clientId,
            Installation installation,
            Bots bots,
            Credentials credentials,
            EventQueue queue,
            MessageFields fields) {
        this.clientId = clientId;
        this.installation = installation;
        this.bots = bots;
        this.credentials = credentials;
        this.queue = queue;
        this.fields = fields;
    }

    void added(Chat chat, Message message, Person author) {
        send(
                "ONIMBOTMESSAGEADD",
                group(listeners(chat, message), bot -> bot.handlers().messageAdd()),
                () -> fields.added(chat, message),
                describe(author, chat),
                author);
    }

    void updated(Chat chat, Message message, Person author) {
        send(
                "ONIMBOTMESSAGEUPDATE",
                group(listeners(chat, message), bot -> bot.handlers().messageUpdate()),
                () -> fields.updated(chat, message),
                // A change in a group names nobody (bots-v1.md, trap 8).
                chat.isPrivate() ? describe(author) : Map.of(),
                author);
    }

    void deleted(Chat chat, Message message, Person author) {
        send(
                "ONIMBOTMESSAGEDELETE",
                group(listeners(chat, message), bot -> bot.handlers().messageDelete()),
                () -> fields.deleted(chat, message),
                chat.isPrivate() ? describe(author) : Map.of(),
                author);
    }

    void joined(Chat chat, Bot bot, Person person) {
        if (isOurs(bot)) {
            Map<String, Object> user = describe(person);
            user.keySet().removeIf(name -> name.startsWith("IS_"));
            send(
                    "ONIMBOTJOINCHAT",
                    Map.of(bot.handlers().welcome(), List.of(bot)),
                    () -> fields.joined(chat, bot, person),
                    user,
                    person);
        }
    }

    void commanded(Chat chat, Message message, List<Called> calls, String line, Person person, boolean typed) {
        Map<String, Map<String, Object>> targets = new LinkedHashMap<>();
        for (Called called : calls) {
            bots.find(called.command().botId())
                    .filter(this::isOurs)
                    .ifPresent(bot -> targets.computeIfAbsent(called.command().handler(), _ -> new LinkedHashMap<>())
                            .put(String.valueOf(called.command().id()), entry(bot, called)));
        }
        Map<String, Object> user = describe(person);
        user.keySet().removeIf(name -> name.startsWith("IS_") || name.equals("WORK_POSITION"));
        targets.forEach((handler, commands) -> {
            Map<String, Object> params = fields.commanded(chat, message, line, person.id(), typed, botsIn(chat));
            queueUp("ONIMCOMMANDADD", handler, Map.of("COMMAND", commands), params, user, person);
        });
    }

    private List<Bot> listeners(Chat chat, Message message) {
        Mentions mentions = Mentions.in(message.text());
        boolean line = chat.line().isPresent();
        return bots.all().stream()
                .filter(this::isOurs)
                .filter(bot -> chat.has(bot.id()))
                // In an Open Channel everything is heard, by bots that are made for it (bots-v1.md, 9.3).
                .filter(bot -> line ? bot.openLine() : hears(bot, chat, mentions))
                .toList();
    }

    private static boolean hears(Bot bot, Chat chat, Mentions mentions) {
        return chat.isPrivate() || bot.isSupervisor() || mentions.ids().contains(bot.id());
    }

    private boolean isOurs(Bot bot) {
        return bot.clientId().equals(clientId);
    }

    private static Map<String, List<Bot>> group(Collection<Bot> bots, Function<Bot, @Nullable String> handler) {
        Map<String, List<Bot>> groups = new LinkedHashMap<>();
        for (Bot bot : bots) {
            String address = handler.apply(bot);
            if (address != null) {
                groups.computeIfAbsent(address, _ -> new ArrayList<>()).add(bot);
            }
        }
        return groups;
    }

    private void send(
            String event,
            Map<String, List<Bot>> targets,
            Supplier<Map<String, Object>> params,
            Map<String, Object> user,
            Person author) {
        targets.forEach((handler, group) -> {
            Map<String, Object> entries = new LinkedHashMap<>();
            group.forEach(bot -> entries.put(String.valueOf(bot.id()), credentials.ofBot(bot)));
            queueUp(event, handler, Map.of("BOT", entries), params.get(), user, author);
        });
    }

    private void queueUp(
            String event,
            String handler,
            Map<String, Object> targets,
            Map<String, Object> params,
            Map<String, Object> user,
            Person author) {
        // Nothing leaves before the installation is finished (bots-v1.md, 9.1).
        if (installation.state() == Installation.State.INSTALLED) {
            Map<String, Object> data = new LinkedHashMap<>(targets);
            data.put("PARAMS", params);
            data.put("USER", user);
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("event", event);
            body.put("event_handler_id", HANDLER_IDS.getOrDefault(event, 0));
            body.put("data", data);
            body.put("ts", 0);
            body.put("auth", credentials.ofPerson(author.id(), !event.equals("ONIMBOTJOINCHAT")));
            queue.add(event, handler, body);
        }
    }

    private Map<String, Object> entry(Bot bot, Called called) {
        Map<String, Object> entry = credentials.ofBot(bot);
        entry.put("COMMAND", called.command().name());
        entry.put("COMMAND_ID", called.command().id());
        entry.put("COMMAND_PARAMS", called.parameters());
        entry.put("COMMAND_CONTEXT", called.context());
        entry.put("MESSAGE_ID", called.messageId());
        return entry;
    }

    private Map<String, Object> botsIn(Chat chat) {
        Map<String, Object> present = new LinkedHashMap<>();
        bots.all().stream()
                .filter(bot -> chat.has(bot.id()))
                .forEach(bot -> present.put(String.valueOf(bot.id()), bot.id()));
        return present;
    }

    private static Map<String, Object> describe(Person person, Chat chat) {
        Map<String, Object> user = describe(person);
        chat.line().filter(line -> line.customer() == person.id()).ifPresent(_ -> {
            user.put("IS_CONNECTOR", "Y");
            user.put("IS_EXTRANET", "Y");
        });
        return user;
    }

    private static Map<String, Object> describe(Person person) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("ID", person.id());
        user.put("NAME", person.name());
        user.put("FIRST_NAME", person.firstName());
        user.put("LAST_NAME", person.lastName());
        user.put("WORK_POSITION", person.position());
        user.put("GENDER", person.gender());
        user.put("IS_BOT", "N");
        user.put("IS_CONNECTOR", "N");
        user.put("IS_NETWORK", "N");
        user.put("IS_EXTRANET", "N");
        return user;
    }
}
