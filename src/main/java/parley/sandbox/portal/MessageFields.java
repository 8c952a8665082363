package parley.sandbox.portal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** {@code data[PARAMS]} of the message, command and join events, in the order of the samples (bots-v1.md, 9.5). */
final class MessageFields {
    private final String language;

    MessageFields(String language) {
        this.language = language;
    }

    Map<String, Object> added(Chat chat, Message message) {
        Mentions mentions = Mentions.in(message.text());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("MESSAGE", chat.isPrivate() ? message.text() : mentions.remainder());
        fields.put("TEMPLATE_ID", UUID.randomUUID().toString());
        putSender(fields, chat, message, message.authorId());
        if (chat.isPrivate()) {
            fields.put("TO_USER_ID", chat.partnerOf(message.authorId()));
        } else {
            putSnapshot(fields, chat, message, false);
        }
        putFlags(fields, false);
        fields.put("COMMAND_CONTEXT", "TEXTAREA");
        fields.put("CHAT_USER_COUNT", chat.members().size());
        putAddressees(fields, chat, message, mentions);
        fields.put("MESSAGE_ID", message.id());
        if (chat.isPrivate()) {
            fields.put("CHAT_TYPE", "P");
        }
        fields.put("LANGUAGE", language);
        return fields;
    }

    Map<String, Object> updated(Chat chat, Message message) {
        Mentions mentions = Mentions.in(message.text());
        Map<String, Object> fields = changed(chat, message, chat.isPrivate() ? message.text() : mentions.remainder());
        fields.put("CHAT_USER_COUNT", chat.members().size());
        putAddressees(fields, chat, message, mentions);
        putAddress(fields, chat, message);
        return fields;
    }

    /** The text is a notice; what was deleted is not told. */
    Map<String, Object> deleted(Chat chat, Message message) {
        Map<String, Object> fields = changed(chat, message, Notices.deleted(language, message.posted()));
        putAddress(fields, chat, message);
        return fields;
    }

