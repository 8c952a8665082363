package parley.sandbox.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Chat;
import parley.sandbox.wire.Refusal;

/** Typing, reading and leaving a chat (bots-v1.md, 5). */
final class ChatMethods {
    private ChatMethods() {}

    static void register(Map<String, Method> methods) {
        methods.put("imbot.chat.sendtyping", Method.imbot(ChatMethods::sendTyping));
        methods.put("imbot.chat.leave", Method.imbot(ChatMethods::leave));
        methods.put("imbot.dialog.get", Method.imbot(ChatMethods::describe));
    }

    private static Object sendTyping(Call call) {
        Bot bot = call.bot();
        String dialog = dialog(call);
        call.portal()
                .messenger()
                .find(bot.id(), dialog)
                .ifPresent(chat -> call.portal().messenger().startTyping(chat, bot.id()));
        return true;
    }

    private static String dialog(Call call) {
        String dialog = call.parameters().text("DIALOG_ID").strip();
        if (dialog.isEmpty() || dialog.equals("0")) {
            throw new Refusal("DIALOG_ID_EMPTY", "Dialog ID can't be empty");
        }
        return dialog;
    }

    private static Object leave(Call call) {
        Bot bot = call.bot();
        long chatId = call.parameters().number("CHAT_ID");
        if (chatId <= 0) {
            throw new Refusal("CHAT_ID_EMPTY", "Chat ID can't be empty");
        }
        Chat chat = call.portal()
                .messenger()
                .group(chatId)
                .filter(group -> group.has(bot.id()))
                .orElseThrow(() -> new Refusal("ACCESS_ERROR", "You do not have access to the specified chat"));
        if (chat.ownerId() == bot.id()) {
            throw new Refusal("ACCESS_ERROR", "LEAVE_OWNER_FORBIDDEN");
        }
        call.portal().messenger().leave(chat, bot.id());
        return true;
    }

    /** The token's user must see the chat: use the bot's own token (bots-v1.md, 5). */
    private static Object describe(Call call) {
        Chat chat = call.portal()
                .messenger()
                .find(call.userId(), dialog(call))
                .orElseThrow(() -> new Refusal("ACCESS_ERROR", "You do not have access to the specified dialog"));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", String.valueOf(chat.id()));
        fields.put("parent_chat_id", 0);
        fields.put("parent_message_id", 0);
        fields.put("name", chat.title());
        fields.put("description", "");
        fields.put("owner", chat.ownerId());
        fields.put("extranet", false);
        fields.put("avatar", "");
        fields.put("color", "#4ba984");
        fields.put("type", chat.isPrivate() ? "private" : "chat");
        fields.put("counter", 0);
        fields.put("user_counter", chat.members().size());
        fields.put("message_count", chat.messages().size());
        fields.put("unread_id", 0);
        fields.put("last_message_id", chat.lastMessageId());
        fields.put("last_id", 0);
        fields.put("marked_id", 0);
        fields.put("disk_folder_id", 0);
        fields.put("entity_type", "");
        fields.put("entity_id", "");
        fields.put("entity_data_1", "");
        fields.put("entity_data_2", "");
        fields.put("entity_data_3", "");
        fields.put("mute_list", List.of());
        fields.put("message_type", chat.isPrivate() ? "P" : "C");
        fields.put("public", "");
        fields.put("role", chat.ownerId() == call.userId() ? "owner" : "member");
        fields.put("text_field_enabled", true);
        fields.put("manager_list", List.of());
        fields.put("readed_list", List.of());
        fields.put("dialog_id", chat.dialogFor(call.userId()));
        fields.putAll(LineMethods.describe(chat));
        fields.put("id", String.valueOf(chat.id()));
        return fields;
    }
}
