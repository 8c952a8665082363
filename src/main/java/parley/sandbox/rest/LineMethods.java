package parley.sandbox.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.sandbox.portal.Chat;
import parley.sandbox.portal.Line;
import parley.sandbox.portal.Person;
import parley.sandbox.wire.Parameters;
import parley.sandbox.wire.Refusal;

/** {@code imopenlines.*} as bots use it (open-channels.md, 6). */
final class LineMethods {
    private static final Set<String> SCOPE = Set.of("imopenlines");

    private LineMethods() {}

    static void register(Map<String, Method> methods) {
        methods.put("imopenlines.bot.session.operator", new Method(SCOPE, LineMethods::operator));
        methods.put("imopenlines.bot.session.transfer", new Method(SCOPE, LineMethods::transfer));
        methods.put("imopenlines.bot.session.message.send", new Method(SCOPE, LineMethods::announce));
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
        if (!call.portal().channel().isWithBot(chat)) {
            throw new Refusal("WRONG_CHAT", "Operator is not a bot");
        }
        call.portal().channel().callQueue(chat);
        return true;
    }

    private static Object transfer(Call call) {
        Chat chat = chat(call);
        Parameters parameters = call.parameters();
        boolean toPerson = parameters.has("USER_ID");
        if (!toPerson && !parameters.has("QUEUE_ID")) {
            throw new Refusal("TRANSFER_ID_EMPTY", "Transfer ID can't be empty");
        }
        Optional<String> whom = toPerson
                ? call.portal().staff().find(parameters.number("USER_ID")).map(Person::name)
                : Optional.of("another line").filter(_ -> parameters.number("QUEUE_ID") == Line.NUMBER);
        boolean open = chat.line().filter(line -> line.session() != 0).isPresent();
        if (whom.isEmpty() || !open) {
            throw new Refusal("OPERATOR_WRONG", "Operator is wrong");
        }
        call.portal().channel().transfer(chat, whom.get());
        if (toPerson && parameters.isYes("LEAVE", false)) {
            // The first of the application goes, whichever one it is (open-channels.md, 6.5).
            chat.members().remove(call.bot().id());
        }
        return true;
    }

    private static Object announce(Call call) {
        Chat chat = chat(call);
        String text = call.parameters().text("MESSAGE").strip();
        if (call.parameters().text("NAME").equals("DEFAULT") && !text.isEmpty()) {
            call.portal().channel().announce(chat, text);
        }
        return true;
    }

    private static Object finish(Call call) {
        call.portal().channel().close(chat(call));
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
