package parley.sandbox.rest;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.sandbox.portal.Chat;
import parley.sandbox.portal.Message;
import parley.sandbox.wire.Parameters;
import parley.sandbox.wire.Refusal;

/** Reading a dialog as one who belongs to it (im-dialog-messages-get.md). */
final class DialogMethods {
    private static final int PAGE = 20;
    private static final DateTimeFormatter ATOM = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private DialogMethods() {}

    static void register(Map<String, Method> methods) {
        methods.put("im.dialog.messages.get", new Method(Set.of("im"), DialogMethods::messages));
    }

    private static Object messages(Call call) {
        String dialog = call.parameters().text("DIALOG_ID").strip();
        if (dialog.isEmpty() || dialog.equals("0")) {
            throw new Refusal("DIALOG_ID_EMPTY", "Dialog ID can't be empty");
        }
        Chat chat = call.portal()
                .messenger()
                .find(call.userId(), dialog)
                .orElseThrow(() -> new Refusal("ACCESS_ERROR", "You do not have access to the specified dialog"));
        List<Message> page = page(chat, call.parameters());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("messages", page.stream().map(DialogMethods::describe).toList());
        result.put(
                "users",
                page.stream()
                        .map(Message::authorId)
                        .filter(author -> author > 0)
                        .distinct()
                        .map(author -> user(call, author))
                        .toList());
        result.put("files", List.of());
        result.put("chat_id", chat.id());
        return result;
    }

    /** The newest first. Those after FIRST_ID begin with the oldest of them, 0 being before the very first. */
    private static List<Message> page(Chat chat, Parameters parameters) {
        int limit = parameters.number("LIMIT") > 0 ? (int) Math.min(parameters.number("LIMIT"), PAGE) : PAGE;
        Stream<Message> messages = chat.messages().stream();
        List<Message> page;
        if (parameters.has("FIRST_ID")) {
            long first = parameters.number("FIRST_ID");
            page = messages.filter(message -> message.id() > first).limit(limit).toList();
        } else {
            long last = parameters.number("LAST_ID") > 0 ? parameters.number("LAST_ID") : Long.MAX_VALUE;
            page = messages.filter(message -> message.id() < last)
                    .sorted(Comparator.comparingLong(Message::id).reversed())
                    .limit(limit)
                    .toList();
        }
        return page.stream()
                .sorted(Comparator.comparingLong(Message::id).reversed())
                .toList();
    }

    private static Map<String, @Nullable Object> describe(Message message) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", message.id());
        fields.put("chat_id", message.chatId());
        fields.put("author_id", message.isSystem() ? 0 : message.authorId());
        fields.put("date", ATOM.format(message.posted().atOffset(ZoneOffset.UTC)));
        fields.put("text", message.text());
        fields.put("params", parameters(message));
        return fields;
    }

    /** An object, or null where there are none. */
    private static @Nullable Object parameters(Message message) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (message.isDeleted()) {
            parameters.put("IS_DELETED", "Y");
        }
        if (message.isEdited()) {
            parameters.put("IS_EDITED", "Y");
        }
        if (!message.likes().isEmpty()) {
            parameters.put("LIKE", new ArrayList<>(message.likes()));
        }
        return parameters.isEmpty() ? null : parameters;
    }

    private static Map<String, Object> user(Call call, long id) {
        return Map.of(
                "id", id,
                "name", call.portal().messenger().nameOf(id),
                "bot", call.portal().registry().find(id).isPresent());
    }
}
