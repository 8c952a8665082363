package parley.sandbox.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import parley.sandbox.portal.Chat;
import parley.sandbox.portal.Line;
import parley.sandbox.wire.Refusal;

/** {@code imopenlines.*} as bots use it (open-channels.md, 6); the bot stays in the chat, as line settings may say. */
final class LineMethods {
    private static final Set<String> SCOPE = Set.of("imopenlines");

    private LineMethods() {}

    static void register(Map<String, Method> methods) {
        methods.put("imopenlines.bot.session.operator", new Method(SCOPE, LineMethods::operator));
        methods.put("imopenlines.bot.session.transfer", new Method(SCOPE, LineMethods::transfer));
        methods.put("imopenlines.bot.session.finish", new Method(SCOPE, LineMethods::finish));
        methods.put("imopenlines.dialog.get", new Method(SCOPE, call -> describe(chat(call))));
    }

    private static Chat chat(Call call) {
        long number = call.parameters().number("CHAT_ID");
        if (number <= 0) {
            throw new Refusal("CHAT_ID_EMPTY", "Chat ID can't be empty");
        }
        return call.portal()
                .messenger()
                .group(number)
                .filter(chat -> chat.line().isPresent())
                .orElseThrow(() -> new Refusal("WRONG_CHAT", "Operator is not a bot"));
    }

    private static Object operator(Call call) {
        Chat chat = chat(call);
        requireBot(call, chat);
        chat.put(waiting(chat));
        return true;
    }

    private static void requireBot(Call call, Chat chat) {
        long owner = chat.line().orElseThrow().owner();
        if (call.portal().registry().find(owner).isEmpty()) {
            throw new Refusal("WRONG_CHAT", "Operator is not a bot");
        }
    }

    private static Line waiting(Chat chat) {
        Line line = chat.line().orElseThrow();
        return new Line(line.customer(), line.session(), 0);
    }

    private static Object transfer(Call call) {
        Chat chat = chat(call);
        boolean toPerson = call.parameters().has("USER_ID");
        if (!toPerson && !call.parameters().has("QUEUE_ID")) {
            throw new Refusal("TRANSFER_ID_EMPTY", "Transfer ID can't be empty");
        }
        boolean known = toPerson
                ? call.portal()
                        .staff()
                        .find(call.parameters().number("USER_ID"))
                        .isPresent()
                : call.parameters().number("QUEUE_ID") == Line.NUMBER;
        if (!known) {
            throw new Refusal("OPERATOR_WRONG", "Operator is wrong");
        }
        chat.put(waiting(chat));
        return true;
    }

    private static Object finish(Call call) {
        call.portal().messenger().closeSession(chat(call));
        return true;
    }

    static Map<String, Object> describe(Chat chat) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", chat.id());
        fields.put("owner", chat.line().map(Line::owner).orElse(chat.ownerId()));
        fields.put("entity_type", chat.line().isPresent() ? "LINES" : "");
        fields.put(
                "entity_id", chat.line().map(line -> line.entityId(chat.id())).orElse(""));
        fields.put("entity_data_1", chat.line().map(Line::entityData).orElse(""));
        return fields;
    }
}