    Map<String, Object> joined(Chat chat, Bot bot, Person person) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("CHAT_TYPE", kind(chat));
        fields.put("MESSAGE_TYPE", kind(chat));
        fields.put("BOT_ID", bot.id());
        fields.put("USER_ID", person.id());
        if (chat.isPrivate()) {
            fields.put("TO_USER_ID", person.id());
            fields.put("FROM_USER_ID", bot.id());
        } else {
            fields.put("CHAT_ID", chat.id());
            fields.put("CHAT_AUTHOR_ID", chat.ownerId());
            fields.put("CHAT_ENTITY_TYPE", entityType(chat));
            // The session is not told here (open-channels.md, 3).
            fields.put(
                    "CHAT_ENTITY_ID",
                    chat.line().map(line -> line.entityId(chat.id())).orElse(""));
            fields.put("ACCESS_HISTORY", 1);
        }
        fields.put("DIALOG_ID", chat.isPrivate() ? String.valueOf(person.id()) : chat.dialogFor(bot.id()));
        fields.put("LANGUAGE", language);
        return fields;
    }

    /** A pressed button has no template id, for nothing was written (samples/v1-command-keyboard-group.form). */
    Map<String, Object> commanded(
            Chat chat, Message message, String line, long authorId, boolean typed, Map<String, Object> botsInChat) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("MESSAGE", line);
        if (typed) {
            fields.put("TEMPLATE_ID", UUID.randomUUID().toString());
        }
        putSender(fields, chat, message, authorId);
        if (chat.isPrivate()) {
            fields.put("TO_USER_ID", chat.partnerOf(authorId));
        } else {
            putSnapshot(fields, chat, message, true);
            fields.put("BOT_IN_CHAT", botsInChat);
        }
        fields.put("SKIP_USER_CHECK", "Y");
        putFlags(fields, true);
        fields.put("MESSAGE_ID", message.id());
        if (chat.isPrivate()) {
            fields.put("CHAT_TYPE", "P");
        }
        fields.put("LANGUAGE", language);
        return fields;
    }

    private static String kind(Chat chat) {
        if (chat.line().isPresent()) {
            return "L";
        }
        return chat.isPrivate() ? "P" : "C";
    }

    private static String entityType(Chat chat) {
        return chat.line().isPresent() ? "LINES" : "THREAD";
    }

    /** What the bot writes into DIALOG_ID to answer this author. */
    private static String dialog(Chat chat, long authorId) {
        return chat.isPrivate() ? String.valueOf(authorId) : "chat" + chat.id();
    }

    private static void putSender(Map<String, Object> fields, Chat chat, Message message, long authorId) {
        fields.put("MESSAGE_TYPE", kind(chat));
        fields.put("FROM_USER_ID", authorId);
        fields.put("DIALOG_ID", dialog(chat, authorId));
        fields.put("TO_CHAT_ID", message.chatId());
        fields.put("AUTHOR_ID", authorId);
        fields.put("SYSTEM", "N");
    }

    private static void putSnapshot(Map<String, Object> fields, Chat chat, Message message, boolean command) {
        fields.put("CHAT_ID", chat.id());
        if (command) {
            fields.put("CHAT_PARENT_ID", 0);
            fields.put("CHAT_PARENT_MID", 0);
        }
        fields.put("CHAT_TITLE", chat.title());
        fields.put("CHAT_AUTHOR_ID", chat.ownerId());
        fields.put("CHAT_TYPE", kind(chat));
        fields.put("CHAT_AVATAR", 0);
        fields.put("CHAT_COLOR", "AZURE");
        fields.put("CHAT_ENTITY_TYPE", entityType(chat));
        putEntity(fields, chat);
        fields.put("CHAT_EXTRANET", "N");
        fields.put("CHAT_PREV_MESSAGE_ID", previous(chat, message));
        fields.put("CHAT_CAN_POST", "MEMBER");
        fields.put("RID", chat.ownerId());
        fields.put("IS_MANAGER", "N");
    }

    private static long previous(Chat chat, Message message) {
        return chat.messages().stream()
                .mapToLong(Message::id)
                .filter(id -> id < message.id())
                .max()
                .orElse(0);
    }

    private static void putEntity(Map<String, Object> fields, Chat chat) {
        fields.put(
                "CHAT_ENTITY_ID",
                chat.line().map(line -> line.entityId(chat.id())).orElse(""));
        fields.put("CHAT_ENTITY_DATA_1", chat.line().map(Line::entityData).orElse(""));
        fields.put("CHAT_ENTITY_DATA_2", "");
        fields.put("CHAT_ENTITY_DATA_3", "");
    }

    private static void putFlags(Map<String, Object> fields, boolean command) {
        fields.put("PUSH", "Y");
        fields.put("PUSH_IMPORTANT", "N");
        if (command) {
            fields.put("RECENT_ADD", "Y");
        }
        for (String flag : new String[] {
            "RECENT_SKIP_AUTHOR",
            "CONVERT",
            "SKIP_COMMAND",
            "SKIP_COUNTER_INCREMENTS",
            "SILENT_CONNECTOR",
            "SKIP_CONNECTOR",
            "IMPORTANT_CONNECTOR",
            "NO_SESSION_OL"
        }) {
            fields.put(flag, "N");
        }
        fields.put("FAKE_RELATION", 0);
        fields.put("SKIP_URL_INDEX", "N");
    }

    private static void putAddressees(Map<String, Object> fields, Chat chat, Message message, Mentions mentions) {
        if (chat.isPrivate()) {
            fields.put("PLATFORM_CONTEXT", "web");
            return;
        }
        Map<String, Object> list = new LinkedHashMap<>();
        mentions.ids().forEach(id -> list.put(String.valueOf(id), id));
        fields.put("MENTIONED_LIST", list);
        fields.put("PLATFORM_CONTEXT", "web");
        fields.put("MESSAGE_ORIGINAL", message.text());
        fields.put("TO_USER_ID", mentions.first());
    }

    private static Map<String, Object> changed(Chat chat, Message message, String text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ID", message.id());
        fields.put("CHAT_ID", chat.id());
        fields.put("AUTHOR_ID", message.authorId());
        fields.put("MESSAGE", text);
        fields.put("MESSAGE_TYPE", kind(chat));
        fields.put("CHAT_AUTHOR_ID", chat.ownerId());
        if (!chat.isPrivate()) {
            fields.put("CHAT_ENTITY_TYPE", entityType(chat));
        }
        putEntity(fields, chat);
        if (chat.isPrivate()) {
            fields.put("FROM_USER_ID", message.authorId());
            fields.put("TO_USER_ID", chat.partnerOf(message.authorId()));
        }
        return fields;
    }

    private void putAddress(Map<String, Object> fields, Chat chat, Message message) {
        fields.put("DIALOG_ID", dialog(chat, message.authorId()));
        fields.put("MESSAGE_ID", message.id());
        fields.put("CHAT_TYPE", kind(chat));
        fields.put("LANGUAGE", language);
    }
}
