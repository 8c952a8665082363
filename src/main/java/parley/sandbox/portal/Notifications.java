package parley.sandbox.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the bell of each person holds. Guarded by the portal's lock. */
public final class Notifications {
    /** One notification; the author is 0 when the portal itself speaks. */
    public record Notification(long id, long userId, long authorId, String text, String tag, Instant moment) {}

    private final List<Notification> notifications = new ArrayList<>();
    private long nextId = 7_001;

    /** A tag makes a new notification replace the person's old one (crm-and-people.md, 7). */
    public Notification add(long userId, long authorId, String text, String tag, Instant moment) {
        notifications.removeIf(
                old -> !tag.isEmpty() && old.userId() == userId && old.tag().equals(tag));
        Notification notification = new Notification(nextId++, userId, authorId, text, tag, moment);
        notifications.addFirst(notification);
        return notification;
    }

    List<Notification> of(long userId) {
        return notifications.stream()
                .filter(notification -> notification.userId() == userId)
                .toList();
    }
}
