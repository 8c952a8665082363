package parley.sandbox.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to write.
 *
 * @param isSystem shown as a notice of the portal
 * @param isInside not for the customer of an Open Channel (open-channels.md, 5.1)
 */
public record Post(
        long authorId,
        String text,
        boolean isSystem,
        boolean isInside,
        List<Button> buttons,
        @Nullable Object attach,
        @Nullable Object menu) {

    public Post {
        buttons = List.copyOf(buttons);
    }

    public Post(long authorId, String text) {
        this(authorId, text, false, false, List.of(), null, null);
    }

    /** Those outside are not told what the portal notes. */
    public Post system() {
        return new Post(authorId, text, true, true, buttons, attach, menu);
    }

    public Post inside() {
        return new Post(authorId, text, isSystem, true, buttons, attach, menu);
    }

    public Post forEverybody() {
        return new Post(authorId, text, isSystem, false, buttons, attach, menu);
    }

    public Post with(List<Button> keyboard, @Nullable Object attachment, @Nullable Object contextMenu) {
        return new Post(authorId, text, isSystem, isInside, keyboard, attachment, contextMenu);
    }
}
