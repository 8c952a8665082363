package parley.sandbox.portal;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people see in a chat; an author of 0 is the portal itself.
 *
 * @param isInside not for the customer of an Open Channel
 * @param isDeleted a tombstone: the text is gone, the place stays
 * @param attach as it was sent: maps and lists, or null
 */
public record Message(
        long id,
        long chatId,
        long authorId,
        String author,
        String text,
        Instant posted,
        boolean isSystem,
        boolean isInside,
        boolean isEdited,
        boolean isDeleted,
        List<Button> buttons,
        @Nullable Object attach,
        @Nullable Object menu,
        Set<Long> likes) {

    public Message {
        buttons = List.copyOf(buttons);
        likes = Set.copyOf(likes);
    }

    Message saying(String newText) {
        return with(newText, true, isDeleted, buttons, attach, menu, likes);
    }

    Message showing(List<Button> newButtons, @Nullable Object newAttach, @Nullable Object newMenu) {
        return with(text, isEdited, isDeleted, newButtons, newAttach, newMenu, likes);
    }

    Message buried() {
        return with("", isEdited, true, List.of(), null, null, likes);
    }

    Message liked(long userId, boolean likes) {
        Set<Long> changed = new LinkedHashSet<>(this.likes);
        if (likes) {
            changed.add(userId);
        } else {
            changed.remove(userId);
        }
        return with(text, isEdited, isDeleted, buttons, attach, menu, changed);
    }

    private Message with(
            String newText,
            boolean edited,
            boolean deleted,
            List<Button> newButtons,
            @Nullable Object newAttach,
            @Nullable Object newMenu,
            Set<Long> newLikes) {
        return new Message(
                id,
                chatId,
                authorId,
                author,
                newText,
                posted,
                isSystem,
                isInside,
                edited,
                deleted,
                newButtons,
                newAttach,
                newMenu,
                newLikes);
    }
}
