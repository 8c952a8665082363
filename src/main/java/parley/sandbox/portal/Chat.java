package parley.sandbox.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A private dialog of two or a group chat. Guarded by the portal's lock. */
public final class Chat {
    private final long id;
    private final boolean isPrivate;
    private final String title;
    private final long ownerId;
    private final Set<Long> members = new LinkedHashSet<>();
    private final Map<Long, Message> messages = new LinkedHashMap<>();
    private final Map<Long, Instant> typing = new LinkedHashMap<>();
    private @Nullable Line line;

    Chat(long id, boolean isPrivate, String title, long ownerId, List<Long> members) {
        this.id = id;
        this.isPrivate = isPrivate;
        this.title = title;
        this.ownerId = ownerId;
        this.members.addAll(members);
    }

    public long id() {
        return id;
    }

    /** Empty for chats that belong to no Open Channel. */
    public Optional<Line> line() {
        return Optional.ofNullable(line);
    }

    public void put(Line changed) {
        line = changed;
    }

    public boolean isPrivate() {
        return isPrivate;
    }

    public String title() {
        return title;
    }

    public long ownerId() {
        return ownerId;
    }

    public Set<Long> members() {
        return members;
    }

    public boolean has(long userId) {
        return members.contains(userId);
    }

    /** The other side of a private dialog. */
    public long partnerOf(long userId) {
        return members.stream().filter(member -> member != userId).findFirst().orElse(userId);
    }

    /** What this member writes into DIALOG_ID to reach this chat (bots-v1.md, 1). */
    public String dialogFor(long userId) {
        return isPrivate ? String.valueOf(partnerOf(userId)) : "chat" + id;
    }

    public List<Message> messages() {
        return new ArrayList<>(messages.values());
    }

    public Optional<Message> message(long messageId) {
        return Optional.ofNullable(messages.get(messageId));
    }

    public long lastMessageId() {
        return messages.isEmpty() ? 0 : messages().getLast().id();
    }

    void put(Message message) {
        messages.put(message.id(), message);
        typing.remove(message.authorId());
    }

    void remove(long messageId) {
        messages.remove(messageId);
    }

    void startTyping(long userId, Instant until) {
        typing.put(userId, until);
    }

    /** Who is typing at this moment. */
    public List<Long> typing(Instant now) {
        typing.values().removeIf(now::isAfter);
        return List.copyOf(typing.keySet());
    }
}
