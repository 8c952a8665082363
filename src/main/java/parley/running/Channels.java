package parley.running;

import java.util.OptionalLong;
import parley.engine.Message;
import parley.engine.Step;
import parley.portals.PortalFailure;

/** Open Channels of a portal, where people of the company and bots share dialogs. Calls over the network. */
public interface Channels {

    /** Who has the word in a dialog now. */
    Standing standing(BotRef bot, DialogId dialog);

    /** Asks for a human, or for a particular one. That somebody was asked does not mean that somebody came. */
    Handing hand(BotRef bot, DialogId dialog, Step.Desk desk);

    /** Says something in the name of the channel itself, which the bot may have left; what is said so has no number. */
    Messenger.Delivery announce(BotRef bot, DialogId dialog, Message message);

    /** What a look showed. */
    sealed interface Standing {
        /** @param session 0 when none is open; empty when it was not told */
        record Known(OptionalLong session, Holder holder) implements Standing {
            /** Whether no session is open at all. */
            public boolean isClosed() {
                return session.isPresent() && session.getAsLong() == 0;
            }

            /** Whether the session that was meant is not the one that is open. */
            boolean isOver(long meant) {
                return isClosed() || (session.isPresent() && meant != 0 && meant != session.getAsLong());
            }
        }

        /**
         * Nobody may look there.
         *
         * @param reason for logs and support
         */
        record Hidden(String reason) implements Standing {}

        record Failed(PortalFailure failure) implements Standing {}
    }

    /** Whose a dialog is. */
    enum Holder {
        BOT,
        HUMAN,
        /** It waits for somebody. */
        NOBODY
    }

    /** What became of asking for a human. */
    sealed interface Handing {
        record Asked() implements Handing {}

        /** A human has it, or was asked for already. */
        record NotTheBots() implements Handing {}

        record Failed(PortalFailure failure) implements Handing {}
    }
}
