package parley.sandbox.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Bots;
import parley.sandbox.portal.Handlers;
import parley.sandbox.portal.Profile;
import parley.sandbox.wire.Parameters;
import parley.sandbox.wire.Refusal;

/** {@code imbot.register}, {@code .update}, {@code .unregister} and {@code imbot.bot.list} (bots-v1.md, 3). */
final class BotMethods {
    private static final List<String> CHANGEABLE = List.of(
            "CODE",
            "EVENT_HANDLER",
            "EVENT_MESSAGE_ADD",
            "EVENT_WELCOME_MESSAGE",
            "EVENT_BOT_DELETE",
            "EVENT_MESSAGE_UPDATE",
            "EVENT_MESSAGE_DELETE",
            "PROPERTIES");

    private BotMethods() {}

    static void register(Map<String, Method> methods) {
        methods.put("imbot.register", Method.imbot(BotMethods::add));
        methods.put("imbot.update", Method.imbot(BotMethods::update));
        methods.put("imbot.unregister", Method.imbot(BotMethods::remove));
        methods.put("imbot.bot.list", Method.imbot(BotMethods::list));
    }

    private static Object add(Call call) {
        Parameters parameters = call.parameters();
        String type = Set.of("B", "H", "O", "S").contains(parameters.text("TYPE")) ? parameters.text("TYPE") : "B";
        boolean openLine = type.equals("O") || parameters.isYes("OPENLINE", false);
        Handlers handlers = handlers(parameters, type, openLine);
        String code = parameters.text("CODE").strip();
        if (code.isEmpty()) {
            throw new Refusal("CODE_ERROR", "Bot code isn't specified");
        }
        Profile profile = Profiles.read(
                parameters.inside("PROPERTIES"), Profiles.EMPTY, call.portal().staff());
        Bots bots = call.portal().registry();
        Optional<Bot> existing = bots.findByCode(code);
        if (existing.isPresent()) {
            // Nothing changes, and it may be another vendor's (bots-v1.md, 3.1 and 12).
            return existing.get().id();
        }
        List<Bot> ours = bots.of(call.portal().clientId());
        int most = bots.mostPerApplication();
        if (ours.size() >= most) {
            throw new Refusal(
                    "MAX_COUNT_ERROR", "Has reached the maximum number of bots for application (max: " + most + ")");
        }
        if (!ours.stream().allMatch(bot -> bot.handlers().agreesWith(handlers))) {
            throw new Refusal("WRONG_REQUEST", "All bots of an application must have the same handlers");
        }
        return bots.add(call.portal().clientId(), code, type, openLine, handlers, profile)
                .id();
    }

    private static Handlers handlers(Parameters parameters, String type, boolean openLine) {
        String messageAdd = required(parameters, "EVENT_MESSAGE_ADD");
        String welcome = required(parameters, "EVENT_WELCOME_MESSAGE");
        String botDelete = required(parameters, "EVENT_BOT_DELETE");
        Handlers handlers = new Handlers(
                messageAdd,
                welcome,
                botDelete,
                optional(parameters, "EVENT_MESSAGE_UPDATE", null),
                optional(parameters, "EVENT_MESSAGE_DELETE", null));
        boolean plain = !openLine && (type.equals("B") || type.equals("H"));
        return plain ? handlers.withoutChanges() : handlers;
    }

    /** EVENT_HANDLER stands for all five (bots-v1.md, 3.1). */
    private static String address(Parameters parameters, String name) {
        return parameters.text(parameters.has(name) ? name : "EVENT_HANDLER").strip();
    }

    private static String required(Parameters parameters, String name) {
        String address = address(parameters, name);
        if (!Addresses.isAcceptable(address)) {
            throw new Refusal(name + "_ERROR", "Wrong handler URL");
        }
        return address;
    }

    private static @Nullable String optional(Parameters parameters, String name, @Nullable String before) {
        boolean sent = parameters.has(name) || parameters.has("EVENT_HANDLER");
        return sent ? required(parameters, name) : before;
    }

    private static Object update(Call call) {
        Bot bot = call.bot(call.parameters().number("BOT_ID"));
        Parameters fields = call.parameters().inside("FIELDS");
        // TYPE and OPENLINE cannot be changed (bots-v1.md, 2).
        if (CHANGEABLE.stream().noneMatch(fields::has)) {
            throw new Refusal("WRONG_REQUEST", "Nothing to update");
        }
        Handlers before = bot.handlers();
        Handlers handlers = new Handlers(
                orBefore(fields, "EVENT_MESSAGE_ADD", before.messageAdd()),
                orBefore(fields, "EVENT_WELCOME_MESSAGE", before.welcome()),
                orBefore(fields, "EVENT_BOT_DELETE", before.botDelete()),
                optional(fields, "EVENT_MESSAGE_UPDATE", before.messageUpdate()),
                optional(fields, "EVENT_MESSAGE_DELETE", before.messageDelete()));
        String code = fields.has("CODE") ? fields.text("CODE").strip() : bot.code();
        boolean taken = call.portal()
                .registry()
                .findByCode(code)
                .filter(other -> other.id() != bot.id())
                .isPresent();
        if (code.isEmpty() || taken) {
            throw new Refusal("WRONG_REQUEST", "Bot can't be updated");
        }
        Profile profile = fields.has("PROPERTIES")
                ? Profiles.read(
                        fields.inside("PROPERTIES"),
                        bot.profile(),
                        call.portal().staff())
                : bot.profile();
        call.portal().registry().put(bot.with(code, handlers, profile));
        return true;
    }

    private static String orBefore(Parameters fields, String name, String before) {
        String address = optional(fields, name, before);
        return address == null ? before : address;
    }

    private static Object remove(Call call) {
        call.portal().forget(call.bot(call.parameters().number("BOT_ID")), call.userId());
        return true;
    }

    private static Object list(Call call) {
        Map<String, Object> list = new LinkedHashMap<>();
        for (Bot bot : call.portal().registry().all()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("ID", bot.id());
            row.put("NAME", bot.name());
            row.put("CODE", bot.code());
            row.put("OPENLINE", bot.openLine() ? "Y" : "N");
            list.put(String.valueOf(bot.id()), row);
        }
        return list;
    }
}
