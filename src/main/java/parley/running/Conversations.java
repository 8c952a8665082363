package parley.running;

import java.time.Instant;
import parley.engine.Conversation;

/** Where conversations are kept between turns. */
public interface Conversations {
    /** The conversation, or a new one. */
    Conversation find(BotRef bot, DialogId dialog);

    void save(BotRef bot, DialogId dialog, Conversation conversation, Instant now);
}
