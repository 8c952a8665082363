package parley.running;

import java.util.Optional;
import java.util.OptionalLong;

/** Where conversations are kept between turns. Every method joins the transaction of the thread if there is one. */
public interface Conversations {
    Optional<Talk> find(BotRef bot, DialogId dialog);

    void save(BotRef bot, DialogId dialog, Talk talk);

    /** The number of the newest message that the bot is known to have said there; 0 if it is not known to have said any. */
    long said(BotRef bot, DialogId dialog);

    void noteSaid(BotRef bot, DialogId dialog, long message);

    /** Remembers which message carries the buttons of a ticket. */
    void noteButtons(BotRef bot, DialogId dialog, long ticket, long message);

    /** The message with the buttons of a ticket; empty when it has none, or none any more. */
    OptionalLong buttons(BotRef bot, DialogId dialog, long ticket);

    void forgetButtons(BotRef bot, DialogId dialog, long ticket);
}
