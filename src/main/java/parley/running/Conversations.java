package parley.running;

import java.time.Instant;
import parley.engine.Conversation;

/** Where conversations are kept between turns. */
public interface Conversations {
    /** The conversation, or a new one. */
    Conversation find(BotRef bot, DialogId dialog);

    void save(BotRef bot, DialogId dialog, Conversation conversation, Instant now);

    /** The number of the newest message that the bot is known to have said there; 0 if it is not known to have said any. */
    long said(BotRef bot, DialogId dialog);

    /** Joins the transaction of the thread if there is one. */
    void noteSaid(BotRef bot, DialogId dialog, long message);
}
