package parley.sandbox.portal;

import org.jspecify.annotations.Nullable;

/** Where a bot's events go; the last two are optional (bots-v1.md, 3.1). */
public record Handlers(
        String messageAdd,
        String welcome,
        String botDelete,
        @Nullable String messageUpdate,
        @Nullable String messageDelete) {

    /** One set of addresses per application: all bots must agree on the first three (bots-v1.md, 3.1). */
    public boolean agreesWith(Handlers other) {
        return messageAdd.equals(other.messageAdd)
                && welcome.equals(other.welcome)
                && botDelete.equals(other.botDelete);
    }

    /** What a plain bot keeps at registration (bots-v1.md, trap 1). */
    public Handlers withoutChanges() {
        return new Handlers(messageAdd, welcome, botDelete, null, null);
    }
}
