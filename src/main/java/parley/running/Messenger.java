package parley.running;

import java.util.List;
import parley.engine.Message;
import parley.engine.Place;
import parley.portals.PortalFailure;

/** The way out to people. Every method that gives a delivery is one call over the network, never inside a transaction. */
public interface Messenger {

    /** The message in pieces that the place takes, in their order; usually itself. Calls nobody. */
    List<Message> parts(Place place, Message message);

    /** Sends a message as the bot, with buttons where the place has them. */
    Delivery send(BotRef bot, DialogId dialog, Place place, Message message);

    /** Sends a message that only the people of the company see, into a dialog with somebody from outside. */
    Delivery whisper(BotRef bot, DialogId dialog, Message message);

    /** Shows in the dialog that the bot is typing. */
    Delivery typing(BotRef bot, DialogId dialog);

    /** Takes the buttons from a message of the bot; its words stay. */
    Delivery retire(BotRef bot, long message);

    /** What became of a call. */
    sealed interface Delivery {
        record Sent(long messageId) implements Delivery {}

        record Failed(PortalFailure failure) implements Delivery {}
    }
}
