package parley.running;

import java.util.Optional;
import java.util.OptionalLong;

/** Where conversations are kept between turns. Every method joins the transaction of the thread if there is one. */
public interface Conversations {
    Optional<Talk> find(BotRef bot, DialogId dialog);

    /**
     * Keeps what became of a conversation, if it is still as it was read: otherwise the transaction fails, at its end at the
     * latest.
     *
     * @param asRead empty when there was none
     */
    void save(BotRef bot, DialogId dialog, Optional<Talk> asRead, Talk talk);

    /** The number of the newest message that the bot is known to have said there; 0 if it is not known to have said any. */
    long said(BotRef bot, DialogId dialog);

    void noteSaid(BotRef bot, DialogId dialog, long message);

    /** Remembers which message carries the buttons of a ticket. */
    void noteButtons(BotRef bot, DialogId dialog, long ticket, long message);

    /** The message with the buttons of a ticket; empty when it has none, or none any more. */
    OptionalLong buttons(BotRef bot, DialogId dialog, long ticket);

    void forgetButtons(BotRef bot, DialogId dialog, long ticket);

    /** Somebody else changed or erased the conversation since it was read: nothing was saved. */
    final class ChangedMeanwhile extends RuntimeException {
        public ChangedMeanwhile(BotRef bot, DialogId dialog) {
            super("The conversation of bot " + bot + " in dialog " + dialog + " changed meanwhile");
        }
    }
}
