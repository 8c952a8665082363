package parley.authoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.portals.PortalId;

/**
 * The portal's register of bots. Every method is one or a few calls over the network and must not be used inside a
 * transaction. All of them may be repeated: a bot is recognised by its code.
 */
public interface BotPlatform {

    /** How many bots one portal may have from us. */
    int limit();

    /**
     * Registers the bot or finds it registered by its number or code, brings profile and handlers up to date, and answers with
     * the portal's number.
     */
    Answer<Long> register(Bot bot, @Nullable Photo photo);

    /** Removes the bot user and its private chats from the portal. Success also when it was not there any more. */
    Answer<Done> unregister(Bot bot);

    /** The bots the portal knows, ours and possibly others. */
    Answer<List<Known>> list(PortalId portal);

    /** What the portal says about one bot. */
    record Known(long number, String code, String name) {}

    /** Done, with nothing to say. */
    enum Done {
        DONE
    }

    /** The portal's answer: what we asked for, or what is wrong and where. */
    sealed interface Answer<T> {
        record Given<T>(T value) implements Answer<T> {}

        record Declined<T>(Problem problem) implements Answer<T> {}
    }
}
