package parley.running;

import parley.engine.Message;
import parley.portals.PortalFailure;

/** The way out to people. Every method is one call over the network and must not be used inside a transaction. */
public interface Messenger {

    /** Sends a message as the bot. */
    Delivery send(BotRef bot, DialogId dialog, Message message);

    /** Shows in the dialog that the bot is typing. */
    Delivery typing(BotRef bot, DialogId dialog);

    /** What became of a call. */
    sealed interface Delivery {
        record Sent(long messageId) implements Delivery {}

        record Failed(PortalFailure failure) implements Delivery {}
    }
}
