package parley.running;

import parley.engine.Message;
import parley.engine.Place;
import parley.portals.PortalFailure;

/** What was said in a dialog, as its bot sees it. A call over the network, never inside a transaction. */
public interface DialogHistory {

    /** Looks for this message among what the bot said after the message with that number. */
    Finding find(BotRef bot, DialogId dialog, Place place, Message message, long after);

    /** What a look showed. */
    sealed interface Finding {
        record Said(long messageId) implements Finding {}

        record NotSaid() implements Finding {}

        /**
         * The bot may not look there, or has nothing to look with.
         *
         * @param reason for logs and support
         */
        record Closed(String reason) implements Finding {}

        /** The portal did not answer; looking again may help. */
        record Failed(PortalFailure failure) implements Finding {}
    }
}
