package parley.authoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.portals.PortalId;

/** The portal's register of bots. Every method but two is one call over the network and must not be used inside a transaction. */
public interface BotPlatform {

    /** How many bots one portal may have from us. */
    int limit();

    /** Where portals send what bots hear: the same for all bots. */
    String address();

    /** Registers the bot and answers with the portal's number. May leave things out: an update has to follow. */
    Answer<Long> register(Bot bot, @Nullable Photo photo);

    /** Brings code, profile and address of a registered bot up to date. */
    Answer<Done> update(Bot bot, long number, @Nullable Photo photo);

    /** Removes the bot user and its private chats from the portal. Success also when it was not there any more. */
    Answer<Done> unregister(PortalId portal, long number);

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
